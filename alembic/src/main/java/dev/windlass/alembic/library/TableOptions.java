package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what follows the parenthesis of CREATE TABLE: storage engines, partitions, inheritance. */
final class TableOptions {
    private static final List<String> PARTITIONS =
            List.of("PARTITION_BY", "PARTITIONS", "SUBPARTITION_BY", "SUBPARTITIONS");
    private static final Set<String> SPACED = Set.of(
            "DATA_DIRECTORY",
            "INDEX_DIRECTORY",
            "DEFAULT_CHARACTER_SET",
            "CHARACTER_SET",
            "DEFAULT_CHARSET",
            "DEFAULT_COLLATE");
    private static final Set<String> QUOTED =
            Set.of("COMMENT", "DATA_DIRECTORY", "INDEX_DIRECTORY", "PASSWORD", "CONNECTION");

    private TableOptions() {}

    static String suffix(Run run, Target target, TableItem table) {
        return switch (target.dialect()) {
            case POSTGRESQL -> postgresql(run, target, table.options());
            case MYSQL -> mysql(run, target, table);
            case SQLITE -> sqlite(run, table.options());
        };
    }

    private static String text(Run run, Map<String, Value> options, String key) {
        return options.getOrDefault(key, None.NONE).text(run);
    }

    private static boolean has(Run run, Map<String, Value> options, String key) {
        Value value = options.get(key);
        return value != null && value != None.NONE && value.truth(run);
    }

    private static String postgresql(Run run, Target target, Map<String, Value> options) {
        StringBuilder sql = new StringBuilder();
        if (has(run, options, "postgresql_inherits")) {
            Value inherits = options.getOrDefault("postgresql_inherits", None.NONE);
            List<Value> tables = inherits instanceof dev.windlass.alembic.eval.Str
                    ? List.of(inherits)
                    : Operators.list(run, inherits);
            sql.append("\n INHERITS ( ")
                    .append(tables.stream()
                            .map(t -> Identifiers.quote(target, t.text(run)))
                            .collect(Collectors.joining(", ")))
                    .append(" )");
        }
        if (has(run, options, "postgresql_partition_by")) {
            sql.append("\n PARTITION BY ").append(text(run, options, "postgresql_partition_by"));
        }
        if (options.get("postgresql_with_oids") instanceof Value oids && oids != None.NONE) {
            sql.append(oids.truth(run) ? "\n WITH OIDS" : "\n WITHOUT OIDS");
        }
        if (has(run, options, "postgresql_on_commit")) {
            sql.append("\n ON COMMIT ")
                    .append(text(run, options, "postgresql_on_commit")
                            .replace('_', ' ')
                            .toUpperCase(Locale.ROOT));
        }
        if (has(run, options, "postgresql_tablespace")) {
            sql.append("\n TABLESPACE ").append(Identifiers.quote(target, text(run, options, "postgresql_tablespace")));
        }
        return sql.toString();
    }

    private static String mysql(Run run, Target target, TableItem table) {
        Map<String, String> options = new LinkedHashMap<>();
        table.options().forEach((key, value) -> {
            String lower = key.toLowerCase(Locale.ROOT);
            String prefix = target.mariadb() && lower.startsWith("mariadb_") ? "mariadb_" : "mysql_";
            if (lower.startsWith(prefix) && value != None.NONE) {
                options.put(lower.substring(prefix.length()).toUpperCase(Locale.ROOT), value.text(run));
            }
        });
        if (table.comment() != null) {
            options.put("COMMENT", table.comment());
        }
        List<String> order = new ArrayList<>(options.keySet());
        order.removeAll(PARTITIONS);
        if (order.remove("COLLATE")) {
            order.add("COLLATE");
        }
        StringBuilder sql = new StringBuilder();
        for (String key : order) {
            String given = options.getOrDefault(key, "");
            String value = QUOTED.contains(key) ? Identifiers.literal(target, given) : given;
            String shown = SPACED.contains(key) ? key.replace('_', ' ') : key;
            boolean space = shown.equals("TABLESPACE") || shown.endsWith("CHARACTER SET") || shown.equals("COLLATE");
            sql.append(sql.isEmpty() ? "" : " ")
                    .append(shown)
                    .append(space ? " " : "=")
                    .append(value);
        }
        for (String key : PARTITIONS) {
            if (options.containsKey(key)) {
                sql.append(sql.isEmpty() ? "" : " ")
                        .append(key.replace('_', ' '))
                        .append(' ')
                        .append(options.get(key));
            }
        }
        return sql.toString();
    }

    private static String sqlite(Run run, Map<String, Value> options) {
        List<String> words = new ArrayList<>();
        if (has(run, options, "sqlite_with_rowid") || !options.containsKey("sqlite_with_rowid")) {
            words.add("");
        } else {
            words.add("\n WITHOUT ROWID");
        }
        if (has(run, options, "sqlite_strict")) {
            words.add((words.getFirst().isEmpty() ? "\n" : ",") + " STRICT");
        }
        return String.join("", words);
    }
}
