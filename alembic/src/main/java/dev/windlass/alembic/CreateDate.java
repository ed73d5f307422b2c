package dev.windlass.alembic;

import dev.windlass.script.FixedTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code Create Date} of a revision's docstring. */
final class CreateDate {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .optionalStart()
            .appendPattern("[' ']['T']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[' '][XXX][XX]")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final String USUAL = "0000-00-00 00:00:00.000000";

    private CreateDate() {}

    /**
     * The time; nothing if it is none. Alembic writes {@code datetime.now()} in the configured time zone or, without one,
     * in local time of an unknown place; that is read as UTC.
     */
    static Optional<Instant> parse(String text) {
        return FixedTime.read(text, USUAL).or(() -> other(text));
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
