package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.schema.SchemaDump;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.dialect.DialectName;
import dev.windlass.execute.AppliedState;
import dev.windlass.execute.JournalChain;
import dev.windlass.execute.JournalRow;
import dev.windlass.execute.JournalTable;
import dev.windlass.jdbc.Connector;
import dev.windlass.jdbc.JdbcSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All of a database that must not depend on whether runs were cut off.
 *
 * @param schema every object
 * @param rows every row of every table but {@code ran}
 * @param ran how often each statement left its mark in {@code ran}
 * @param applied what the journal says is applied, and what is unfinished
 * @param journal what is wrong with the journal: its chain, and statements or steps that it says were done twice
 */
record State(String schema, String rows, Map<String, Integer> ran, String applied, List<String> journal) {
    static State of(TestDatabase database) {
        List<JournalRow> rows = journalRows(database);
        AppliedState state = AppliedState.of(rows);
        List<String> problems = new ArrayList<>();
        JournalChain.problems(rows).forEach(problem -> problems.add(problem.toString()));
        Map<String, Integer> done = new TreeMap<>();
        for (JournalRow row : rows) {
            if (List.of("applied", "reverted", "done").contains(row.kind())) {
                String what = row.kind() + " " + row.revision() + " " + row.direction() + " " + row.statement();
                if (done.merge(what, 1, Integer::sum) > 1) {
                    problems.add("journalled twice: " + what);
                }
            }
        }
        return new State(
                // Some runs are another user's, who is the definer then.
                SchemaDump.of(database).withoutHistory().text().replaceAll("DEFINER=`[^`]*`@`[^`]*`", "DEFINER=…"),
                data(database),
                ran(database),
                state.revisions() + " " + state.unfinished(),
                problems);
    }

    static List<JournalRow> journalRows(TestDatabase database) {
        Connector connector = new Connector() {
            @Override
            public Connection open() throws SQLException {
                return database.connect();
            }

            @Override
            public DialectName dialect() {
                return State.dialect(database);
            }

            @Override
            public String description() {
                return database.toString();
            }
        };
        JournalTable table = new JournalTable(connector.dialect(), "", "windlass_journal");
        try (JdbcSession session = JdbcSession.open(connector, table, List.of())) {
            return session.readJournal();
        }
    }

    static DialectName dialect(TestDatabase database) {
        return switch (database.server().product()) {
            case POSTGRESQL -> DialectName.POSTGRESQL;
            case MARIADB, MYSQL -> DialectName.MYSQL;
            case SQLITE -> DialectName.SQLITE;
        };
    }

    private static Map<String, Integer> ran(TestDatabase database) {
        Map<String, Integer> ran = new TreeMap<>();
        database.query("SELECT what FROM ran").forEach(row -> ran.merge(row.getFirst(), 1, Integer::sum));
        return ran;
    }

    private static String data(TestDatabase database) {
        String tables = switch (database.server().product()) {
            case POSTGRESQL ->
                "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1";
            case MARIADB, MYSQL ->
                "SELECT table_name FROM information_schema.tables WHERE table_schema = database()"
                        + " AND table_type = 'BASE TABLE' ORDER BY 1";
            case SQLITE ->
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1";
        };
        String quote = database.server().product() == Product.POSTGRESQL ? "" : "`";
        StringBuilder out = new StringBuilder();
        for (List<String> table : database.query(tables)) {
            String name = table.getFirst();
            if (name.startsWith("windlass_") || name.equals("ran")) {
                continue;
            }
            out.append(name).append('\n');
            database.query("SELECT * FROM " + quote + name + quote).stream()
                    .map(row -> String.join("\t", row))
                    .sorted()
                    .forEach(row -> out.append("  ").append(row).append('\n'));
        }
        return out.toString();
    }

    /** How often statements left a mark more often than in the undisturbed state. */
    int repeated(State undisturbed) {
        return ran.entrySet().stream()
                        .mapToInt(e ->
                                Math.max(0, e.getValue() - undisturbed.ran().getOrDefault(e.getKey(), 0)))
                        .sum()
                + (int) journal.stream()
                        .filter(problem -> problem.startsWith("journalled twice"))
                        .count();
    }

    /** How many statements left no mark though they did in the undisturbed state, or another trace is missing. */
    int lost(State undisturbed) {
        int marks = undisturbed.ran().entrySet().stream()
                .mapToInt(e -> Math.max(0, e.getValue() - ran.getOrDefault(e.getKey(), 0)))
                .sum();
        boolean same = schema.equals(undisturbed.schema()) && rows.equals(undisturbed.rows());
        return marks == 0 && !same ? 1 : marks;
    }

    /** The first differences, for a person; empty if there are none. */
    String difference(State undisturbed) {
        StringBuilder out = new StringBuilder();
        lines(out, "schema", schema, undisturbed.schema());
        lines(out, "rows", rows, undisturbed.rows());
        lines(out, "ran", ran.toString(), undisturbed.ran().toString());
        lines(out, "applied", applied, undisturbed.applied());
        if (out.isEmpty() && (!rows.equals(undisturbed.rows) || !schema.equals(undisturbed.schema))) {
            out.append("the same lines in other places:\n").append(rows.equals(undisturbed.rows) ? schema : rows);
        }
        journal.forEach(problem -> out.append("journal: ").append(problem).append('\n'));
        return out.toString();
    }

    private static void lines(StringBuilder out, String title, String actual, String expected) {
        List<String> left = new ArrayList<>(actual.lines().toList());
        List<String> right = new ArrayList<>(expected.lines().toList());
        expected.lines().forEach(left::remove);
        actual.lines().forEach(right::remove);
        left.stream()
                .limit(4)
                .forEach(line -> out.append(title).append(" + ").append(line).append('\n'));
        right.stream()
                .limit(4)
                .forEach(line -> out.append(title).append(" - ").append(line).append('\n'));
    }
}
