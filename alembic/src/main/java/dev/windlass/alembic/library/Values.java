package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.Bytes;
import dev.windlass.alembic.eval.DateTimes;
import dev.windlass.alembic.eval.DecimalValue;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.Enums;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.Int;
import dev.windlass.alembic.eval.JsonFormat;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Real;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.SetValue;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TupleValue;
import dev.windlass.alembic.eval.Uuids;
import dev.windlass.alembic.eval.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Converts values between Python and Java, on their way into statements and out of results. */
final class Values {
    private Values() {}

    /** The type that SQLAlchemy takes a plain value to have. */
    static SqlType typeOf(Value value) {
        return switch (value) {
            case Bool bool -> SqlType.of("Boolean");
            case Int whole -> SqlType.of("Integer");
            case Real real -> SqlType.of("Float");
            case DecimalValue decimal -> SqlType.of("Numeric");
            case Str text -> SqlType.of("String");
            case Bytes bytes -> SqlType.of("LargeBinary");
            case DateTimes.DateTime time -> SqlType.of("DateTime");
            case DateTimes.Date date -> SqlType.of("Date");
            case DateTimes.Time time -> SqlType.of("Time");
            case DateTimes.Delta delta -> SqlType.of("Interval");
            default -> SqlType.NULL;
        };
    }

    /** What a value is sent to the database as. */
    static @Nullable Object toJava(Run run, Target target, SqlType declared, Value given) {
        Value value = given;
        if (declared.arguments().get("_decorator_") instanceof Instance decorator) {
            Value processor = SqlType.own(run, decorator, "process_bind_param");
            if (processor != null) {
                value = processor.call(run, Arguments.of(value, new DialectValue(target)));
            }
        }
        SqlType type = declared.on(run, target);
        String affinity = SqlTypes.affinity(type);
        if (affinity.equals("JSON")) {
            return value == None.NONE && type.flag("none_as_null", false) || value instanceof SqlExpr
                    ? null
                    : JsonFormat.dumps(run, value);
        }
        if (value instanceof Instance member && Enums.isEnum(member.type())) {
            if (type.isEnum() || Operators.underlying(member) == member) {
                value = type.argument("values_callable") == null && type.isEnum()
                        ? member.attribute(run, "name")
                        : member.attribute(run, type.isEnum() ? "value" : "name");
            } else {
                value = Operators.underlying(member);
            }
        }
        return switch (value) {
            case None none -> null;
            case Bool bool ->
                target.postgresql() ? (Object) (bool == Bool.TRUE) : Long.valueOf(bool == Bool.TRUE ? 1 : 0);
            case Int whole -> {
                if (affinity.equals("Boolean") && target.postgresql()) {
                    yield whole.value().signum() != 0;
                }
                yield whole.value().bitLength() < 64 ? (Object) whole.value().longValue() : whole.value();
            }
            case Real real -> real.value();
            case DecimalValue decimal ->
                target.sqlite() ? (Object) decimal.value().doubleValue() : decimal.value();
            case Str text ->
                affinity.equals("Uuid")
                        ? uuid(target, type, Uuids.parse(text.value()).value())
                        : text.value();
            case Bytes bytes -> bytes.array();
            case DateTimes.DateTime time -> dateTime(target, time);
            case DateTimes.Date date -> target.sqlite() ? (Object) date.date().toString() : date.date();
            case DateTimes.Time time -> target.sqlite() ? (Object) clock(time.time()) : time.time();
            case DateTimes.Delta delta ->
                target.postgresql()
                        ? (Object) delta.duration()
                        : dateTime(
                                target,
                                new DateTimes.DateTime(
                                        LocalDateTime.of(1970, 1, 1, 0, 0).plus(delta.duration()), null));
            case Uuids.UuidValue uuid -> uuid(target, type, uuid.value());
            case ListValue list -> list(run, target, type, list.items());
            case TupleValue tuple -> list(run, target, type, tuple.items());
            case SetValue set -> list(run, target, type, new ArrayList<>(set.items()));
            case DictValue dict -> JsonFormat.dumps(run, dict);
            default -> {
                Value inner = Operators.underlying(value);
                if (inner != value) {
                    yield toJava(run, target, type, inner);
                }
                throw Errors.of(
                        LibraryErrors.PROGRAMMING_ERROR,
                        "can't adapt type '" + value.type().name() + "'");
            }
        };
    }

    private static Object dateTime(Target target, DateTimes.DateTime time) {
        if (target.sqlite()) {
            return time.local().toLocalDate() + " " + clock(time.local().toLocalTime());
        }
        return time.zone() == null || target.mysql()
                ? time.local()
                : time.local().atZone(time.zone()).toOffsetDateTime();
    }

    private static String clock(LocalTime time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%06d",
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getNano() / 1000);
    }

    private static Object uuid(Target target, SqlType type, UUID value) {
        if (target.postgresql() && type.flag("native_uuid", true)) {
            return value;
        }
        String hex = value.toString().replace("-", "");
        boolean text = !SqlTypes.affinity(type).equals("Uuid");
        return text ? value.toString() : hex;
    }

    private static Object list(Run run, Target target, SqlType type, List<Value> items) {
        SqlType inner = type.argument("item_type") instanceof SqlType item ? item : SqlType.NULL;
        List<@Nullable Object> all = new ArrayList<>();
        items.forEach(item -> all.add(toJava(run, target, inner, item)));
        return all;
    }

    /** A value of a result. */
    static Value fromJava(Run run, Target target, @Nullable Object value, String databaseType, SqlType type) {
        Value plain = plain(value, databaseType);
        if (plain == None.NONE) {
            return plain;
        }
        String affinity = SqlTypes.affinity(type);
        if (affinity.equals("JSON") && plain instanceof Str text && !databaseType.startsWith("json")) {
            return JsonFormat.loads(text.value());
        }
        if (affinity.equals("Boolean") && plain instanceof Int number) {
            return Bool.of(number.value().signum() != 0);
        }
        boolean number = plain instanceof Real || plain instanceof Int;
        if (target.sqlite() && affinity.equals("Numeric") && number && isDecimal(type)) {
            Integer scale = type.number("scale");
            return new DecimalValue(
                    new BigDecimal(String.valueOf(value)).setScale(scale == null ? 10 : scale, RoundingMode.HALF_EVEN));
        }
        if (affinity.equals("DateTime") && plain instanceof Str text) {
            return DateTimes.iso(text.value());
        }
        if (affinity.equals("Date") && plain instanceof Str text && text.value().length() >= 10) {
            return new DateTimes.Date(LocalDate.parse(text.value().substring(0, 10)));
        }
        if (affinity.equals("Uuid") && plain instanceof Str text && type.flag("as_uuid", true)) {
            return Uuids.parse(text.value());
        }
        if (type.isEnum()
                && !type.rest().isEmpty()
                && type.rest().getFirst() instanceof dev.windlass.alembic.eval.ClassValue members) {
            return type.argument("values_callable") == null
                    ? members.item(run, plain)
                    : members.call(run, Arguments.of(plain));
        }
        if (type.arguments().get("_decorator_") instanceof Instance decorator) {
            Value processor = SqlType.own(run, decorator, "process_result_value");
            return processor == null ? plain : processor.call(run, Arguments.of(plain, new DialectValue(target)));
        }
        return plain;
    }

    // SQLite has no decimal numbers: SQLAlchemy makes them of what it has, but for those that are floats.
    private static boolean isDecimal(SqlType type) {
        return type.flag("asdecimal", !SqlTypes.named(type.kind()).isSubclass(SqlTypes.named("Float")));
    }

    private static Value plain(@Nullable Object value, String databaseType) {
        return switch (value) {
            case null -> None.NONE;
            case Boolean bool -> Bool.of(bool);
            case Integer number -> Int.of(number);
            case Long number -> Int.of(number);
            case Short number -> Int.of(number);
            case Byte number -> Int.of(number);
            case BigInteger number -> new Int(number);
            case BigDecimal number -> new DecimalValue(number);
            case Double number -> new Real(number);
            case Float number -> new Real(number);
            case byte[] bytes -> Bytes.of(bytes);
            case UUID uuid -> new Uuids.UuidValue(uuid);
            case LocalDate date -> new DateTimes.Date(date);
            case LocalDateTime time -> new DateTimes.DateTime(time, null);
            case OffsetDateTime time -> new DateTimes.DateTime(time.toLocalDateTime(), time.getOffset());
            case Instant time -> new DateTimes.DateTime(LocalDateTime.ofInstant(time, ZoneOffset.UTC), ZoneOffset.UTC);
            case LocalTime time -> new DateTimes.Time(time);
            case Duration duration -> new DateTimes.Delta(duration);
            case List<?> list ->
                new ListValue(list.stream().map(v -> plain(v, "")).toList());
            default -> {
                String text = value.toString();
                // psycopg2 hands json and jsonb out as the values they stand for.
                yield databaseType.equals("json") || databaseType.equals("jsonb")
                        ? JsonFormat.loads(text)
                        : new Str(text);
            }
        };
    }
}
