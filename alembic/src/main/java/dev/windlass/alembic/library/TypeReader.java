package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.Int;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a database's name of a type back into a type, as SQLAlchemy's reflection does. */
final class TypeReader {
    private static final Pattern MYSQL =
            Pattern.compile("(?s)^\\s*([A-Za-z_]\\w*)\\s*(?:\\((.*?)\\))?\\s*([A-Za-z ]*)$");

    private TypeReader() {}

    private static SqlType type(String kind, Map<String, Value> arguments) {
        return new SqlType(SqlTypes.named(kind), kind, arguments, List.of(), Map.of());
    }

    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        if (text != null) {
            for (String part : text.split(",")) {
                if (part.strip().matches("\\d{1,9}")) {
                    numbers.add(Integer.parseInt(part.strip()));
                }
            }
        }
        return numbers;
    }

    private static SqlType sized(String kind, List<Integer> numbers) {
        Map<String, Value> arguments = new LinkedHashMap<>();
        boolean decimal = kind.equals("NUMERIC")
                || kind.equals("DECIMAL")
                || kind.equals("FLOAT")
                || kind.equals("REAL")
                || kind.equals("DOUBLE");
        boolean time = kind.contains("TIME");
        if (!numbers.isEmpty()) {
            arguments.put(
                    decimal || time
                            ? time ? "precision" : "precision"
                            : SqlTypes.affinity(SqlType.of(kind)).equals("Integer") ? "display_width" : "length",
                    Int.of(numbers.getFirst()));
        }
        if (numbers.size() > 1 && decimal) {
            arguments.put("scale", Int.of(numbers.get(1)));
        }
        return type(kind, arguments);
    }

    /** SQLite: by name, else by the affinity that the name gives (dialects/sqlite/base.py, _resolve_type_affinity). */
    static SqlType sqlite(String text) {
        Matcher parts = Pattern.compile("([\\w ]+)(?:\\((.*?)\\))?").matcher(text);
        String name = "";
        String inside = "";
        if (parts.find()) {
            name = parts.group(1).strip().toUpperCase(Locale.ROOT);
            inside = parts.group(2) == null ? "" : parts.group(2);
        }
        String kind = switch (name) {
            case "BIGINT",
                    "BLOB",
                    "BOOLEAN",
                    "CHAR",
                    "DATE",
                    "DATETIME",
                    "DOUBLE",
                    "DOUBLE_PRECISION",
                    "DECIMAL",
                    "FLOAT",
                    "INTEGER",
                    "JSON",
                    "NUMERIC",
                    "REAL",
                    "SMALLINT",
                    "TEXT",
                    "TIME",
                    "TIMESTAMP",
                    "VARCHAR",
                    "NVARCHAR" -> name;
            case "BOOL" -> "BOOLEAN";
            case "INT" -> "INTEGER";
            default -> {
                if (name.contains("INT")) {
                    yield "INTEGER";
                }
                if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
                    yield "TEXT";
                }
                if (name.contains("BLOB") || name.isEmpty()) {
                    yield "NullType";
                }
                yield name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB") ? "REAL" : "NUMERIC";
            }
        };
        List<Integer> numbers = numbers(inside);
        return switch (kind) {
            case "VARCHAR", "CHAR", "NVARCHAR", "TEXT", "NUMERIC", "DECIMAL", "FLOAT", "BLOB" -> sized(kind, numbers);
            default -> SqlType.of(kind);
        };
    }

    /** PostgreSQL's {@code format_type}. */
    static SqlType postgresql(String text, Map<String, List<String>> enums) {
        String plain = text.replaceFirst("(\\[\\])+$", "");
        if (!plain.equals(text)) {
            return type("ARRAY", Map.of("item_type", postgresql(plain, enums)));
        }
        Matcher parts = Pattern.compile("^([^(]+)(?:\\((.*?)\\))?(.*)$").matcher(text);
        if (!parts.matches()) {
            return SqlType.NULL;
        }
        List<Integer> numbers = numbers(parts.group(2));
        String name = (parts.group(1) + parts.group(3)).strip();
        return switch (name) {
            case "integer" -> SqlType.of("INTEGER");
            case "bigint" -> SqlType.of("BIGINT");
            case "smallint" -> SqlType.of("SMALLINT");
            case "character varying" -> sized("VARCHAR", numbers);
            case "character", "bpchar" -> sized("CHAR", numbers);
            case "\"char\"", "name" -> SqlType.of("VARCHAR");
            case "numeric" -> sized("NUMERIC", numbers);
            case "real" -> SqlType.of("REAL");
            case "double precision" -> SqlType.of("DOUBLE_PRECISION");
            case "timestamp without time zone" -> sized("TIMESTAMP", numbers);
            case "timestamp with time zone" -> sized("TIMESTAMP", numbers).with("timezone", Bool.TRUE);
            case "time without time zone" -> sized("TIME", numbers);
            case "time with time zone" -> sized("TIME", numbers).with("timezone", Bool.TRUE);
            case "json" -> SqlType.of("pg.JSON");
            case "bytea",
                    "boolean",
                    "date",
                    "text",
                    "interval",
                    "uuid",
                    "jsonb",
                    "inet",
                    "cidr",
                    "macaddr",
                    "tsvector",
                    "oid",
                    "money",
                    "hstore",
                    "citext" -> SqlType.of(name.toUpperCase(Locale.ROOT));
            default -> {
                String bare = name.substring(name.lastIndexOf('.') + 1).replace("\"", "");
                List<String> values = enums.get(bare);
                if (values != null) {
                    yield new SqlType(
                            SqlTypes.named("ENUM"),
                            "ENUM",
                            Map.of("name", new Str(bare)),
                            values.stream().<Value>map(Str::new).toList(),
                            Map.of());
                }
                yield type("UserDefinedType", Map.of("name", new Str(text)));
            }
        };
    }

    /** MySQL's {@code COLUMN_TYPE}. */
    static SqlType mysql(String text) {
        Matcher parts = MYSQL.matcher(text);
        if (!parts.matches()) {
            return type("UserDefinedType", Map.of("name", new Str(text)));
        }
        String name = parts.group(1).toUpperCase(Locale.ROOT);
        if (name.equals("ENUM") || name.equals("SET")) {
            List<Value> values = new ArrayList<>();
            Matcher value = Pattern.compile("'((?:[^']|'')*)'").matcher(text);
            while (value.find()) {
                values.add(new Str(value.group(1).replace("''", "'")));
            }
            String kind = name.equals("ENUM") ? "mysql.ENUM" : "SET";
            return new SqlType(SqlTypes.named(kind), kind, Map.of(), values, Map.of());
        }
        if (name.equals("INT")) {
            name = "INTEGER";
        }
        String kind = List.of("TIMESTAMP", "DATETIME", "TIME").contains(name) ? "mysql." + name : name;
        if (SqlTypes.find(kind) == null) {
            return type("UserDefinedType", Map.of("name", new Str(text)));
        }
        SqlType sized = sized(kind, numbers(parts.group(2)));
        if (kind.startsWith("mysql.") && sized.arguments().get("precision") instanceof Value precision) {
            sized = type(kind, Map.of("fsp", precision));
        }
        return parts.group(3).toLowerCase(Locale.ROOT).contains("unsigned") ? sized.with("unsigned", Bool.TRUE) : sized;
    }
}
