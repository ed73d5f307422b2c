package dev.windlass.alembic.eval;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code strftime}, {@code strptime} and ISO texts, in English whatever the machine speaks. */
final class DateFormat {
    private DateFormat() {}

    static String time(LocalTime time) {
        return String.format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond())
                + (time.getNano() >= 1000 ? String.format(".%06d", time.getNano() / 1000) : "");
    }

    static String iso(LocalDateTime local, @Nullable ZoneOffset offset, String separator) {
        return String.format("%04d-%02d-%02d", local.getYear(), local.getMonthValue(), local.getDayOfMonth())
                + separator
                + time(local.toLocalTime())
                + (offset == null ? "" : offset(offset, ":"));
    }

    private static String offset(ZoneOffset offset, String separator) {
        int seconds = Math.abs(offset.getTotalSeconds());
        return (offset.getTotalSeconds() < 0 ? "-" : "+")
                + String.format("%02d%s%02d", seconds / 3600, separator, seconds / 60 % 60);
    }

    static String format(String format, LocalDateTime time, @Nullable ZoneOffset offset) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 >= format.length()) {
                text.append(c);
                continue;
            }
            char code = format.charAt(++i);
            boolean plain = code == '-' && i + 1 < format.length();
            String part = one(plain ? format.charAt(++i) : code, time, offset);
            text.append(plain ? part.replaceFirst("^0(?=.)", "") : part);
        }
        return text.toString();
    }

    private static String one(char code, LocalDateTime time, @Nullable ZoneOffset offset) {
        return switch (code) {
            case 'Y' -> String.format("%04d", time.getYear());
            case 'y' -> String.format("%02d", time.getYear() % 100);
            case 'm' -> String.format("%02d", time.getMonthValue());
            case 'd' -> String.format("%02d", time.getDayOfMonth());
            case 'H' -> String.format("%02d", time.getHour());
            case 'I' -> String.format("%02d", (time.getHour() + 11) % 12 + 1);
            case 'M' -> String.format("%02d", time.getMinute());
            case 'S' -> String.format("%02d", time.getSecond());
            case 'f' -> String.format("%06d", time.getNano() / 1000);
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'j' -> String.format("%03d", time.getDayOfYear());
            case 'b' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'z' -> offset == null ? "" : offset(offset, "");
            case 'Z' -> offset == null ? "" : "UTC";
            case 'F' -> format("%Y-%m-%d", time, offset);
            case 'T', 'X' -> format("%H:%M:%S", time, offset);
            case 'D', 'x' -> format("%m/%d/%y", time, offset);
            case 'c' -> format("%a %b %d %H:%M:%S %Y", time, offset);
            case 's' -> String.valueOf(time.toEpochSecond(ZoneOffset.UTC));
            case '%' -> "%";
            default -> "%" + code;
        };
    }

    static Value parse(String text, String format) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        boolean zoned = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 >= format.length()) {
                builder.appendLiteral(c);
                continue;
            }
            char code = format.charAt(++i);
            zoned |= code == 'z';
            switch (code) {
                case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
                case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, 1969);
                case 'm' -> number(builder, ChronoField.MONTH_OF_YEAR);
                case 'd' -> number(builder, ChronoField.DAY_OF_MONTH);
                case 'H' -> number(builder, ChronoField.HOUR_OF_DAY);
                case 'I' -> number(builder, ChronoField.CLOCK_HOUR_OF_AMPM);
                case 'M' -> number(builder, ChronoField.MINUTE_OF_HOUR);
                case 'S' -> number(builder, ChronoField.SECOND_OF_MINUTE);
                case 'f' -> builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, 6, false);
                case 'p' -> builder.appendText(ChronoField.AMPM_OF_DAY);
                case 'b' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
                case 'B' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
                case 'a' -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT);
                case 'A' -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL);
                case 'z' -> builder.appendPattern("[XXX][XX][X]");
                case '%' -> builder.appendLiteral('%');
                default -> throw Errors.value("'" + code + "' is a bad directive in format '" + format + "'");
            }
        }
        builder.parseDefaulting(ChronoField.YEAR, format.contains("%Y") || format.contains("%y") ? 1900 : 1900);
        if (!format.contains("%m") && !format.contains("%b") && !format.contains("%B")) {
            builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        }
        if (!format.contains("%d")) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        if (!format.contains("%H") && !format.contains("%I")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
        }
        boolean withZone = zoned;
        DateTimeFormatter formatter = builder.toFormatter(Locale.ENGLISH);
        return DateTimes.parse(() -> {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDateTime local = LocalDateTime.from(parsed);
            return new DateTimes.DateTime(local, withZone ? ZoneOffset.from(parsed) : null);
        });
    }

    private static void number(DateTimeFormatterBuilder builder, ChronoField field) {
        builder.appendValue(field, 1, 2, java.time.format.SignStyle.NOT_NEGATIVE);
    }
}
