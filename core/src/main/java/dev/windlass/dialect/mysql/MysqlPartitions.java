package dev.windlass.dialect.mysql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands after PARTITION BY, put together from the partitions. */
final class MysqlPartitions {
    private static final MysqlQuoting QUOTING = new MysqlQuoting();

    private MysqlPartitions() {}

    static Optional<String> of(QualifiedName table, List<CatalogRow> rows, MysqlNotes notes) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        CatalogRow first = rows.getFirst();
        String method = first.text("method").replaceAll("\\s+", " ");
        if (method.equals("SYSTEM_TIME")) {
            notes.add("partitions", table, "are of system versions");
            return Optional.empty();
        }
        Map<String, List<CatalogRow>> partitions = MysqlCatalog.by("name", rows);
        StringBuilder sql = new StringBuilder(method + " (" + first.text("expression") + ")");
        boolean counted = !method.startsWith("RANGE") && !method.startsWith("LIST") && isNumbered(partitions, "p");
        if (counted) {
            sql.append(" PARTITIONS ").append(partitions.size());
        }
        if (!first.text("sub_method").isEmpty()) {
            int each = partitions.values().iterator().next().size();
            sql.append(" SUBPARTITION BY ")
                    .append(first.text("sub_method").replaceAll("\\s+", " "))
                    .append(" (")
                    .append(first.text("sub_expression"))
                    .append(") SUBPARTITIONS ")
                    .append(each);
            partitions.forEach((name, subs) -> {
                if (!isNumbered(MysqlCatalog.by("sub", subs), name + "sp")) {
                    notes.add("subpartitions", table + "." + name, "have names of their own");
                }
            });
        }
        if (!counted) {
            List<String> parts = new ArrayList<>();
            partitions.forEach((name, subs) -> parts.add(partition(name, method, subs.getFirst())));
            sql.append(" (").append(String.join(", ", parts)).append(")");
        }
        return Optional.of(sql.toString());
    }

    private static boolean isNumbered(Map<String, List<CatalogRow>> parts, String start) {
        int number = 0;
        for (Map.Entry<String, List<CatalogRow>> part : parts.entrySet()) {
            if (!part.getKey().equals(start + number++)
                    || !part.getValue().getFirst().text("comment").isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static String partition(String name, String method, CatalogRow row) {
        String bound = row.nullable("bound") == null ? "NULL" : row.text("bound");
        String values = "";
        if (method.startsWith("RANGE")) {
            values = " VALUES LESS THAN "
                    + (bound.equals("MAXVALUE") && method.equals("RANGE") ? bound : "(" + bound + ")");
        } else if (method.startsWith("LIST")) {
            values = bound.equals("DEFAULT") ? " DEFAULT" : " VALUES IN (" + bound + ")";
        }
        return "PARTITION " + QUOTING.identifier(name) + values
                + (row.text("comment").isEmpty() ? "" : " COMMENT = " + QUOTING.text(row.text("comment")));
    }
}
