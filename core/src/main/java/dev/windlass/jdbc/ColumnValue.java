package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.execute.Json;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value out of a file on its way into a column: as the driver takes it, and in a form that can be compared. */
final class ColumnValue {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private ColumnValue() {}

    /** What is wrong with a value; its message never has the value in it. */
    static final class UnfitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(message);
        }
    }

    /** The value as the driver takes it for the column. */
    static @Nullable Object bound(@Nullable Object value, TableShape.ColumnShape column, DialectName dialect) {
        if (value == null) {
            return null;
        }
        Object comparable = comparable(value, column);
        String text = value instanceof Map || value instanceof List ? Json.render(value) : value.toString();
        return switch (comparable) {
            case BigDecimal number -> {
                boolean whole = number.stripTrailingZeros().scale() <= 0;
                yield dialect == DialectName.SQLITE && whole && number.precision() < 19
                        ? (Object) number.longValueExact()
                        : dialect == DialectName.SQLITE ? (Object) number.doubleValue() : number.toPlainString();
            }
            // With its offset taken into account, which PostgreSQL passes over and MySQL refuses.
            case LocalDateTime time -> TIME.format(time);
            case LocalDate date -> date.toString();
            case Boolean truth -> dialect == DialectName.POSTGRESQL ? (Object) truth.toString() : truth ? 1 : 0;
            default -> text;
        };
    }

    /** The value in a form in which equal ones are equal, however they are written. */
    static Object comparable(Object value, TableShape.ColumnShape column) {
        String text = value instanceof Map || value instanceof List ? Json.render(value) : value.toString();
        String typeName = column.typeName().toLowerCase(Locale.ROOT);
        if (typeName.startsWith("json")) {
            return json(value, text);
        }
        if (typeName.equals("uuid")) {
            return uuid(text);
        }
        // SQLite's driver knows the types by their names alone.
        if (typeName.startsWith("bool")) {
            return truth(text);
        }
        if (typeName.equals("date") && column.type() != Types.TIMESTAMP) {
            return date(text);
        }
        if (typeName.startsWith("timestamp") || typeName.startsWith("datetime")) {
            return time(text, typeName.contains("tz") || typeName.contains("with time zone"));
        }
        return switch (column.type()) {
            case Types.BOOLEAN -> truth(text);
            // PostgreSQL calls a boolean a bit, and MySQL a number of one digit.
            case Types.BIT -> isTruth(text) ? truth(text) : (Object) text;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> {
                boolean truth = value instanceof Boolean || column.size() <= 1 && isWord(text);
                yield truth ? number(truth(text) ? "1" : "0", true) : number(text, true);
            }
            case Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.FLOAT, Types.DOUBLE -> number(text, false);
            case Types.DATE -> date(text);
            case Types.TIME -> text;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                time(text, typeName.contains("tz") || typeName.contains("zone"));
            default -> {
                boolean counted = (column.type() == Types.VARCHAR || column.type() == Types.CHAR)
                        && column.size() > 0
                        && text.codePointCount(0, text.length()) > column.size();
                if (counted) {
                    throw new UnfitException("is longer than " + column.size() + " characters");
                }
                yield column.type() == Types.CHAR ? text.stripTrailing() : text;
            }
        };
    }

    private static Object json(Object value, String text) {
        if (value instanceof Map || value instanceof List) {
            return normal(value);
        }
        if (text.strip().equals("null")) {
            return "null";
        }
        try {
            return normal(Json.parse(text));
        } catch (IllegalArgumentException e) {
            throw new UnfitException("is no JSON");
        }
    }

    /** Objects without order, numbers without a way of being written. */
    private static Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new java.util.TreeMap<>();
                map.forEach((name, inner) -> sorted.put(String.valueOf(name), normal(inner)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(ColumnValue::normal).toList();
            case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
            default -> value;
        };
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UnfitException("is no UUID");
        }
    }

    private static boolean isWord(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    private static boolean isTruth(String text) {
        return isWord(text) || List.of("t", "f", "1", "0", "yes", "no").contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "1" -> true;
            case "false", "f", "no", "0" -> false;
            default -> throw new UnfitException("is neither true nor false");
        };
    }

    private static BigDecimal number(String text, boolean whole) {
        try {
            BigDecimal number = new BigDecimal(text.strip()).stripTrailingZeros();
            if (whole && number.scale() > 0) {
                throw new UnfitException("is no whole number");
            }
            return number.signum() == 0 ? BigDecimal.ZERO : number;
        } catch (NumberFormatException e) {
            throw new UnfitException("is no number");
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip().length() > 10 ? text.strip().substring(0, 10) : text.strip());
        } catch (DateTimeException e) {
            throw new UnfitException("is no date such as 2026-01-31");
        }
    }

    private static Object time(String text, boolean zoned) {
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        try {
            if (iso.length() == 10) {
                iso = iso + "T00:00";
            }
            boolean offset = iso.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)");
            String full = iso.replaceFirst("([+-]\\d\\d)$", "$1:00").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
            if (!offset) {
                LocalDateTime local = LocalDateTime.parse(iso);
                return zoned ? (Object) local.atZone(ZoneId.systemDefault()).toInstant() : local;
            }
            Instant instant = OffsetDateTime.parse(full).toInstant();
            return zoned ? instant : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UnfitException("is no time such as 2026-01-31T08:00:00Z");
        }
    }
}
