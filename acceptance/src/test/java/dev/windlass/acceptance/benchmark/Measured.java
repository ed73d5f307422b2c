package dev.windlass.acceptance.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What one run of a command took.
 *
 * @param seconds by the clock on the wall
 * @param cpuSeconds of all its threads, user and system
 * @param peakKilobytes its greatest resident memory
 */
record Measured(double seconds, double cpuSeconds, long peakKilobytes) {
    /** The run whose time is the median; of its own time, not mixed with that of others. */
    static Measured median(List<Measured> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Measured::seconds))
                .toList()
                .get(runs.size() / 2);
    }

    /** As cells of a table: seconds, CPU seconds, megabytes. */
    String cells() {
        return String.format(Locale.ROOT, "%.2f | %.2f | %d", seconds, cpuSeconds, peakKilobytes / 1024);
    }
}
