package dev.windlass.alembic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code Create Date} of a revision's docstring. */
final class CreateDate {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd")
            .optionalStart()
            .appendPattern("[' ']['T']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[' '][XXX][XX]")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter(Locale.ROOT);

    private static final String USUAL = "0000-00-00 00:00:00.000000";

    private CreateDate() {}

    /**
     * The time; nothing if it is none. Alembic writes {@code datetime.now()} in the configured time zone or, without one,
     * in local time of an unknown place; that is read as UTC.
     */
    static Optional<Instant> parse(String text) {
        // A formatter takes longer than all else that is read of a file, and most dates are written in one way.
        return isUsual(text) ? usual(text) : other(text);
    }

    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char c = text.charAt(i);
            if (USUAL.charAt(i) == '0' ? c < '0' || c > '9' : c != USUAL.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Instant> usual(String text) {
        try {
            return Optional.of(LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            number(text, 20, 26) * 1000)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }

    private static Optional<Instant> other(String text) {
        try {
            return Optional.of(
                    switch (FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
                        case OffsetDateTime zoned -> zoned.toInstant();
                        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                        default -> throw new IllegalStateException(text);
                    });
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
