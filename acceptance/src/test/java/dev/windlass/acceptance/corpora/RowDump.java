package dev.windlass.acceptance.corpora;

import dev.windlass.acceptance.server.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rows of every table of a database, as text, without those of migration tools. What differs from run to run (a
 * random UUID, the time) is left out.
 *
 * @param rows each with its table before it, sorted
 */
record RowDump(List<String> rows) {
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}-?(?:\\p{XDigit}{4}-?){3}\\p{XDigit}{12}");
    private static final Pattern TIME =
            Pattern.compile("20\\d\\d-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:[+-]\\d\\d(?::\\d\\d)?)?");

    static RowDump of(TestDatabase database) {
        String tables = switch (database.server().product()) {
            case POSTGRESQL ->
                "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables"
                        + " WHERE table_type = 'BASE TABLE'"
                        + " AND table_schema NOT IN ('pg_catalog', 'information_schema')";
            case MARIADB, MYSQL ->
                "SELECT concat('`', table_name, '`') FROM information_schema.tables"
                        + " WHERE table_schema = database() AND table_type = 'BASE TABLE'";
            case SQLITE -> "SELECT '\"' || name || '\"' FROM sqlite_master WHERE type = 'table'";
        };
        List<String> rows = new ArrayList<>();
        for (List<String> table : database.query(tables)) {
            String name = table.getFirst();
            if (name.contains("windlass") || name.contains("alembic_version") || name.contains("sqlite_sequence")) {
                continue;
            }
            for (List<String> row : database.query("SELECT * FROM " + name)) {
                String text = UUID.matcher(String.join(" | ", row)).replaceAll("<uuid>");
                rows.add("row of " + name + ": " + TIME.matcher(text).replaceAll("<time>"));
            }
        }
        return new RowDump(rows.stream().sorted().toList());
    }

    /** The first rows that one has and the other has not. */
    List<String> differences(RowDump other) {
        List<String> differences = new ArrayList<>();
        List<String> theirs = new ArrayList<>(rows);
        other.rows.forEach(theirs::remove);
        List<String> ours = new ArrayList<>(other.rows);
        rows.forEach(ours::remove);
        theirs.stream().limit(10).forEach(row -> differences.add("- " + row));
        ours.stream().limit(10).forEach(row -> differences.add("+ " + row));
        return differences;
    }
}
