package dev.windlass.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h30m}, {@code 2d}, {@code 0}. */
public final class DurationText {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private DurationText() {}

    /** The duration, or nothing if the text is not one. */
    public static Optional<Duration> parse(String text) {
        String compact = text.strip().replace(" ", "");
        if (compact.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher part = PART.matcher(compact);
        Duration sum = Duration.ZERO;
        int position = 0;
        while (part.find(position) && part.start() == position) {
            sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
            position = part.end();
        }
        return position == 0 || position < compact.length() ? Optional.empty() : Optional.of(sum);
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException(unit);
        };
    }

    /** The shortest text that {@link #parse} reads as this duration. */
    public static String print(Duration duration) {
        if (duration.isZero()) {
            return "0";
        }
        StringBuilder result = new StringBuilder();
        append(result, duration.toDays(), "d");
        append(result, duration.toHoursPart(), "h");
        append(result, duration.toMinutesPart(), "m");
        append(result, duration.toSecondsPart(), "s");
        append(result, duration.toMillisPart(), "ms");
        return result.toString();
    }

    private static void append(StringBuilder result, long amount, String unit) {
        if (amount > 0) {
            result.append(amount).append(unit);
        }
    }
}
