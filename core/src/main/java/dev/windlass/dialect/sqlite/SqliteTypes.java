package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.TypeNames;
import dev.windlass.schema.DataType;

/**
 * SQLite's words for the portable types. The word decides the affinity (https://sqlite.org/datatype3.html §3.1): JSON is
 * text, so that a document that is a number stays as it was written. Exact numbers are kept as floating-point ones beyond
 * 15 digits, which SQLite cannot do otherwise.
 */
final class SqliteTypes implements TypeNames {
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
            case DataType.Numeric it -> "numeric" + numeric(it);
            case DataType.Real it -> "real";
            case DataType.Double it -> "double precision";
            case DataType.Bool it -> "boolean";
            case DataType.Date it -> "date";
            case DataType.Time it -> "time";
            case DataType.Timestamp it -> "datetime";
            case DataType.Interval it ->
                throw context.refusal(Capability.TYPE, "Use a bigint that holds seconds, or another unit.");
            case DataType.Uuid it -> "char(36)";
            case DataType.Json it -> "text";
            case DataType.Jsonb it -> "text";
            case DataType.Binary it -> "blob";
            case DataType.Enumeration it ->
                "varchar(" + it.values().stream().mapToInt(String::length).max().orElse(1) + ")";
            case DataType.Array it -> throw context.refusal(Capability.TYPE, "Use json, or a table of the elements.");
            case DataType.Native it -> it.sql();
        };
    }

    private static String numeric(DataType.Numeric it) {
        if (it.precision() == DataType.UNSPECIFIED) {
            return "";
        }
        return "(" + it.precision() + (it.scale() == DataType.UNSPECIFIED ? "" : ", " + it.scale()) + ")";
    }

    /** The word in a STRICT table, which takes five of them (https://sqlite.org/stricttables.html). */
    String strict(DataType type, RenderContext context) {
        return switch (type) {
            case DataType.SmallInt it -> "integer";
            case DataType.Int it -> "integer";
            case DataType.BigInt it -> "integer";
            case DataType.Bool it -> "integer";
            case DataType.Real it -> "real";
            case DataType.Double it -> "real";
            case DataType.Binary it -> "blob";
            case DataType.Numeric it ->
                throw context.refusal(Capability.TYPE, "Use double, or a bigint that holds the smallest unit.");
            case DataType.Varchar it -> "text";
            case DataType.Char it -> "text";
            case DataType.Text it -> "text";
            case DataType.Date it -> "text";
            case DataType.Time it -> "text";
            case DataType.Timestamp it -> "text";
            case DataType.Interval it -> sql(type, context);
            case DataType.Uuid it -> "text";
            case DataType.Json it -> "text";
            case DataType.Jsonb it -> "text";
            case DataType.Enumeration it -> "text";
            case DataType.Array it -> sql(type, context);
            case DataType.Native it -> it.sql();
        };
    }
}
