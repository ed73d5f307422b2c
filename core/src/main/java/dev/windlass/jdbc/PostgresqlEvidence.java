package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.execute.Evidence;
import dev.windlass.execute.EvidenceLine;
import dev.windlass.sql.Statement;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** Evidence from PostgreSQL's catalogue, for the statements that it refuses in a transaction. */
final class PostgresqlEvidence implements Evidence {
    private static final String SQL = """
            WITH words AS (SELECT unnest(?::text[]) AS word),
            tables AS (
                SELECT c.oid, c.relname, c.relnamespace, c.relkind, c.relfilenode
                FROM pg_class c WHERE c.relname IN (SELECT word FROM words) AND c.relkind <> 'i'
            )
            SELECT CASE WHEN c.relkind IN ('i', 'I') THEN 'index' ELSE 'table' END, n.nspname, c.relname,
                   c.relname IN (SELECT word FROM words),
                   coalesce(i.indisvalid, true),
                   c.relfilenode || CASE WHEN ? THEN ' vacuum ' || coalesce(pg_stat_get_vacuum_count(c.oid), 0)
                       || ' analyze ' || coalesce(pg_stat_get_analyze_count(c.oid), 0) ELSE '' END,
                   coalesce(pg_get_indexdef(i.indexrelid), '') || coalesce((
                       SELECT string_agg(inhparent::regclass::text
                       || CASE WHEN to_jsonb(h) ->> 'inhdetachpending' = 'true' THEN ' detach pending' ELSE '' END, ',')
                   FROM pg_inherits h WHERE inhrelid = c.oid), '')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_index i ON i.indexrelid = c.oid
            WHERE c.oid IN (SELECT oid FROM tables) OR i.indrelid IN (SELECT oid FROM tables)
               OR c.relkind IN ('i', 'I') AND c.relname IN (SELECT word FROM words)
               OR i.indrelid IN (SELECT x.indrelid FROM pg_index x JOIN pg_class xc ON xc.oid = x.indexrelid
                                 WHERE xc.relname IN (SELECT word FROM words))
            UNION ALL
            SELECT 'database', '', d.datname, true, true, d.oid::text || ' ' || d.dattablespace, ''
            FROM pg_database d WHERE d.datname IN (SELECT word FROM words) AND d.datname <> current_database()
            UNION ALL
            SELECT 'tablespace', '', t.spcname, true, true, t.oid::text, ''
            FROM pg_tablespace t WHERE t.spcname IN (SELECT word FROM words)
            UNION ALL
            SELECT 'type', n.nspname, t.typname, true, true, '', coalesce((
                SELECT string_agg(quote_literal(e.enumlabel), ',' ORDER BY e.enumsortorder)
                FROM pg_enum e WHERE e.enumtypid = t.oid), '')
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typname IN (SELECT word FROM words) AND t.typtype = 'e'
            UNION ALL
            SELECT 'setting', '', f.name, true, true, '', coalesce(f.setting, '')
            FROM pg_settings f WHERE ? AND f.name IN (SELECT word FROM words)
            """;

    private final Connection connection;

    PostgresqlEvidence(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String of(Statement statement) {
        String text = statement.text();
        Set<String> words = NamedWords.of(DialectName.POSTGRESQL, text);
        boolean statistics = words.contains("vacuum") || words.contains("analyze");
        boolean system = words.contains("system");
        Set<String> lines = new TreeSet<>();
        if (statistics) {
            awaitStatistics();
        }
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            Array array = connection.createArrayOf("text", words.toArray());
            query.setArray(1, array);
            query.setBoolean(2, statistics);
            query.setBoolean(3, system);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(new EvidenceLine(
                                    rows.getString(1),
                                    Quoted.qualified(DialectName.POSTGRESQL, rows.getString(2), rows.getString(3)),
                                    rows.getBoolean(4),
                                    rows.getBoolean(5),
                                    rows.getString(6),
                                    rows.getString(7))
                            .text());
                }
            }
        } catch (SQLException e) {
            throw SqlFailures.postgresql(e, Optional.empty(), -1);
        }
        return lines.isEmpty() ? NOTHING : String.join("\n", lines);
    }

    /**
     * Until 14 a collector process writes the counts to a file, which may be 500 ms old when it is read
     * ({@code PGSTAT_STAT_INTERVAL}); from 15 on they are in shared memory.
     */
    private void awaitStatistics() {
        try {
            if (connection.getMetaData().getDatabaseMajorVersion() < 15) {
                LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
            }
        } catch (SQLException e) {
            throw SqlFailures.postgresql(e, Optional.empty(), -1);
        }
    }
}
