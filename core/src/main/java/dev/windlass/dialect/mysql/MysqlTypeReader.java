package dev.windlass.dialect.mysql;

import dev.windlass.schema.DataType;
import dev.windlass.schema.QualifiedName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The catalogue's words for types, as the portable types that {@link MysqlTypes} writes so. */
final class MysqlTypeReader {
    /** Enums have no names here, and each is the same whatever its column is called. */
    private static final QualifiedName ENUM = QualifiedName.of("enum");

    private static final Pattern TYPE = Pattern.compile("([a-z0-9]+)(?:\\(([0-9, ]*)\\))?");

    private MysqlTypeReader() {}

    static DataType type(String text) {
        if (text.startsWith("enum(")) {
            return new DataType.Enumeration(ENUM, MysqlText.values(text));
        }
        Matcher matcher = TYPE.matcher(text);
        if (!matcher.matches()) {
            return as(text);
        }
        String arguments = matcher.group(2);
        return arguments == null ? plain(text) : withArguments(text, matcher.group(1), arguments.split(", ?"));
    }

    static DataType as(String text) {
        return new DataType.Native(text, List.of());
    }

    private static DataType plain(String text) {
        return switch (text) {
            case "longtext" -> new DataType.Text();
            case "smallint" -> new DataType.SmallInt();
            case "int" -> new DataType.Int();
            case "bigint" -> new DataType.BigInt();
            case "float" -> new DataType.Real();
            case "double" -> new DataType.Double();
            case "date" -> new DataType.Date();
            case "time" -> new DataType.Time(DataType.UNSPECIFIED, false);
            case "datetime" -> new DataType.Timestamp(DataType.UNSPECIFIED, false);
            case "uuid" -> new DataType.Uuid();
            case "json" -> new DataType.Json();
            case "longblob" -> new DataType.Binary(DataType.UNSPECIFIED);
            default -> as(text);
        };
    }

    /** The widths of whole numbers are those that servers write by themselves (MySQL before 8.0.19, MariaDB). */
    private static DataType withArguments(String text, String word, String[] arguments) {
        int first = Integer.parseInt(arguments[0].strip());
        return switch (word) {
            case "varchar" -> new DataType.Varchar(first);
            case "char" -> new DataType.Char(first);
            case "varbinary" -> new DataType.Binary(first);
            case "time" -> new DataType.Time(first, false);
            case "datetime" -> new DataType.Timestamp(first, false);
            case "decimal" -> new DataType.Numeric(first, Integer.parseInt(arguments[1].strip()));
            case "tinyint" -> first == 1 ? new DataType.Bool() : as(text);
            case "smallint" -> first == 6 ? new DataType.SmallInt() : as(text);
            case "int" -> first == 11 ? new DataType.Int() : as(text);
            case "bigint" -> first == 20 ? new DataType.BigInt() : as(text);
            default -> as(text);
        };
    }
}
