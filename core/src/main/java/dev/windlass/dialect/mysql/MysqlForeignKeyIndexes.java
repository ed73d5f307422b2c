package dev.windlass.dialect.mysql;

import dev.windlass.schema.Constraint;
import dev.windlass.schema.Constraint.ForeignKey;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The indexes that the server makes by itself: one for each foreign key whose columns no key of the table begins with. They
 * are no part of a schema, so they come and go with what the schema says. The server alone would leave the index behind when
 * the foreign key goes, and would not let go of a key that a foreign key then lacks.
 */
final class MysqlForeignKeyIndexes {
    private MysqlForeignKeyIndexes() {}

    /**
     * What the index is called: like the foreign key, or like its first column where the foreign key's name is one that the
     * server chose (seen on MySQL 9.7 and MariaDB 11.4).
     */
    static String name(QualifiedName table, ForeignKey key) {
        return isChosenByServer(table, key) ? key.columns().getFirst() : key.name();
    }

    static boolean isChosenByServer(QualifiedName table, ForeignKey key) {
        String start = table.name() + "_ibfk_";
        return key.name().startsWith(start)
                && key.name().substring(start.length()).matches("\\d+");
    }

    /** The foreign keys that have such an index, by the index's name. */
    static Map<String, ForeignKey> of(Table table) {
        Map<String, ForeignKey> found = new LinkedHashMap<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (!isCovered(table, key)) {
                found.put(name(table.name(), key), key);
            }
        }
        return found;
    }

    private static boolean isCovered(Table table, ForeignKey key) {
        return table.constraints().stream()
                        .filter(constraint ->
                                constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique)
                        .anyMatch(constraint -> begins(constraint.columns(), key.columns()))
                || table.indexes().stream().anyMatch(index -> covers(index, key.columns()));
    }

    /** Whether a foreign key of these columns needs no index of its own beside this one. */
    static boolean covers(Index index, List<String> columns) {
        return index.method().isEmpty()
                && begins(
                        index.elements().stream()
                                .map(MysqlForeignKeyIndexes::whole)
                                .toList(),
                        columns);
    }

    private static String whole(IndexElement element) {
        return element.expression() || element.prefixLength() > 0 ? "" : element.text();
    }

    static boolean begins(List<String> columns, List<String> with) {
        return columns.size() >= with.size() && columns.subList(0, with.size()).equals(with);
    }

    /** The statements, with what must come and go beside them. */
    static List<String> followed(List<String> statements, Schema before, Schema after, MysqlQuoting quoting) {
        List<String> result = new ArrayList<>(statements);
        for (Table old : before.tables()) {
            Optional<Table> table = after.table(old.name());
            if (table.isEmpty() || table.get().equals(old)) {
                continue;
            }
            String clauses = clauses(old, table.get(), quoting);
            if (!clauses.isEmpty()) {
                add(result, "ALTER TABLE " + quoting.name(old.name()) + " ", clauses);
            }
        }
        return result;
    }

    private static void add(List<String> statements, String alter, String clauses) {
        for (int i = statements.size() - 1; i >= 0; i--) {
            if (statements.get(i).startsWith(alter)) {
                statements.set(i, statements.get(i) + ", " + clauses);
                return;
            }
        }
        statements.add(alter + clauses);
    }

    private static String clauses(Table before, Table after, MysqlQuoting quoting) {
        Map<String, ForeignKey> old = of(before);
        Map<String, ForeignKey> now = of(after);
        List<String> clauses = new ArrayList<>();
        for (String name : old.keySet()) {
            if (!now.containsKey(name)) {
                clauses.add("DROP INDEX " + quoting.identifier(name));
            }
        }
        now.forEach((name, key) -> {
            boolean there =
                    before.foreignKeys().stream().anyMatch(one -> one.name().equals(key.name()));
            if (there && !old.containsKey(name)) {
                clauses.add("ADD INDEX " + quoting.identifier(name) + " (" + quoting.names(key.columns()) + ")");
            }
        });
        return String.join(", ", clauses);
    }
}
