package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.Raise;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import dev.windlass.dialect.DialectName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a type is written in the DDL of a database, as SQLAlchemy's type compilers write it. */
final class TypeText {
    private TypeText() {}

    /** What {@code str(type)} gives. */
    static String generic(Run run, SqlType type) {
        try {
            return render(run, new Target(DialectName.SQLITE, ""), type);
        } catch (Raise unknown) {
            return type.kind().equals("NullType") ? "NULL" : upper(type);
        }
    }

    static String render(Run run, Target target, SqlType declared) {
        SqlType type = declared.on(run, target);
        return switch (target.dialect()) {
            case POSTGRESQL -> postgresql(run, target, type);
            case MYSQL -> mysql(run, target, type);
            case SQLITE -> sqlite(run, target, type);
        };
    }

    private static RuntimeException unknown(Target target, SqlType type) {
        return Errors.of(
                LibraryErrors.COMPILE_ERROR,
                "(in table) Compiler can't render element of type "
                        + type.type().name() + " on " + target.dialect().word());
    }

    private static String length(SqlType type) {
        Integer length = type.number("length");
        return length == null ? "" : "(" + length + ")";
    }

    private static String collation(Target target, SqlType type) {
        String collation = type.textArgument("collation");
        if (collation == null) {
            collation = type.textArgument("collate");
        }
        return collation == null
                ? ""
                : " COLLATE " + (target.sqlite() || target.postgresql() ? "\"" + collation + "\"" : collation);
    }

    private static String numeric(String word, SqlType type) {
        Integer precision = type.number("precision");
        Integer scale = type.number("scale");
        return precision == null
                ? word
                : scale == null ? word + "(" + precision + ")" : word + "(" + precision + ", " + scale + ")";
    }

    private static String upper(SqlType type) {
        return type.kind().substring(type.kind().indexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    private static String userDefined(Run run, Target target, SqlType type) {
        return switch (type.kind()) {
            case "Vector" -> sized("VECTOR", type.number("dim"));
            case "HALFVEC" -> sized("HALFVEC", type.number("dim"));
            case "SPARSEVEC" -> sized("SPARSEVEC", type.number("dim"));
            case "Geometry", "Geography" -> {
                String shape = type.textArgument("geometry_type");
                Integer srid = type.number("srid");
                yield type.kind().toLowerCase(Locale.ROOT) + "("
                        + (shape == null ? "GEOMETRY" : shape.toUpperCase(Locale.ROOT)) + ","
                        + (srid == null ? "-1" : srid) + ")";
            }
            case "Raster" -> "raster";
            case "LTREE" -> "LTREE";
            case "UserDefinedType" -> {
                Value name = type.argument("name");
                if (name instanceof Str text) {
                    yield text.value();
                }
                throw unknown(target, type);
            }
            default -> throw unknown(target, type);
        };
    }

    private static String sized(String word, @Nullable Integer size) {
        return size == null ? word : word + "(" + size + ")";
    }

    private static String postgresql(Run run, Target target, SqlType type) {
        return switch (type.kind()) {
            case "Integer", "INTEGER" -> "INTEGER";
            case "INT" -> "INTEGER";
            case "SmallInteger", "SMALLINT", "TINYINT" -> type.kind().equals("TINYINT") ? "TINYINT" : "SMALLINT";
            case "BigInteger", "BIGINT" -> "BIGINT";
            case "Boolean", "BOOLEAN", "BOOL" -> "BOOLEAN";
            case "Float", "FLOAT" -> {
                Integer precision = type.number("precision");
                yield precision == null ? "FLOAT" : "FLOAT(" + precision + ")";
            }
            case "REAL" -> "REAL";
            case "Double", "DOUBLE_PRECISION" -> "DOUBLE PRECISION";
            case "DOUBLE" -> "DOUBLE";
            case "Numeric", "NUMERIC" -> numeric("NUMERIC", type);
            case "DECIMAL" -> numeric("DECIMAL", type);
            case "String", "Unicode", "VARCHAR" -> "VARCHAR" + length(type) + collation(target, type);
            case "NVARCHAR" -> "NVARCHAR" + length(type);
            case "CHAR" -> "CHAR" + length(type) + collation(target, type);
            case "NCHAR" -> "NCHAR" + length(type);
            case "Text", "UnicodeText", "TEXT" -> "TEXT" + length(type) + collation(target, type);
            case "LargeBinary", "Binary", "BYTEA", "PickleType" -> "BYTEA";
            case "DateTime" -> "TIMESTAMP " + zone(type);
            case "TIMESTAMP", "mysql.TIMESTAMP" -> sized("TIMESTAMP", type.number("precision")) + " " + zone(type);
            case "Time", "TIME" -> sized("TIME", type.number("precision")) + " " + zone(type);
            case "Date", "DATE" -> "DATE";
            case "DATETIME", "mysql.DATETIME" -> "DATETIME";
            case "Interval" ->
                type.flag("native", true)
                        ? sized("INTERVAL", type.number("second_precision"))
                        : "TIMESTAMP WITHOUT TIME ZONE";
            case "INTERVAL" -> {
                String fields = type.textArgument("fields");
                Integer precision = type.number("precision");
                yield "INTERVAL" + (fields == null ? "" : " " + fields)
                        + (precision == null ? "" : " (" + precision + ")");
            }
            case "Enum", "ENUM", "mysql.ENUM" -> enumeration(run, target, type);
            case "JSON", "pg.JSON" -> "JSON";
            case "Uuid", "UUID" -> type.flag("native_uuid", true) ? "UUID" : "CHAR(32)";
            case "ARRAY" -> array(run, target, type);
            case "BIT" -> {
                Integer bits = type.number("length");
                yield type.flag("varying", false)
                        ? sized("BIT VARYING", bits)
                        : "BIT(" + (bits == null ? 1 : bits) + ")";
            }
            case "DOMAIN" -> type.textArgument("name") == null ? "DOMAIN" : type.textArgument("name");
            case "HSTORE",
                    "JSONB",
                    "CITEXT",
                    "INET",
                    "CIDR",
                    "MACADDR",
                    "MACADDR8",
                    "OID",
                    "REGCLASS",
                    "REGCONFIG",
                    "JSONPATH",
                    "TSVECTOR",
                    "TSQUERY",
                    "MONEY",
                    "INT4RANGE",
                    "INT8RANGE",
                    "NUMRANGE",
                    "DATERANGE",
                    "TSRANGE",
                    "TSTZRANGE",
                    "INT4MULTIRANGE",
                    "INT8MULTIRANGE",
                    "NUMMULTIRANGE",
                    "DATEMULTIRANGE",
                    "TSMULTIRANGE",
                    "TSTZMULTIRANGE",
                    "CLOB",
                    "BLOB",
                    "BINARY",
                    "VARBINARY" ->
                upper(type) + (type.kind().endsWith("BINARY") || type.kind().equals("BLOB") ? length(type) : "");
            case "NullType" ->
                throw Errors.of(
                        LibraryErrors.COMPILE_ERROR,
                        "Can't generate DDL for NullType(); did you forget to specify a type?");
            default -> userDefined(run, target, type);
        };
    }

    private static String zone(SqlType type) {
        return (type.flag("timezone", false) ? "WITH" : "WITHOUT") + " TIME ZONE";
    }

    private static String array(Run run, Target target, SqlType type) {
        SqlType inner =
                SqlType.from(run, java.util.Objects.requireNonNullElse(type.argument("item_type"), SqlType.NULL));
        Integer dimensions = type.number("dimensions");
        String text = render(run, target, inner);
        String brackets = "[]".repeat(dimensions == null ? 1 : dimensions);
        int collate = text.indexOf(" COLLATE ");
        return collate < 0 ? text + brackets : text.substring(0, collate) + brackets + text.substring(collate);
    }

    private static String enumeration(Run run, Target target, SqlType type) {
        if (!type.flag("native_enum", true)) {
            return enumText(run, type);
        }
        String name = type.enumName();
        if (name == null) {
            throw Errors.of(LibraryErrors.COMPILE_ERROR, "PostgreSQL ENUM type requires a name.");
        }
        String schema = type.textArgument("schema");
        return Identifiers.table(target, schema == null ? "" : schema, name);
    }

    private static String enumText(Run run, SqlType type) {
        int length = enumLength(run, type);
        return length == 0 ? "VARCHAR" : "VARCHAR(" + length + ")";
    }

    private static int enumLength(Run run, SqlType type) {
        Integer length = type.number("length");
        int longest = type.values(run).stream()
                .mapToInt(v -> v.codePointCount(0, v.length()))
                .max()
                .orElse(0);
        return length == null ? longest : length;
    }

    private static String mysql(Run run, Target target, SqlType type) {
        return switch (type.kind()) {
            case "Integer", "INTEGER", "INT" -> whole("INTEGER", type);
            case "SmallInteger", "SMALLINT" -> whole("SMALLINT", type);
            case "BigInteger", "BIGINT" -> whole("BIGINT", type);
            case "TINYINT" -> whole("TINYINT", type);
            case "MEDIUMINT" -> whole("MEDIUMINT", type);
            case "YEAR" -> sized("YEAR", type.number("display_width"));
            case "Boolean", "BOOLEAN", "BOOL" -> "BOOL";
            case "Float", "FLOAT" -> {
                Integer scale = type.number("scale");
                Integer precision = type.number("precision");
                yield unsigned(
                        scale != null && precision != null
                                ? "FLOAT(" + precision + ", " + scale + ")"
                                : precision != null ? "FLOAT(" + precision + ")" : "FLOAT",
                        type);
            }
            case "Double", "DOUBLE", "DOUBLE_PRECISION" -> {
                Integer scale = type.number("scale");
                yield unsigned(
                        scale == null
                                ? type.kind().equals("DOUBLE_PRECISION") ? "DOUBLE PRECISION" : "DOUBLE"
                                : "DOUBLE(" + type.number("precision") + ", " + scale + ")",
                        type);
            }
            case "REAL" -> unsigned(type.number("scale") == null ? "REAL" : numeric("REAL", type), type);
            case "Numeric", "NUMERIC" -> unsigned(numeric("NUMERIC", type), type);
            case "DECIMAL" -> unsigned(numeric("DECIMAL", type), type);
            case "String", "Unicode", "VARCHAR" -> {
                if (type.number("length") == null) {
                    throw Errors.of(LibraryErrors.COMPILE_ERROR, "VARCHAR requires a length on dialect mysql");
                }
                yield characters("VARCHAR" + length(type), type);
            }
            case "NVARCHAR" -> characters("NATIONAL VARCHAR" + length(type), type);
            case "NCHAR" -> characters("NATIONAL CHAR" + length(type), type);
            case "CHAR" -> characters("CHAR" + length(type), type);
            case "Text", "UnicodeText", "TEXT" -> characters("TEXT" + length(type), type);
            case "TINYTEXT", "MEDIUMTEXT", "LONGTEXT", "CLOB" -> characters(type.kind(), type);
            case "LargeBinary", "Binary", "PickleType" -> "BLOB" + length(type);
            case "BINARY", "VARBINARY", "BLOB" -> type.kind() + length(type);
            case "TINYBLOB", "MEDIUMBLOB", "LONGBLOB" -> type.kind();
            case "DateTime", "DATETIME", "mysql.DATETIME", "Interval" -> sized("DATETIME", type.number("fsp"));
            case "TIMESTAMP", "mysql.TIMESTAMP" -> sized("TIMESTAMP", type.number("fsp"));
            case "Time", "TIME", "mysql.TIME" -> sized("TIME", type.number("fsp"));
            case "Date", "DATE" -> "DATE";
            case "Enum", "ENUM", "mysql.ENUM" ->
                type.flag("native_enum", true)
                        ? characters("ENUM(" + literals(run, target, type) + ")", type)
                        : enumText(run, type);
            case "SET" -> characters("SET(" + literals(run, target, type) + ")", type);
            case "JSON", "pg.JSON" -> "JSON";
            case "Uuid" -> "CHAR(32)";
            case "UUID" -> target.mariadb() ? "UUID" : "CHAR(32)";
            case "BIT" -> sized("BIT", type.number("length"));
            case "NullType" ->
                throw Errors.of(
                        LibraryErrors.COMPILE_ERROR,
                        "Can't generate DDL for NullType(); did you forget to specify a type?");
            case "JSONB", "HSTORE", "ARRAY", "BYTEA", "CITEXT", "INET", "TSVECTOR" -> throw unknown(target, type);
            default -> userDefined(run, target, type);
        };
    }

    private static String literals(Run run, Target target, SqlType type) {
        List<String> values = type.values(run);
        return values.stream().map(v -> "'" + v.replace("'", "''") + "'").collect(Collectors.joining(","));
    }

    private static String whole(String word, SqlType type) {
        return unsigned(sized(word, type.number("display_width")), type);
    }

    private static String unsigned(String text, SqlType type) {
        return text
                + (type.flag("unsigned", false) ? " UNSIGNED" : "")
                + (type.flag("zerofill", false) ? " ZEROFILL" : "");
    }

    private static String characters(String text, SqlType type) {
        String charset = type.textArgument("charset");
        String collation = type.textArgument("collation");
        if (collation == null) {
            collation = type.textArgument("collate");
        }
        if (type.flag("national", false)) {
            return "NATIONAL " + text + (collation == null ? "" : " COLLATE " + collation);
        }
        return text
                + (charset == null ? "" : " CHARACTER SET " + charset)
                + (type.flag("ascii", false) ? " ASCII" : "")
                + (type.flag("unicode", false) ? " UNICODE" : "")
                + (type.flag("binary", false) ? " BINARY" : "")
                + (collation == null ? "" : " COLLATE " + collation);
    }

    private static String sqlite(Run run, Target target, SqlType type) {
        return switch (type.kind()) {
            case "Integer", "INTEGER" -> "INTEGER";
            case "INT" -> "INTEGER";
            case "SmallInteger", "SMALLINT" -> "SMALLINT";
            case "BigInteger", "BIGINT" -> "BIGINT";
            case "Boolean", "BOOLEAN", "BOOL" -> "BOOLEAN";
            case "Float", "FLOAT" -> "FLOAT";
            case "REAL" -> "REAL";
            case "Double", "DOUBLE" -> "DOUBLE";
            case "DOUBLE_PRECISION" -> "DOUBLE PRECISION";
            case "Numeric", "NUMERIC" -> numeric("NUMERIC", type);
            case "DECIMAL" -> numeric("DECIMAL", type);
            case "String", "Unicode", "VARCHAR" -> "VARCHAR" + length(type) + collation(target, type);
            case "NVARCHAR", "NCHAR", "CHAR" -> type.kind() + length(type) + collation(target, type);
            case "Text", "UnicodeText", "TEXT" -> "TEXT" + length(type) + collation(target, type);
            case "CLOB" -> "CLOB";
            case "LargeBinary", "Binary", "BLOB", "PickleType" -> "BLOB";
            case "BINARY", "VARBINARY" -> type.kind() + length(type);
            case "DateTime", "DATETIME", "mysql.DATETIME", "Interval" -> "DATETIME";
            case "TIMESTAMP", "mysql.TIMESTAMP" -> "TIMESTAMP";
            case "Time", "TIME", "mysql.TIME" -> "TIME";
            case "Date", "DATE" -> "DATE";
            case "Enum", "ENUM", "mysql.ENUM" -> enumText(run, type);
            case "JSON", "pg.JSON" -> "JSON";
            case "Uuid" -> "CHAR(32)";
            case "UUID" -> "UUID";
            case "BIT" -> "BIT";
            case "NullType" ->
                throw Errors.of(
                        LibraryErrors.COMPILE_ERROR,
                        "Can't generate DDL for NullType(); did you forget to specify a type?");
            case "TINYINT",
                    "MEDIUMINT",
                    "TINYTEXT",
                    "MEDIUMTEXT",
                    "LONGTEXT",
                    "LONGBLOB",
                    "MEDIUMBLOB",
                    "JSONB",
                    "HSTORE",
                    "ARRAY",
                    "BYTEA",
                    "INET",
                    "TSVECTOR",
                    "CITEXT" -> throw unknown(target, type);
            default -> userDefined(run, target, type);
        };
    }

    /** Whether an instance is a custom type. */
    static boolean isCustom(Value value) {
        return value instanceof Instance instance && instance.type().isSubclass(SqlTypes.named("TypeEngine"));
    }
}
