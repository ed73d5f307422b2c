package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.StoredDefinition;
import dev.windlass.dialect.sqlite.SqliteTableEdit.Edited;
import dev.windlass.dialect.sqlite.SqliteTableText.ColumnText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table rebuild, by the procedure that SQLite documents (https://sqlite.org/lang_altertable.html §7): a new table
 * under a name that nothing has, the rows copied with their rowids, the old table dropped, the new one renamed, and
 * indexes, triggers and views created again word for word. Views and triggers elsewhere that speak of the table are
 * dropped before and created after, because RENAME looks at each of them while the table is missing. At the end each of
 * them is compiled once (EXPLAIN), so that what no longer fits fails here and not at the next write. Foreign keys must be
 * off from before the transaction, or DROP TABLE would delete the rows that refer to the table.
 */
record SqliteRebuild(SqliteQuoting quoting, SqliteCatalog catalog, StoredDefinition table, Edited edited) {
    private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

    /** The statements. */
    List<String> statements() {
        SqliteTableText old = SqliteTableParser.parse(table.sql());
        SqliteTableText text = edited.text();
        String name = quoting.identifier(table.name());
        String temporary = quoting.identifier(catalog.freeName("_windlass_new_" + table.name()));
        List<StoredDefinition> views = catalog.viewsOver(table.name());
        List<StoredDefinition> elsewhere = catalog.triggersAbout(table.name(), views);
        List<String> statements = new ArrayList<>();
        elsewhere.forEach(row -> statements.add("DROP TRIGGER " + quoting.identifier(row.name())));
        views.forEach(row -> statements.add("DROP VIEW " + quoting.identifier(row.name())));
        statements.add(text.create(temporary));
        statements.add(copy(old, text, name, temporary));
        if (text.hasAutoincrement() && old.hasAutoincrement()) {
            statements.add("DELETE FROM sqlite_sequence WHERE name = "
                    + quoting.text(catalog.freeName("_windlass_new_" + table.name())));
            statements.add("INSERT INTO sqlite_sequence (name, seq) SELECT "
                    + quoting.text(catalog.freeName("_windlass_new_" + table.name()))
                    + ", seq FROM sqlite_sequence WHERE name = " + quoting.text(table.name()));
        }
        statements.add("DROP TABLE " + name);
        statements.add("ALTER TABLE " + temporary + " RENAME TO " + name);
        indexes().forEach(row -> statements.add(row.sql()));
        views.forEach(row -> statements.add(row.sql()));
        Stream.concat(catalog.of("trigger", table.name()).stream(), elsewhere.stream())
                .forEach(row -> statements.add(row.sql()));
        statements.addAll(trials(catalog, table.name(), text));
        return statements;
    }

    /** The catalogue afterwards. */
    SqliteCatalog after() {
        SqliteCatalog result = catalog.with(table.name(), edited.text().create(quoting.identifier(table.name())));
        List<StoredDefinition> kept = indexes();
        for (StoredDefinition row : catalog.of("index", table.name())) {
            result = kept.contains(row) ? result : result.minus(row);
        }
        return result;
    }

    /** Queries that find a row where a foreign key is broken. */
    List<String> mustBeEmpty() {
        return Stream.concat(
                        edited.text().constraints().stream().anyMatch(c -> c.kind() == SqliteTableText.Kind.FOREIGN_KEY)
                                        || edited.text().columns().stream()
                                                .anyMatch(c -> c.clause(SqliteTableText.Kind.REFERENCES)
                                                        .isPresent())
                                ? Stream.of(table.name())
                                : Stream.<String>empty(),
                        catalog.childrenOf(table.name()).stream().map(StoredDefinition::name))
                .map(child -> "PRAGMA foreign_key_check(" + quoting.identifier(child) + ")")
                .toList();
    }

    /** The table's indexes, but those that name a column that is gone. */
    private List<StoredDefinition> indexes() {
        SqliteTableText old = SqliteTableParser.parse(table.sql());
        List<String> gone = old.columns().stream()
                .map(ColumnText::name)
                .filter(column -> edited.text().column(column).isEmpty())
                .toList();
        return catalog.of("index", table.name()).stream()
                .filter(row -> gone.stream().noneMatch(column -> indexMentions(row.sql(), column)))
                .toList();
    }

    /** Whether an index's keys or condition name a column. */
    static boolean indexMentions(String sql, String column) {
        int depth = 0;
        boolean inside = false;
        for (SqliteLexer.Token token : SqliteLexer.tokens(sql)) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            inside |= depth > 0;
            if (inside && token.names(column)) {
                return true;
            }
        }
        return false;
    }

    private String copy(SqliteTableText old, SqliteTableText text, String name, String temporary) {
        List<String> into = new ArrayList<>();
        List<String> from = new ArrayList<>();
        rowid(old, text).ifPresent(rowid -> {
            into.add(rowid);
            from.add(rowid);
        });
        for (ColumnText column : text.columns()) {
            if (!column.isGenerated() && old.column(column.name()).isPresent()) {
                String quoted = quoting.identifier(column.name());
                into.add(quoted);
                from.add(edited.using().getOrDefault(column.name(), quoted));
            }
        }
        return "INSERT INTO " + temporary + " (" + String.join(", ", into) + ") SELECT " + String.join(", ", from)
                + " FROM " + name;
    }

    /** A name for the rowid, where both tables have one that no column stands for. */
    private static Optional<String> rowid(SqliteTableText old, SqliteTableText text) {
        if (old.isWithoutRowid() || text.isWithoutRowid() || old.hasRowidColumn() || text.hasRowidColumn()) {
            return Optional.empty();
        }
        return ROWID_NAMES.stream()
                .filter(name -> old.column(name).isEmpty() && text.column(name).isEmpty())
                .findFirst();
    }

    /** Statements that compile every trigger and view that speaks of the table, and do nothing. */
    static List<String> trials(SqliteCatalog catalog, String table, SqliteTableText text) {
        SqliteQuoting quoting = new SqliteQuoting();
        List<String> statements = new ArrayList<>();
        for (StoredDefinition view : catalog.viewsOver(table)) {
            statements.add("EXPLAIN SELECT * FROM " + quoting.identifier(view.name()));
        }
        if (!catalog.of("trigger", table).isEmpty()) {
            statements.addAll(trials(quoting.identifier(table), text, quoting));
        }
        List<StoredDefinition> elsewhere = catalog.triggersAbout(table, catalog.viewsOver(table));
        elsewhere.stream()
                .map(StoredDefinition::table)
                .distinct()
                .flatMap(name -> catalog.find("table", name).stream())
                .forEach(row -> statements.addAll(
                        trials(quoting.identifier(row.name()), SqliteTableParser.parse(row.sql()), quoting)));
        for (StoredDefinition trigger : elsewhere) {
            if (catalog.find("view", trigger.table()).isPresent()) {
                viewTrial(trigger, quoting).ifPresent(statements::add);
            }
        }
        return statements;
    }

    /** Compiles an INSTEAD OF trigger; not one for UPDATE, which needs a column of the view by name. */
    private static Optional<String> viewTrial(StoredDefinition trigger, SqliteQuoting quoting) {
        String view = quoting.identifier(trigger.table());
        for (SqliteLexer.Token token : SqliteLexer.tokens(trigger.sql())) {
            if (token.is("INSERT")) {
                return Optional.of("EXPLAIN INSERT INTO " + view + " DEFAULT VALUES");
            }
            if (token.is("DELETE")) {
                return Optional.of("EXPLAIN DELETE FROM " + view);
            }
            if (token.is("UPDATE")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<String> trials(String name, SqliteTableText text, SqliteQuoting quoting) {
        String assignments = text.columns().stream()
                .filter(column -> !column.isGenerated())
                .map(column -> quoting.identifier(column.name()))
                .map(column -> column + " = " + column)
                .collect(Collectors.joining(", "));
        return List.of(
                "EXPLAIN INSERT INTO " + name + " DEFAULT VALUES",
                "EXPLAIN UPDATE " + name + " SET " + assignments,
                "EXPLAIN DELETE FROM " + name);
    }
}
