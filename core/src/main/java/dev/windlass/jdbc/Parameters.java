package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values on their way to and from a driver. */
final class Parameters {
    private Parameters() {}

    static void bind(PreparedStatement statement, List<@Nullable Object> values, DialectName dialect)
            throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i), dialect);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value, DialectName dialect)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Enum<?> it -> statement.setString(index, it.name());
            case Character it -> statement.setString(index, it.toString());
            case CharSequence it -> statement.setString(index, it.toString());
            case BigInteger it -> statement.setBigDecimal(index, new BigDecimal(it));
            case Instant it -> bind(statement, index, it.atOffset(ZoneOffset.UTC), dialect);
            case ZonedDateTime it -> bind(statement, index, it.toOffsetDateTime(), dialect);
            // SQLite keeps times as text, in the form that its own functions read and write.
            case TemporalAccessor it
            when dialect == DialectName.SQLITE ->
                statement.setString(index, it.toString().replace('T', ' '));
            case UUID it when dialect != DialectName.POSTGRESQL -> statement.setString(index, it.toString());
            default -> statement.setObject(index, value);
        }
    }

    /** A value of a row; what only the driver understands becomes its text. */
    static @Nullable Object read(ResultSet rows, int index) throws SQLException {
        Object value = rows.getObject(index);
        return switch (value) {
            case null -> null;
            case Clob clob -> clob.getSubString(1, (int) Math.min(Integer.MAX_VALUE, clob.length()));
            case Blob blob -> blob.getBytes(1, (int) Math.min(Integer.MAX_VALUE, blob.length()));
            case Array array ->
                array.getArray() instanceof Object[] elements ? Arrays.asList(elements) : array.toString();
            default -> value.getClass().getName().startsWith("org.postgresql.") ? value.toString() : value;
        };
    }
}
