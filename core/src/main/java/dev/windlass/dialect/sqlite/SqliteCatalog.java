package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.StoredDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of {@code sqlite_master}, as they are and as they will be after operations that were rendered.
 *
 * @param rows the rows, in the order of their creation
 * @param certain whether they are what the database holds; not after a RENAME, which the server carries through them by
 *     itself
 */
record SqliteCatalog(List<StoredDefinition> rows, boolean certain) {
    SqliteCatalog {
        rows = List.copyOf(rows);
    }

    Optional<StoredDefinition> find(String kind, String name) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind) && SqliteLexer.sameName(row.name(), name))
                .findFirst();
    }

    /** What of that kind belongs to a table and has text of its own. */
    List<StoredDefinition> of(String kind, String table) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind)
                        && SqliteLexer.sameName(row.table(), table)
                        && !row.sql().isEmpty())
                .toList();
    }

    /** The views that select from a table, from views that do, and so on, in the order of their creation. */
    List<StoredDefinition> viewsOver(String table) {
        Set<String> names = new LinkedHashSet<>(List.of(table));
        List<StoredDefinition> views = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = false;
            for (StoredDefinition row : rows) {
                if (row.kind().equals("view")
                        && !views.contains(row)
                        && names.stream().anyMatch(name -> SqliteLexer.mentions(row.sql(), name))) {
                    views.add(row);
                    names.add(row.name());
                    more = true;
                }
            }
        }
        return rows.stream().filter(views::contains).toList();
    }

    /** The triggers on other tables and on views that speak of a table or of one of those views. */
    List<StoredDefinition> triggersAbout(String table, List<StoredDefinition> views) {
        return rows.stream()
                .filter(row -> row.kind().equals("trigger") && !SqliteLexer.sameName(row.table(), table))
                .filter(row -> SqliteLexer.mentions(row.sql(), table)
                        || views.stream().anyMatch(view -> SqliteLexer.mentions(row.sql(), view.name())))
                .toList();
    }

    /** The other tables whose foreign keys refer to a table. */
    List<StoredDefinition> childrenOf(String table) {
        return rows.stream()
                .filter(row -> row.kind().equals("table")
                        && !SqliteLexer.sameName(row.name(), table)
                        && refersTo(row.sql(), table))
                .toList();
    }

    private static boolean refersTo(String sql, String table) {
        boolean references = false;
        for (SqliteLexer.Token token : SqliteLexer.tokens(sql)) {
            if (token.kind() == SqliteLexer.Kind.SPACE) {
                continue;
            }
            if (references && token.names(table)) {
                return true;
            }
            references = token.is("REFERENCES");
        }
        return false;
    }

    /** A name that begins like that and that nothing has. */
    String freeName(String start) {
        String name = start;
        for (int i = 2; taken(name); i++) {
            name = start + "_" + i;
        }
        return name;
    }

    private boolean taken(String name) {
        return rows.stream().anyMatch(row -> SqliteLexer.sameName(row.name(), name));
    }

    SqliteCatalog plus(StoredDefinition row) {
        List<StoredDefinition> more = new ArrayList<>(rows);
        more.add(row);
        return new SqliteCatalog(more, certain);
    }

    SqliteCatalog minus(StoredDefinition gone) {
        List<StoredDefinition> fewer = new ArrayList<>(rows);
        fewer.remove(gone);
        return new SqliteCatalog(fewer, certain);
    }

    /** Without a table or view, and what belongs to it. */
    SqliteCatalog without(String table) {
        return new SqliteCatalog(
                rows.stream()
                        .filter(row -> !SqliteLexer.sameName(row.table(), table))
                        .toList(),
                certain);
    }

    SqliteCatalog with(String table, String sql) {
        return new SqliteCatalog(
                rows.stream()
                        .map(row -> row.kind().equals("table") && SqliteLexer.sameName(row.name(), table)
                                ? new StoredDefinition(row.kind(), row.name(), row.table(), sql)
                                : row)
                        .toList(),
                certain);
    }

    SqliteCatalog uncertain() {
        return new SqliteCatalog(rows, false);
    }
}
