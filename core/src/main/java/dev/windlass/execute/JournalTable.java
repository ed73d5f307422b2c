package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The journal's table as SQL text.
 *
 * @param dialect whose SQL
 * @param schema the schema that holds the table; empty for the connection's own
 * @param name the table's name
 * @param fence a query that gives {@code %s} while the migration lock is ours, and nothing once it is not; empty where
 *     the lock ends with the connection
 */
public record JournalTable(DialectName dialect, String schema, String name, String fence) {
    /** The table, where no fence is needed. */
    public JournalTable(DialectName dialect, String schema, String name) {
        this(dialect, schema, name, "");
    }

    /** The same table, whose rows can be written only while a lease is held. */
    public JournalTable fenced(String by) {
        return new JournalTable(dialect, schema, name, by);
    }

    /** The columns, in the order of {@link JournalRow}'s components. */
    public static final String COLUMNS =
            "sequence, run_id, kind, revision, direction, statement_index, script_sha256, statement_sha256,"
                    + " actor_person, actor_role, actor_host, reason, ticket, tool_version, occurred_at, duration_ms,"
                    + " detail, previous_hash, hash";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** The table's full name, quoted. */
    public String qualifiedName() {
        return Quoted.qualified(dialect, schema, name);
    }

    /** The statement that makes the table. */
    public String createTable() {
        return switch (dialect) {
            case POSTGRESQL -> create("bigint", "text", "integer", "timestamp with time zone", "text", "");
            case SQLITE -> create("integer", "text", "integer", "text", "text", "");
            case MYSQL ->
                create(
                        "bigint",
                        "varchar(255)",
                        "int",
                        "datetime(6)",
                        "longtext",
                        " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin");
        };
    }

    private String create(String big, String text, String small, String time, String detail, String options) {
        return """
                CREATE TABLE %s (
                    sequence %s NOT NULL PRIMARY KEY,
                    run_id %s NOT NULL,
                    kind %s NOT NULL,
                    revision %s NOT NULL,
                    direction %s NOT NULL,
                    statement_index %s NOT NULL,
                    script_sha256 %s NOT NULL,
                    statement_sha256 %s NOT NULL,
                    actor_person %s NOT NULL,
                    actor_role %s NOT NULL,
                    actor_host %s NOT NULL,
                    reason %s NOT NULL,
                    ticket %s NOT NULL,
                    tool_version %s NOT NULL,
                    occurred_at %s NOT NULL,
                    duration_ms %s NOT NULL,
                    detail %s NOT NULL,
                    previous_hash %s NOT NULL,
                    hash %s NOT NULL
                )%s""".formatted(
                        qualifiedName(),
                        big,
                        text,
                        text,
                        text,
                        text,
                        small,
                        text,
                        text,
                        text,
                        text,
                        text,
                        detail,
                        detail,
                        text,
                        time,
                        big,
                        detail,
                        text,
                        text,
                        options);
    }

    /** The statement that adds rows: all of them, or none. */
    public String insert(List<JournalRow> rows) {
        return "INSERT INTO " + qualifiedName() + " (" + COLUMNS + ") VALUES "
                + rows.stream()
                        .map(row -> "("
                                + (fence.isEmpty() ? row.sequence() : "(" + fence.formatted(row.sequence()) + ")")
                                + values(row))
                        .collect(Collectors.joining(", "));
    }

    /**
     * The statement that adds a row in a script that is run elsewhere: it takes the next sequence number there, and has
     * no hash; the next run seals it.
     */
    public String insertUnsealed(JournalRow row) {
        String values = values(row);
        return "INSERT INTO " + qualifiedName() + " (" + COLUMNS + ") SELECT coalesce(max(sequence), 0) + 1"
                + values.substring(0, values.length() - 1) + " FROM " + qualifiedName();
    }

    private String values(JournalRow row) {
        StringBuilder out = new StringBuilder(400);
        text(out, row.run());
        text(out, row.kind());
        text(out, row.revision());
        text(out, row.direction());
        out.append(", ").append(row.statement());
        text(out, row.scriptSha256());
        text(out, row.statementSha256());
        text(out, row.actor().person());
        text(out, row.actor().role());
        text(out, row.actor().host());
        text(out, row.reason());
        text(out, row.ticket());
        text(out, row.tool());
        text(out, TIME.format(row.at()) + (dialect == DialectName.POSTGRESQL ? "+00" : ""));
        out.append(", ").append(row.durationMillis());
        text(out, row.detail());
        text(out, row.previousHash());
        text(out, row.hash());
        return out.append(')').toString();
    }

    private void text(StringBuilder out, String value) {
        out.append(", ").append(Quoted.literal(dialect, value));
    }

    /** The query for all rows, oldest first, with the time as microseconds since 1970 in the column's place. */
    public String select() {
        String micros = switch (dialect) {
            case POSTGRESQL -> "(extract(epoch from occurred_at) * 1000000)::bigint";
            case MYSQL -> "timestampdiff(MICROSECOND, '1970-01-01 00:00:00', occurred_at)";
            case SQLITE -> "occurred_at";
        };
        return "SELECT " + COLUMNS.replace("occurred_at", micros) + " FROM " + qualifiedName() + " ORDER BY sequence";
    }
}
