package dev.windlass.cli;

import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Literal;

/** Types and defaults in words that are the same for every dialect. */
final class TypeWords {
    private TypeWords() {}

    static String of(DataType type) {
        return switch (type) {
            case DataType.Varchar it -> "varchar" + length(it.length());
            case DataType.Char it -> "char" + length(it.length());
            case DataType.Text it -> "text";
            case DataType.SmallInt it -> "smallint";
            case DataType.Int it -> "integer";
            case DataType.BigInt it -> "bigint";
            case DataType.Numeric it ->
                "numeric"
                        + (it.precision() < 0
                                ? ""
                                : "(" + it.precision() + (it.scale() < 0 ? "" : ", " + it.scale()) + ")");
            case DataType.Real it -> "real";
            case DataType.Double it -> "double precision";
            case DataType.Bool it -> "boolean";
            case DataType.Date it -> "date";
            case DataType.Time it -> "time" + length(it.precision()) + (it.zoned() ? " with time zone" : "");
            case DataType.Timestamp it -> "timestamp" + length(it.precision()) + (it.zoned() ? " with time zone" : "");
            case DataType.Interval it -> "interval";
            case DataType.Uuid it -> "uuid";
            case DataType.Json it -> "json";
            case DataType.Jsonb it -> "jsonb";
            case DataType.Binary it -> "binary" + length(it.length());
            case DataType.Enumeration it -> "enum " + it.name();
            case DataType.Array it -> of(it.element()) + "[]";
            case DataType.Native it -> it.sql();
        };
    }

    private static String length(int length) {
        return length < 0 ? "" : "(" + length + ")";
    }

    static String of(DefaultValue value) {
        return switch (value) {
            case DefaultValue.None none -> "";
            case DefaultValue.Expression expression -> expression.sql();
            case DefaultValue.Constant constant ->
                switch (constant.value()) {
                    case Literal.Null it -> "NULL";
                    case Literal.Text it -> "'" + it.value().replace("'", "''") + "'";
                    case Literal.Number it -> it.value().toPlainString();
                    case Literal.Bool it -> String.valueOf(it.value());
                    case Literal.Bytes it -> "x'" + it.hex() + "'";
                };
        };
    }
}
