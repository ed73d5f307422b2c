package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.TypeNames;
import dev.windlass.schema.DataType;
import java.util.stream.Collectors;

/**
 * MySQL's words for the portable types. Text and bytes without a bound are LONGTEXT and LONGBLOB, because TEXT and BLOB
 * end at 65,535 bytes.
 */
final class MysqlTypes implements TypeNames {
    private final MysqlQuoting quoting;

    MysqlTypes(MysqlQuoting quoting) {
        this.quoting = quoting;
    }

    @Override
    public String sql(DataType type, RenderContext context) {
        return switch (type) {
            case DataType.Varchar it -> {
                context.require(
                        it.length() == DataType.UNSPECIFIED,
                        Capability.UNBOUNDED_VARCHAR,
                        "Give the string a length, or use text.");
                yield "varchar(" + it.length() + ")";
            }
            case DataType.Char it -> "char(" + it.length() + ")";
            case DataType.Text it -> "longtext";
            case DataType.SmallInt it -> "smallint";
            case DataType.Int it -> "int";
            case DataType.BigInt it -> "bigint";
            case DataType.Numeric it -> numeric(it, context);
            case DataType.Real it -> "float";
            case DataType.Double it -> "double";
            case DataType.Bool it -> "boolean";
            case DataType.Date it -> "date";
            case DataType.Time it -> {
                if (it.zoned()) {
                    throw context.refusal(Capability.TYPE, "Use a time without time zone.");
                }
                yield "time" + precision(it.precision());
            }
            case DataType.Timestamp it -> {
                if (it.zoned()) {
                    throw context.refusal(
                            Capability.TYPE,
                            "Use a timestamp without time zone that holds UTC, or the native type 'timestamp', which"
                                    + " ends in 2038.");
                }
                yield "datetime" + precision(it.precision());
            }
            case DataType.Interval it ->
                throw context.refusal(Capability.TYPE, "Use a bigint that holds seconds, or another unit.");
            case DataType.Uuid it ->
                context.version().isMariaDb() && context.version().atLeast(10, 7) ? "uuid" : "char(36)";
            case DataType.Json it -> "json";
            case DataType.Jsonb it -> "json";
            case DataType.Binary it ->
                it.length() == DataType.UNSPECIFIED ? "longblob" : "varbinary(" + it.length() + ")";
            case DataType.Enumeration it ->
                it.values().stream().map(quoting::text).collect(Collectors.joining(", ", "enum(", ")"));
            case DataType.Array it -> throw context.refusal(Capability.TYPE, "Use json, or a table of the elements.");
            case DataType.Native it -> it.sql();
        };
    }

    private static String numeric(DataType.Numeric it, RenderContext context) {
        context.require(
                it.precision() == DataType.UNSPECIFIED,
                Capability.UNBOUNDED_NUMERIC,
                "Give the number a precision and a scale.");
        return "decimal(" + it.precision() + (it.scale() == DataType.UNSPECIFIED ? "" : ", " + it.scale()) + ")";
    }

    private static String precision(int precision) {
        return precision == DataType.UNSPECIFIED ? "" : "(" + precision + ")";
    }

    /** Whether a default of this type must be an expression: MySQL takes no literal for it, MariaDB does. */
    static boolean isLarge(String sql) {
        return sql.matches("(?i)(tiny|medium|long)?(text|blob)\\b.*|json\\b.*|geometry\\b.*|point\\b.*");
    }
}
