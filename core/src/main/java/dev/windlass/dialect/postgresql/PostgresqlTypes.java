package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.TypeNames;
import dev.windlass.schema.DataType;

/** PostgreSQL's words for the portable types. */
final class PostgresqlTypes implements TypeNames {
    private final PostgresqlQuoting quoting;

    PostgresqlTypes(PostgresqlQuoting quoting) {
        this.quoting = quoting;
    }

    @Override
    public String sql(DataType type, RenderContext context) {
        return switch (type) {
            case DataType.Varchar it ->
                it.length() == DataType.UNSPECIFIED ? "varchar" : "varchar(" + it.length() + ")";
            case DataType.Char it -> "char(" + it.length() + ")";
            case DataType.Text it -> "text";
            case DataType.SmallInt it -> "smallint";
            case DataType.Int it -> "integer";
            case DataType.BigInt it -> "bigint";
            case DataType.Numeric it -> "numeric" + arguments(it.precision(), it.scale());
            case DataType.Real it -> "real";
            case DataType.Double it -> "double precision";
            case DataType.Bool it -> "boolean";
            case DataType.Date it -> "date";
            case DataType.Time it -> "time" + arguments(it.precision()) + zone(it.zoned());
            case DataType.Timestamp it -> "timestamp" + arguments(it.precision()) + zone(it.zoned());
            case DataType.Interval it -> "interval";
            case DataType.Uuid it -> "uuid";
            case DataType.Json it -> "json";
            case DataType.Jsonb it -> "jsonb";
            case DataType.Binary it -> "bytea";
            case DataType.Enumeration it -> quoting.typeName(it.name());
            case DataType.Array it -> sql(it.element(), context) + "[]";
            case DataType.Native it -> it.sql();
        };
    }

    private static String zone(boolean zoned) {
        return zoned ? " with time zone" : "";
    }

    private static String arguments(int precision) {
        return precision == DataType.UNSPECIFIED ? "" : "(" + precision + ")";
    }

    private static String arguments(int precision, int scale) {
        return precision == DataType.UNSPECIFIED || scale == DataType.UNSPECIFIED
                ? arguments(precision)
                : "(" + precision + ", " + scale + ")";
    }
}
