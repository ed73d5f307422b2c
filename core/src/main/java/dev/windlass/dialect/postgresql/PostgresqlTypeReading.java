package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.schema.DataType;
import dev.windlass.schema.QualifiedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Types as {@code format_type} writes them. A portable type stands for a type where writing it again gives the very same
 * type; every other type is native.
 */
final class PostgresqlTypeReading {
    private static final int NONE = DataType.UNSPECIFIED;

    /** The types already read, since most columns are of a few types. */
    private final Map<String, DataType> known = new HashMap<>();

    /**
     * The type of a column, attribute or domain.
     *
     * @param row a row with {@code type}, and with {@code enum} and {@code enum_namespace} if it or its element is an enum
     */
    DataType read(CatalogRow row) {
        return read(row.text("type"), row.nullable("enum"), row.text("enum_namespace"));
    }

    /** The type of that text; an enum of that name and namespace, or an array of it, if it is one. */
    DataType read(String text, @Nullable String enumeration, String enumNamespace) {
        if (enumeration == null) {
            DataType found = known.get(text);
            if (found == null) {
                found = type(text);
                known.put(text, found);
            }
            return found;
        }
        DataType type = new DataType.Enumeration(QualifiedName.of(enumNamespace, enumeration), List.of());
        return text.endsWith("[]") ? new DataType.Array(type) : type;
    }

    /** A type that is no enum. */
    static DataType type(String text) {
        if (text.endsWith("[]")) {
            return new DataType.Array(type(text.substring(0, text.length() - 2)));
        }
        return switch (text) {
            case "character varying" -> new DataType.Varchar(NONE);
            case "text" -> new DataType.Text();
            case "smallint" -> new DataType.SmallInt();
            case "integer" -> new DataType.Int();
            case "bigint" -> new DataType.BigInt();
            case "numeric" -> new DataType.Numeric(NONE, NONE);
            case "real" -> new DataType.Real();
            case "double precision" -> new DataType.Double();
            case "boolean" -> new DataType.Bool();
            case "date" -> new DataType.Date();
            case "time without time zone" -> new DataType.Time(NONE, false);
            case "time with time zone" -> new DataType.Time(NONE, true);
            case "timestamp without time zone" -> new DataType.Timestamp(NONE, false);
            case "timestamp with time zone" -> new DataType.Timestamp(NONE, true);
            case "interval" -> new DataType.Interval();
            case "uuid" -> new DataType.Uuid();
            case "json" -> new DataType.Json();
            case "jsonb" -> new DataType.Jsonb();
            case "bytea" -> new DataType.Binary(NONE);
            default -> withArguments(text);
        };
    }

    private static DataType withArguments(String text) {
        int open = text.startsWith("\"") ? -1 : text.indexOf('(');
        int close = open < 0 ? -1 : text.indexOf(')', open);
        if (close < 0) {
            return new DataType.Native(text, List.of());
        }
        List<String> arguments = List.of(text.substring(open + 1, close).split(",\\s*"));
        String name = text.substring(0, open) + text.substring(close + 1);
        return switch (name) {
            case "character varying" -> new DataType.Varchar(number(arguments, 0));
            case "character" -> new DataType.Char(number(arguments, 0));
            case "numeric" ->
                number(arguments, 1) < 0
                        ? new DataType.Native(name, arguments)
                        : new DataType.Numeric(number(arguments, 0), number(arguments, 1));
            case "time without time zone" -> new DataType.Time(number(arguments, 0), false);
            case "time with time zone" -> new DataType.Time(number(arguments, 0), true);
            case "timestamp without time zone" -> new DataType.Timestamp(number(arguments, 0), false);
            case "timestamp with time zone" -> new DataType.Timestamp(number(arguments, 0), true);
            default ->
                close == text.length() - 1
                        ? new DataType.Native(name, arguments)
                        : new DataType.Native(text, List.of());
        };
    }

    private static int number(List<String> arguments, int place) {
        return Integer.parseInt(arguments.get(place));
    }
}
