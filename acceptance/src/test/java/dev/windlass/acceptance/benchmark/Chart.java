package dev.windlass.acceptance.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bar chart of medians, as SVG. */
final class Chart {
    private static final int LINE = 18;
    private static final int BARS = 300;
    private static final int WIDTH = 420;

    private Chart() {}

    static String svg(List<Comparison.Result> results) {
        int lines =
                results.stream().mapToInt(result -> result.medians().size() + 2).sum();
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n",
                BARS + WIDTH,
                lines * LINE));
        int y = 0;
        for (Comparison.Result result : results) {
            y += LINE;
            out.append(text(0, y, "bold", result.title()));
            double longest = result.medians().values().stream()
                    .mapToDouble(Measured::seconds)
                    .max()
                    .orElse(1);
            boolean first = true;
            for (Map.Entry<String, Measured> one : result.medians().entrySet()) {
                y += LINE;
                int width = (int) Math.max(1, one.getValue().seconds() / longest * BARS);
                out.append(text(12, y, "normal", one.getKey()));
                out.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"260\" y=\"%d\" width=\"%d\" height=\"12\" fill=\"%s\"/>%n",
                        y - 10,
                        width,
                        first ? "#2b6cb0" : "#a0aec0"));
                out.append(text(
                        266 + width,
                        y,
                        "normal",
                        String.format(Locale.ROOT, "%.2f s", one.getValue().seconds())));
                first = false;
            }
            y += LINE;
        }
        return out.append("</svg>\n").toString();
    }

    private static String text(int x, int y, String weight, String content) {
        return String.format(
                "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n",
                x, y, weight, content.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
