package dev.windlass.script;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The number that the next pair is given. */
public final class PairNumbering {
    /** A number of so many digits is read as a time, not as a count. */
    private static final int TIME_DIGITS = 10;

    private static final int DEFAULT_DIGITS = 6;
    private static final String DEFAULT_FORMAT = "20060102150405";

    private PairNumbering() {}

    /**
     * What was asked for. With neither a sequence nor a format the folder shows which it is; an empty one begins with
     * times, as golang-migrate does.
     *
     * @param sequence whether to count
     * @param digits how many digits a count has at least
     * @param format a time: {@code unix}, {@code unixNano}, or the reference time of Go as it is to be written
     * @param zone the zone of that time
     */
    public record Request(boolean sequence, Optional<Integer> digits, Optional<String> format, ZoneId zone) {}

    /**
     * The next number, as it stands in the name.
     *
     * @throws dev.windlass.error.WindlassException with {@code USAGE}, worded as golang-migrate does, or
     *     {@code FILE_EXISTS} if the time is taken
     */
    public static String next(List<PairName> present, Request request, Instant now) {
        if (request.sequence() && request.format().isPresent()) {
            throw usage("The seq and format options are mutually exclusive");
        }
        if (request.digits().filter(digits -> digits <= 0).isPresent()) {
            throw usage("Digits must be positive");
        }
        Optional<PairName> last = present.stream().max(Comparator.comparing(PairName::version));
        boolean counted = request.sequence()
                || request.format().isEmpty()
                        && last.filter(name -> name.version().toString().length() < TIME_DIGITS)
                                .isPresent();
        return counted ? counted(last, request) : timed(present, request, now);
    }

    private static String counted(Optional<PairName> last, Request request) {
        BigInteger next = last.map(PairName::version).orElse(BigInteger.ZERO).add(BigInteger.ONE);
        int digits =
                request.digits().orElseGet(() -> last.map(PairNumbering::width).orElse(DEFAULT_DIGITS));
        String text = next.toString();
        if (request.digits().isPresent() && text.length() > digits) {
            throw usage(
                    "The next sequence number " + text + " is too large: at most " + digits + " digits are allowed");
        }
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** Numbers without leading zeros go on without them. */
    private static int width(PairName last) {
        return last.digits().startsWith("0") || last.digits().length() >= DEFAULT_DIGITS
                ? last.digits().length()
                : 1;
    }

    private static String timed(List<PairName> present, Request request, Instant now) {
        String format = request.format().orElse(DEFAULT_FORMAT);
        String version = switch (format) {
            case "" -> throw usage("The time format may not be empty");
            case "unix" -> Long.toString(now.getEpochSecond());
            case "unixNano" -> now.getEpochSecond() + "%09d".formatted(now.getNano());
            default -> GoTimeFormat.format(format, now, request.zone());
        };
        if (!version.matches("[0-9]+")) {
            throw usage("The time format \"" + format + "\" gives \"" + version + "\", which is no number");
        }
        if (present.stream().anyMatch(name -> name.digits().equals(version))) {
            throw Problem.of(ErrorCode.FILE_EXISTS, "Two migrations would have the version " + version)
                    .next("Wait a second, or count with --seq.")
                    .toException();
        }
        return version;
    }

    /**
     * A time zone by its name.
     *
     * @throws dev.windlass.error.WindlassException with {@code USAGE}
     */
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw usage("Unknown time zone \"" + name + "\"");
        }
    }

    private static dev.windlass.error.WindlassException usage(String message) {
        return Problem.of(ErrorCode.USAGE, message)
                .next("Run 'windlass create --help'.")
                .toException();
    }

    /** Go's way to write times: by an example, the reference time (package time, Layout). Only numbers are known here. */
    private static final class GoTimeFormat {
        private record Token(String go, String java) {}

        private static final List<Token> TOKENS = List.of(
                new Token("2006", "uuuu"),
                new Token("01", "MM"),
                new Token("02", "dd"),
                new Token("15", "HH"),
                new Token("03", "hh"),
                new Token("04", "mm"),
                new Token("05", "ss"),
                new Token("06", "uu"));

        static String format(String layout, Instant at, ZoneId zone) {
            StringBuilder pattern = new StringBuilder();
            int i = 0;
            while (i < layout.length()) {
                int from = i;
                Optional<Token> token = TOKENS.stream()
                        .filter(t -> layout.startsWith(t.go(), from))
                        .findFirst();
                if (token.isPresent()) {
                    pattern.append(token.get().java());
                    i += token.get().go().length();
                } else {
                    char c = layout.charAt(i++);
                    pattern.append(c == '\'' ? "''" : "'" + c + "'");
                }
            }
            return DateTimeFormatter.ofPattern(pattern.toString().replace("''", ""), Locale.ROOT)
                    .format(at.atZone(zone));
        }
    }
}
