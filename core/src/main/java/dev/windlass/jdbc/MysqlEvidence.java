package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.execute.Evidence;
import dev.windlass.execute.EvidenceLine;
import dev.windlass.sql.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Evidence from MySQL's and MariaDB's catalogue, for the statements before which they commit. A table's definition is
 * what {@code SHOW CREATE TABLE} says, but for the next {@code AUTO_INCREMENT} value, which others' inserts move.
 */
final class MysqlEvidence implements Evidence {
    private final Connection connection;

    MysqlEvidence(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String of(Statement statement) {
        Set<String> words = NamedWords.of(DialectName.MYSQL, statement.text());
        boolean counters = statement.text().toUpperCase(Locale.ROOT).contains("AUTO_INCREMENT");
        Set<String> lines = new TreeSet<>();
        try {
            tables(words, counters, lines);
            simple("""
                    SELECT lower(routine_type), routine_schema, routine_name,
                           concat(last_altered, ' ', coalesce(dtd_identifier, '')), coalesce(routine_definition, '')
                    FROM information_schema.routines WHERE routine_name IN (%s)""", words, lines);
            simple("""
                    SELECT 'trigger', trigger_schema, trigger_name, coalesce(created, ''),
                           concat(event_object_table, action_timing, event_manipulation, action_statement)
                    FROM information_schema.triggers WHERE trigger_name IN (%s)""", words, lines);
            simple("""
                    SELECT 'event', event_schema, event_name, coalesce(last_altered, ''), event_definition
                    FROM information_schema.events WHERE event_name IN (%s)""", words, lines);
            simple("""
                    SELECT 'database', '', schema_name, default_character_set_name, default_collation_name
                    FROM information_schema.schemata WHERE schema_name IN (%s)""", words, lines);
            privileges(statement.text(), lines);
        } catch (SQLException e) {
            throw SqlFailures.of(DialectName.MYSQL, e, Optional.empty());
        }
        return lines.isEmpty() ? NOTHING : String.join("\n", lines);
    }

    private void tables(Set<String> words, boolean counters, Set<String> lines) throws SQLException {
        String sql = """
                SELECT table_schema, table_name, table_type, coalesce(create_time, '') FROM information_schema.tables
                WHERE table_name IN (%s) AND table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')""".formatted(marks(words));
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, words);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String name = Quoted.qualified(DialectName.MYSQL, rows.getString(1), rows.getString(2));
                    boolean view = rows.getString(3).contains("VIEW");
                    String definition = show(view ? "VIEW" : "TABLE", name);
                    if (!counters) {
                        definition = definition.replaceAll(" AUTO_INCREMENT=\\d+", "");
                    }
                    lines.add(new EvidenceLine("table", name, true, true, rows.getString(4), hash(definition)).text());
                }
            }
        }
    }

    private String show(String kind, String name) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW CREATE " + kind + " " + name)) {
            rows.next();
            return String.valueOf(rows.getString(2));
        } catch (SQLException e) {
            // A view whose tables are gone cannot be shown, and is there all the same.
            return String.valueOf(e.getMessage());
        }
    }

    private void simple(String sql, Set<String> words, Set<String> lines) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql.formatted(marks(words)))) {
            bind(query, words);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(new EvidenceLine(
                                    rows.getString(1),
                                    Quoted.qualified(DialectName.MYSQL, rows.getString(2), rows.getString(3)),
                                    true,
                                    true,
                                    rows.getString(4),
                                    hash(rows.getString(5)))
                            .text());
                }
            }
        }
    }

    /** Users and what is granted to them, for the statements that are about them. */
    private void privileges(String text, Set<String> lines) throws SQLException {
        String upper = text.toUpperCase(Locale.ROOT);
        if (!upper.contains("GRANT")
                && !upper.contains("REVOKE")
                && !upper.contains("USER")
                && !upper.contains("ROLE")) {
            return;
        }
        String sql = """
                SELECT grantee, '', privilege_type FROM information_schema.user_privileges
                UNION ALL SELECT grantee, table_schema, privilege_type FROM information_schema.schema_privileges
                UNION ALL SELECT grantee, concat(table_schema, '.', table_name), privilege_type
                FROM information_schema.table_privileges ORDER BY 1, 2, 3""";
        StringBuilder all = new StringBuilder();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.append(rows.getString(1))
                        .append(rows.getString(2))
                        .append(rows.getString(3))
                        .append('\n');
            }
        }
        lines.add(new EvidenceLine("privileges", "", true, true, "", hash(all.toString())).text());
    }

    private static String marks(Set<String> words) {
        return String.join(", ", Collections.nCopies(Math.max(1, words.size()), "?"));
    }

    private static void bind(PreparedStatement query, Set<String> words) throws SQLException {
        int index = 1;
        for (String word : words) {
            query.setString(index++, word);
        }
        if (words.isEmpty()) {
            query.setString(1, "");
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
