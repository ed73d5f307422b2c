package dev.windlass.acceptance.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One thing that several tools do; the first one named is Windlass.
 *
 * @param title what is done
 * @param mark the ratio to reach, and to whom, for the reader; empty if none is set
 * @param runs how each tool does it once, by the tool's name
 */
record Comparison(String title, String mark, Map<String, Supplier<Measured>> runs) {
    /** What came of it: the median of each tool. */
    record Result(String title, String mark, Map<String, Measured> medians) {
        /** How many times as long Windlass took as another tool. */
        double ratio(String other) {
            return medians.values().iterator().next().seconds()
                    / medians.get(other).seconds();
        }

        /** The rows of a Markdown table. */
        String rows() {
            StringBuilder out = new StringBuilder();
            String first = medians.keySet().iterator().next();
            medians.forEach((name, measured) -> out.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s |%n",
                    name.equals(first) ? title + (mark.isEmpty() ? "" : " (mark: " + mark + ")") : "",
                    name,
                    measured.cells(),
                    name.equals(first) ? "" : String.format(Locale.ROOT, "%.2f", ratio(name)))));
            return out.toString();
        }
    }

    /** Runs all, in turn, several rounds after one that does not count. */
    Result run(int rounds) {
        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        runs.keySet().forEach(name -> measured.put(name, new ArrayList<>()));
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Supplier<Measured>> run : runs.entrySet()) {
                Measured one = run.getValue().get();
                if (round > 0 || rounds == 1) {
                    measured.get(run.getKey()).add(one);
                }
            }
            if (rounds == 1) {
                break;
            }
        }
        Map<String, Measured> medians = new LinkedHashMap<>();
        measured.forEach((name, all) -> medians.put(name, Measured.median(all)));
        return new Result(title, mark, medians);
    }
}
