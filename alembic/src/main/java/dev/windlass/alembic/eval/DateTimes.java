package dev.windlass.alembic.eval;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules {@code datetime}, {@code time}, {@code zoneinfo} and {@code pytz}. */
public final class DateTimes {
    static final NativeClass DATE = new NativeClass(
            "date",
            List.of(),
            DateMethods.DATE,
            Map.of(
                    "today",
                    Native.of("today", "", (run, b) -> new Date(LocalDate.now(ZoneId.systemDefault()))),
                    "fromisoformat",
                    Native.of(
                            "fromisoformat",
                            "text",
                            (run, b) -> new Date(parse(() -> LocalDate.parse(b.text("text"))))),
                    "min",
                    new Date(LocalDate.of(1, 1, 1)),
                    "max",
                    new Date(LocalDate.of(9999, 12, 31))),
            "year, month, day",
            (run, type, b) -> new Date(
                    parse(() -> LocalDate.of(b.integer("year", 1), b.integer("month", 1), b.integer("day", 1)))));
    static final NativeClass DATETIME = new NativeClass(
            "datetime",
            List.of(DATE),
            DateMethods.DATETIME,
            statics(),
            "year, month, day, hour=, minute=, second=, microsecond=, tzinfo=, *, fold=",
            (run, type, b) -> new DateTime(
                    parse(() -> LocalDateTime.of(
                            b.integer("year", 1),
                            b.integer("month", 1),
                            b.integer("day", 1),
                            b.integer("hour", 0),
                            b.integer("minute", 0),
                            b.integer("second", 0),
                            b.integer("microsecond", 0) * 1000)),
                    zone(b.value("tzinfo"))));
    static final NativeClass TIME = new NativeClass(
            "time",
            List.of(),
            DateMethods.TIME,
            Map.of(),
            "hour=, minute=, second=, microsecond=, tzinfo=",
            (run, type, b) -> new Time(parse(() -> LocalTime.of(
                    b.integer("hour", 0),
                    b.integer("minute", 0),
                    b.integer("second", 0),
                    b.integer("microsecond", 0) * 1000))));
    static final NativeClass DELTA = new NativeClass(
            "timedelta",
            List.of(),
            DateMethods.DELTA,
            Map.of(),
            "days=, seconds=, microseconds=, milliseconds=, minutes=, hours=, weeks=",
            (run, type, b) -> new Delta(Duration.ofNanos(Math.round((number(b, "weeks") * 604800
                                    + number(b, "days") * 86400
                                    + number(b, "hours") * 3600
                                    + number(b, "minutes") * 60
                                    + number(b, "seconds")
                                    + number(b, "milliseconds") / 1e3
                                    + number(b, "microseconds") / 1e6)
                            * 1e6)
                    * 1000)));
    static final NativeClass ZONE = new NativeClass(
            "timezone",
            List.of(),
            new Methods<>(Zone.class)
                    .method(
                            "localize",
                            "value, is_dst=",
                            (run, self, b) -> b.value("value") instanceof DateTime d
                                    ? new DateTime(d.local(), self.zone())
                                    : b.value("value"))
                    .method(
                            "utcoffset",
                            "value=",
                            (run, self, b) -> new Delta(Duration.ofSeconds(self.zone()
                                    .getRules()
                                    .getOffset(Instant.now())
                                    .getTotalSeconds()))),
            Map.of("utc", new Zone(ZoneOffset.UTC)),
            "offset, name=",
            (run, type, b) -> new Zone(ZoneOffset.ofTotalSeconds(
                    b.value("offset") instanceof Delta d ? (int) d.duration().toSeconds() : 0)));
    static final NativeClass ZONE_INFO = new NativeClass(
            "ZoneInfo", List.of(ZONE), Methods.none(), Map.of(), "key", (run, type, b) -> zone(b.text("key")));

    private DateTimes() {}

    /** A date. */
    public record Date(LocalDate date) implements Formattable {
        @Override
        public TypeValue type() {
            return DATE;
        }

        @Override
        public String repr(Run run) {
            return "datetime.date(" + date.getYear() + ", " + date.getMonthValue() + ", " + date.getDayOfMonth() + ")";
        }

        @Override
        public String text(Run run) {
            return date.toString();
        }

        @Override
        public String format(Run run, String specification) {
            return DateFormat.format(specification, date.atStartOfDay(), null);
        }

        @Override
        public @Nullable Value operate(Run run, String operator, Value right) {
            if (right instanceof Delta delta) {
                long days = delta.duration().toDays();
                return operator.equals("+") ? new Date(date.plusDays(days)) : new Date(date.minusDays(days));
            }
            return right instanceof Date other && operator.equals("-")
                    ? new Delta(Duration.ofDays(ChronoUnit.DAYS.between(other.date, date)))
                    : null;
        }

        @Override
        public @Nullable Value compare(Run run, String operator, Value other) {
            return other instanceof Date d ? compared(operator, date.compareTo(d.date)) : null;
        }
    }

    /** A date and time, with a zone or without. */
    public record DateTime(LocalDateTime local, @Nullable ZoneId zone) implements Formattable {
        @Override
        public TypeValue type() {
            return DATETIME;
        }

        Instant instant() {
            return local.atZone(zone == null ? ZoneId.systemDefault() : zone).toInstant();
        }

        @Override
        public String repr(Run run) {
            return "datetime.datetime(" + local.getYear() + ", " + local.getMonthValue() + ", " + local.getDayOfMonth()
                    + ", " + local.getHour() + ", " + local.getMinute()
                    + (local.getSecond() + local.getNano() > 0 ? ", " + local.getSecond() : "")
                    + (local.getNano() > 0 ? ", " + local.getNano() / 1000 : "") + ")";
        }

        @Override
        public String text(Run run) {
            return DateFormat.iso(local, offset(), " ");
        }

        @Nullable
        ZoneOffset offset() {
            return zone == null ? null : zone.getRules().getOffset(local);
        }

        @Override
        public String format(Run run, String specification) {
            return DateFormat.format(specification, local, offset());
        }

        @Override
        public @Nullable Value operate(Run run, String operator, Value right) {
            if (right instanceof Delta delta) {
                return new DateTime(
                        operator.equals("+") ? local.plus(delta.duration()) : local.minus(delta.duration()), zone);
            }
            if (right instanceof DateTime other && operator.equals("-")) {
                return new Delta(
                        zone == null && other.zone == null
                                ? Duration.between(other.local, local)
                                : Duration.between(other.instant(), instant()));
            }
            return null;
        }

        @Override
        public @Nullable Value compare(Run run, String operator, Value other) {
            if (!(other instanceof DateTime d)) {
                return null;
            }
            return compared(
                    operator,
                    zone == null && d.zone == null
                            ? local.compareTo(d.local)
                            : instant().compareTo(d.instant()));
        }
    }

    /** A time of day. */
    public record Time(LocalTime time) implements Formattable {
        @Override
        public TypeValue type() {
            return TIME;
        }

        @Override
        public String repr(Run run) {
            return "datetime.time(" + time.getHour() + ", " + time.getMinute() + ")";
        }

        @Override
        public String text(Run run) {
            return DateFormat.time(time);
        }

        @Override
        public String format(Run run, String specification) {
            return DateFormat.format(specification, LocalDate.of(1900, 1, 1).atTime(time), null);
        }

        @Override
        public @Nullable Value compare(Run run, String operator, Value other) {
            return other instanceof Time t ? compared(operator, time.compareTo(t.time)) : null;
        }
    }

    /** A difference between two times. */
    public record Delta(Duration duration) implements Value {
        @Override
        public TypeValue type() {
            return DELTA;
        }

        @Override
        public String repr(Run run) {
            return "datetime.timedelta(seconds=" + duration.toSeconds() + ")";
        }

        @Override
        public String text(Run run) {
            long days = Math.floorDiv(duration.toSeconds(), 86400L);
            Duration rest = duration.minusDays(days);
            String clock = rest.toHours()
                    + String.format(":%02d:%02d", rest.toMinutesPart(), rest.toSecondsPart())
                    + (rest.toNanosPart() > 0 ? String.format(".%06d", rest.toNanosPart() / 1000) : "");
            return days == 0 ? clock : days + (Math.abs(days) == 1 ? " day, " : " days, ") + clock;
        }

        @Override
        public boolean truth(Run run) {
            return !duration.isZero();
        }

        @Override
        public @Nullable Value operate(Run run, String operator, Value right) {
            return switch (operator) {
                case "+" ->
                    right instanceof Delta d ? new Delta(duration.plus(d.duration)) : right.operate(run, "+", this);
                case "-" -> right instanceof Delta d ? new Delta(duration.minus(d.duration)) : null;
                case "*" ->
                    Numbers.isNumber(right)
                            ? new Delta(Duration.ofNanos(Math.round(duration.toNanos() * Numbers.toDouble(right))))
                            : null;
                case "/" ->
                    right instanceof Delta d
                            ? new Real((double) duration.toNanos() / d.duration.toNanos())
                            : new Delta(Duration.ofNanos(Math.round(duration.toNanos() / Numbers.toDouble(right))));
                default -> null;
            };
        }

        @Override
        public @Nullable Value operateReflected(Run run, String operator, Value left) {
            return operator.equals("*") ? operate(run, operator, left) : null;
        }

        @Override
        public @Nullable Value negate(Run run, String operator) {
            return new Delta(duration.negated());
        }

        @Override
        public @Nullable Value compare(Run run, String operator, Value other) {
            return other instanceof Delta d ? compared(operator, duration.compareTo(d.duration)) : null;
        }
    }

    /** A time zone. */
    public record Zone(ZoneId zone) implements Value {
        @Override
        public TypeValue type() {
            return ZONE;
        }

        @Override
        public String text(Run run) {
            return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
        }
    }

    private static Value compared(String operator, int order) {
        return Bool.of(
                switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    case ">=" -> order >= 0;
                    case "==" -> order == 0;
                    default -> order != 0;
                });
    }

    /** Reads or computes; {@code ValueError} where Java has a date exception. */
    static <T> T parse(java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DateTimeException | ArithmeticException wrong) {
            throw Errors.value(String.valueOf(wrong.getMessage()));
        }
    }

    private static double number(Bound b, String name) {
        return b.has(name) ? Numbers.toDouble(b.value(name)) : 0;
    }

    static @Nullable ZoneId zone(Value value) {
        return value instanceof Zone zone ? zone.zone() : null;
    }

    static Zone zone(String name) {
        return new Zone(parse(() -> name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name)));
    }

    static LocalDateTime micros(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static Map<String, Value> statics() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("now", Native.of("now", "tz=", (run, b) -> {
            ZoneId zone = zone(b.value("tz"));
            return new DateTime(micros(LocalDateTime.now(zone == null ? ZoneId.systemDefault() : zone)), zone);
        }));
        all.put(
                "utcnow",
                Native.of("utcnow", "", (run, b) -> new DateTime(micros(LocalDateTime.now(ZoneOffset.UTC)), null)));
        all.put(
                "today",
                Native.of(
                        "today",
                        "",
                        (run, b) -> new DateTime(micros(LocalDateTime.now(ZoneId.systemDefault())), null)));
        all.put("fromtimestamp", Native.of("fromtimestamp", "seconds, tz=", (run, b) -> {
            ZoneId zone = zone(b.value("tz"));
            return new DateTime(at(b, zone == null ? ZoneId.systemDefault() : zone), zone);
        }));
        all.put(
                "utcfromtimestamp",
                Native.of("utcfromtimestamp", "seconds", (run, b) -> new DateTime(at(b, ZoneOffset.UTC), null)));
        all.put(
                "strptime",
                Native.of("strptime", "text, format", (run, b) -> DateFormat.parse(b.text("text"), b.text("format"))));
        all.put("fromisoformat", Native.of("fromisoformat", "text", (run, b) -> iso(b.text("text"))));
        all.put(
                "combine",
                Native.of(
                        "combine",
                        "date, time, tzinfo=",
                        (run, b) -> new DateTime(
                                ((Date) b.value("date")).date().atTime(((Time) b.value("time")).time()),
                                zone(b.value("tzinfo")))));
        all.put("min", new DateTime(LocalDateTime.of(1, 1, 1, 0, 0), null));
        all.put("max", new DateTime(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000), null));
        return all;
    }

    private static LocalDateTime at(Bound b, ZoneId zone) {
        double seconds = Numbers.toDouble(b.value("seconds"));
        long micros = Math.round(seconds * 1e6);
        return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), zone);
    }

    /** The date and time of an ISO text; {@code ValueError} if it is none. */
    public static Value iso(String text) {
        String plain = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
        if (plain.length() == 10) {
            return new DateTime(parse(() -> LocalDate.parse(plain)).atStartOfDay(), null);
        }
        boolean zoned = plain.matches(".*(Z|[+-]\\d{2}(:?\\d{2})?)$")
                && plain.indexOf('T') > 0
                && plain.substring(plain.indexOf('T')).matches(".*(Z|[+-].*)");
        if (zoned) {
            String full = plain.matches(".*[+-]\\d{2}$") ? plain + ":00" : plain;
            OffsetDateTime offset = parse(() -> OffsetDateTime.parse(full));
            return new DateTime(offset.toLocalDateTime(), offset.getOffset());
        }
        return new DateTime(parse(() -> LocalDateTime.parse(plain)), null);
    }

    static Map<String, Value> members() {
        return Map.of(
                "date",
                DATE,
                "datetime",
                DATETIME,
                "time",
                TIME,
                "timedelta",
                DELTA,
                "timezone",
                ZONE,
                "tzinfo",
                ZONE,
                "UTC",
                new Zone(ZoneOffset.UTC));
    }

    static Map<String, Value> time() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("time", Native.of("time", "", (run, b) -> new Real(System.currentTimeMillis() / 1000.0)));
        for (String clock : List.of("perf_counter", "monotonic", "process_time")) {
            all.put(clock, Native.of(clock, "", (run, b) -> new Real(System.nanoTime() / 1e9)));
        }
        // Waiting is for the sake of others; a revision has none to wait for.
        all.put("sleep", Native.of("sleep", "seconds", (run, b) -> None.NONE));
        all.put(
                "strftime",
                Native.of(
                        "strftime",
                        "format, tuple=",
                        (run, b) -> new Str(
                                DateFormat.format(b.text("format"), LocalDateTime.now(ZoneId.systemDefault()), null))));
        return all;
    }
}
