package dev.windlass.execute;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.sql.SourceSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HexFormat;
import java.util.UUID;

/** A key's value as the journal keeps it: a letter for its kind, and its text. */
final class KeyText {
    private KeyText() {}

    static String of(Object key, SourceSpan place) {
        return switch (key) {
            case Long it -> "n" + it;
            case Integer it -> "n" + it;
            case Short it -> "n" + it;
            case BigDecimal it -> "d" + it.toPlainString();
            case BigInteger it -> "d" + it;
            case String it -> "s" + it;
            case UUID it -> "u" + it;
            case byte[] it -> "b" + HexFormat.of().formatHex(it);
            case LocalDate it -> "D" + it;
            case LocalDateTime it -> "T" + it;
            case OffsetDateTime it -> "O" + it;
            // The driver's own kinds of date print as the database reads them.
            case Date it -> "s" + it;
            default ->
                throw Problem.of(
                                ErrorCode.CODE_FAILED,
                                "A table cannot be walked in batches by a key of type "
                                        + key.getClass().getSimpleName())
                        .at(place.toString())
                        .next("Choose a key of numbers, texts, UUIDs, dates or bytes.")
                        .toException();
        };
    }

    static Object parse(String text) {
        String value = text.substring(1);
        return switch (text.charAt(0)) {
            case 'n' -> Long.valueOf(value);
            case 'd' -> new BigDecimal(value);
            case 'u' -> UUID.fromString(value);
            case 'b' -> HexFormat.of().parseHex(value);
            case 'D' -> LocalDate.parse(value);
            case 'T' -> LocalDateTime.parse(value);
            case 'O' -> OffsetDateTime.parse(value);
            default -> value;
        };
    }
}
