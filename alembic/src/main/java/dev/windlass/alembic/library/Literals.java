package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values written into SQL text. */
final class Literals {
    private Literals() {}

    static String sql(Run run, Target target, SqlType type, Value value) {
        SqlType known = type.kind().equals("NullType") ? Values.typeOf(value) : type;
        if (target.mysql() && value instanceof dev.windlass.alembic.eval.Bool bool) {
            return bool == dev.windlass.alembic.eval.Bool.TRUE ? "true" : "false";
        }
        return of(target, Values.toJava(run, target, known, value));
    }

    private static String of(Target target, @Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Boolean bool -> bool ? "true" : "false";
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case Double number -> number.isNaN() || number.isInfinite() ? "'" + number + "'" : plain(number);
            case String text -> Identifiers.literal(target, text);
            case byte[] bytes ->
                target.postgresql()
                        ? "'\\x" + HexFormat.of().formatHex(bytes) + "'::bytea"
                        : "X'" + HexFormat.of().formatHex(bytes) + "'";
            case UUID uuid -> "'" + uuid + "'";
            case LocalDate date -> "'" + date + "'";
            case LocalDateTime time -> "'" + clock(time) + "'";
            case OffsetDateTime time -> "'" + clock(time.toLocalDateTime()) + offset(time) + "'";
            case LocalTime time -> "'" + time + "'";
            case Duration duration -> "'" + duration.toMillis() / 1000.0 + " seconds'";
            case List<?> list ->
                "ARRAY["
                        + String.join(
                                ", ", list.stream().map(v -> of(target, v)).toList()) + "]";
            default -> throw Errors.type("no literal for " + value.getClass().getSimpleName());
        };
    }

    private static String plain(Double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? BigDecimal.valueOf(number).toPlainString()
                : number.toString();
    }

    private static String clock(LocalDateTime time) {
        String clock = time.toLocalDate() + " "
                + time.toLocalTime().withNano(0).format(java.time.format.DateTimeFormatter.ISO_LOCAL_TIME);
        return time.getNano() == 0 ? clock : clock + String.format(".%06d", time.getNano() / 1000);
    }

    private static String offset(OffsetDateTime time) {
        return time.getOffset().getTotalSeconds() == 0
                ? "+00:00"
                : time.getOffset().getId();
    }
}
