package dev.windlass.command;

import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.diff.DiffRules;
import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import java.util.Optional;

/** What PostgreSQL is told to cast, since it casts it by itself in assignments only (pg_cast). */
record PostgresqlConversion(Dialect dialect, ServerVersion version) implements DiffRules.Conversion {
    @Override
    public String expression(Column from, Column to) {
        if (castsItself(from.type(), to.type())) {
            return "";
        }
        String column = dialect.quoting().identifier(to.name());
        String type = type(to);
        if (isNumber(from.type()) && to.type() instanceof DataType.Timestamp timestamp) {
            return "to_timestamp(" + column + ")" + (timestamp.zoned() ? "" : "::timestamp");
        }
        if (from.type() instanceof DataType.Timestamp && isNumber(to.type())) {
            return "extract(epoch FROM " + column + ")::" + type;
        }
        if (from.type() instanceof DataType.Bool || to.type() instanceof DataType.Bool && isNumber(from.type())) {
            return column + "::integer::" + type;
        }
        // Every type has a way from and to text.
        return column + (isText(from.type()) ? "" : "::text") + "::" + type;
    }

    @Override
    public String document(Column composite) {
        return "to_json(" + dialect.quoting().identifier(composite.name()) + ")::text";
    }

    @Override
    public String composite(Column composite) {
        return "json_populate_record(NULL::" + type(composite) + ", "
                + dialect.quoting().identifier(composite.name()) + "::json)";
    }

    private String type(Column column) {
        return dialect.types()
                .sql(
                        column.type(),
                        new RenderContext(
                                version,
                                dialect.capabilities().apply(version),
                                Optional.empty(),
                                "type of " + column.name()));
    }

    private static boolean castsItself(DataType from, DataType to) {
        return isText(to)
                || isNumber(from) && isNumber(to)
                || isTime(from) && isTime(to)
                || from instanceof DataType.Json && to instanceof DataType.Jsonb
                || from instanceof DataType.Jsonb && to instanceof DataType.Json
                || from instanceof DataType.Native one && to instanceof DataType.Native other && base(one, other)
                || from instanceof DataType.Array one
                        && to instanceof DataType.Array other
                        && castsItself(one.element(), other.element());
    }

    private static boolean base(DataType.Native one, DataType.Native other) {
        return one.name().equals(other.name());
    }

    private static boolean isText(DataType type) {
        return type instanceof DataType.Text || type instanceof DataType.Varchar || type instanceof DataType.Char;
    }

    private static boolean isNumber(DataType type) {
        return type instanceof DataType.SmallInt
                || type instanceof DataType.Int
                || type instanceof DataType.BigInt
                || type instanceof DataType.Numeric
                || type instanceof DataType.Real
                || type instanceof DataType.Double;
    }

    private static boolean isTime(DataType type) {
        return type instanceof DataType.Date || type instanceof DataType.Timestamp;
    }
}
