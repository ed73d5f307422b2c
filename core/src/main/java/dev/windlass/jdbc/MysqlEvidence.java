package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.execute.Evidence;
import dev.windlass.execute.EvidenceLine;
import dev.windlass.hash.Sha256;
import dev.windlass.sql.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evidence from MySQL's and MariaDB's catalogue, for the statements before which they commit. A table's definition is
 * what {@code SHOW CREATE TABLE} says, but for the next {@code AUTO_INCREMENT} value, which others' inserts move.
 */
final class MysqlEvidence implements Evidence {
    /** Statements that may leave every definition as it was. */
    private static final Pattern IDENTITY = Pattern.compile(
            "\\b(RENAME|TRUNCATE|OPTIMIZE|ENGINE|FORCE|EXCHANGE|REBUILD|CALL|BEGIN)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CALL = Pattern.compile("^\\s*CALL\\b", Pattern.CASE_INSENSITIVE);

    /** What in the body of a routine commits, or may. */
    private static final Pattern COMMITS = Pattern.compile(
            "\\b(COMMIT|ROLLBACK|START\\s+TRANSACTION|CREATE|ALTER|DROP|RENAME|TRUNCATE|GRANT|REVOKE|LOCK|UNLOCK|ANALYZE"
                    + "|OPTIMIZE|REPAIR|FLUSH|PREPARE|EXECUTE|CALL|AUTOCOMMIT)\\b",
            Pattern.CASE_INSENSITIVE);

    /**
     * Words that both servers reserve, and that would cost a look at the catalogue each (MySQL manual 11.3, MariaDB
     * "Reserved Words"; words that only one of them reserves are left out).
     */
    private static final Set<String> RESERVED = Set.of("""
            ADD ALTER AND AS ASC BIGINT BINARY BLOB BY CASCADE CHANGE CHAR CHARACTER CHECK COLLATE COLUMN CONSTRAINT CREATE
            CURRENT_TIMESTAMP DECIMAL DEFAULT DELETE DESC DOUBLE DROP EXISTS FLOAT FOREIGN FROM FULLTEXT IF IN INDEX INSERT
            INT INTEGER INTO IS JOIN KEY LEFT LIKE LONGBLOB LONGTEXT MEDIUMINT MEDIUMTEXT NOT NULL NUMERIC ON OR ORDER
            PRIMARY REFERENCES RENAME RESTRICT SELECT SET SMALLINT SPATIAL TABLE TINYINT TO UNIQUE UNSIGNED UPDATE
            VALUES VARBINARY VARCHAR WHERE""".strip().split("\\s+"));

    /**
     * A kind of object that is looked for only where the statement's text speaks of it: each look at it takes as long as
     * the server has tables (1 ms for the triggers of 200 tables, measured on MariaDB 10.11).
     */
    private record Kind(Pattern mentioned, String query) {}

    private static final List<Kind> KINDS = List.of(
            kind("FUNCTION|PROCEDURE|ROUTINE|PACKAGE", """
                    SELECT lower(routine_type), routine_schema, routine_name,
                           concat(last_altered, ' ', coalesce(dtd_identifier, '')), coalesce(routine_definition, '')
                    FROM information_schema.routines WHERE routine_name IN (%s)"""),
            kind("TRIGGER", """
                    SELECT 'trigger', trigger_schema, trigger_name, coalesce(created, ''),
                           concat(event_object_table, action_timing, event_manipulation, action_statement)
                    FROM information_schema.triggers WHERE trigger_name IN (%s)"""),
            kind("EVENT", """
                    SELECT 'event', event_schema, event_name, coalesce(last_altered, ''), event_definition
                    FROM information_schema.events WHERE event_name IN (%s)"""),
            kind("DATABASE|SCHEMA", """
                    SELECT 'database', '', schema_name, default_character_set_name, default_collation_name
                    FROM information_schema.schemata WHERE schema_name IN (%s)"""));

    /** What a {@code CALL} or a compound statement does may be about any kind. */
    private static Kind kind(String words, String query) {
        return new Kind(Pattern.compile("\\b(" + words + "|CALL|BEGIN|EXECUTE)\\b", Pattern.CASE_INSENSITIVE), query);
    }

    private final Connection connection;

    MysqlEvidence(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String of(Statement statement) {
        String text = statement.text();
        Set<String> words = NamedWords.of(DialectName.MYSQL, text, RESERVED);
        boolean counters = text.toUpperCase(Locale.ROOT).contains("AUTO_INCREMENT");
        Set<String> lines = new TreeSet<>();
        try {
            tables(schemas(text, words), words, counters, IDENTITY.matcher(text).find(), lines);
            for (Kind kind : KINDS) {
                if (kind.mentioned().matcher(text).find()) {
                    simple(kind.query(), words, lines);
                }
            }
            privileges(statement.text(), lines);
        } catch (SQLException e) {
            throw SqlFailures.of(DialectName.MYSQL, e, Optional.empty());
        }
        return lines.isEmpty() ? NOTHING : String.join("\n", lines);
    }

    @Override
    public Meaning meaning(Statement statement) {
        String body = statement.text();
        if (CALL.matcher(body).find()) {
            Set<String> words = NamedWords.of(DialectName.MYSQL, body);
            String sql = "SELECT routine_definition FROM information_schema.routines WHERE routine_name IN (%s)"
                    .formatted(marks(words));
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                bind(query, words);
                try (ResultSet rows = query.executeQuery()) {
                    StringBuilder all = new StringBuilder(body);
                    while (rows.next()) {
                        // A body that this user may not read might do anything.
                        all.append('\n').append(rows.getString(1) == null ? "COMMIT" : rows.getString(1));
                    }
                    body = all.toString();
                }
            } catch (SQLException e) {
                throw SqlFailures.of(DialectName.MYSQL, e, Optional.empty());
            }
        }
        return new Meaning(
                body, COMMITS.matcher(body.substring(firstWord(body))).find());
    }

    /** Behind the verb of the statement itself, which is {@code CALL} or {@code BEGIN}. */
    private static int firstWord(String text) {
        Matcher matcher = Pattern.compile("\\w+").matcher(text);
        return matcher.find() ? matcher.end() : 0;
    }

    /**
     * What changes when a table is made anew, truncated or rebuilt, and goes with it when it is renamed: InnoDB's own
     * number. Only a user with the right PROCESS may see it.
     */
    private String storage(String schema, String table) {
        String file = encoded(schema) + "/" + encoded(table);
        for (String view : List.of("innodb_sys_tables", "innodb_tables")) {
            String sql =
                    "SELECT table_id FROM information_schema." + view + " WHERE name = ? OR name LIKE ? ORDER BY name";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, file);
                query.setString(2, file.replace("_", "\\_") + "#%");
                try (ResultSet rows = query.executeQuery()) {
                    StringBuilder ids = new StringBuilder();
                    while (rows.next()) {
                        ids.append(" #").append(rows.getString(1));
                    }
                    return ids.toString();
                }
            } catch (SQLException e) {
                // The view has another name on this server, or this user may not see it.
            }
        }
        return "";
    }

    /** A name as file systems bear it; letters beyond ASCII have a table of their own and are not looked up. */
    private static String encoded(String name) {
        StringBuilder out = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '_')) {
                out.appendCodePoint(c);
            } else {
                out.append("@%04x".formatted(c));
            }
        });
        return out.toString();
    }

    /** The schemas other than the session's own that a statement may speak of: those it names. */
    private Set<String> schemas(String text, Set<String> words) throws SQLException {
        if (text.indexOf('.') < 0) {
            return Set.of();
        }
        Set<String> schemas = new TreeSet<>();
        String sql = """
                SELECT schema_name FROM information_schema.schemata WHERE schema_name IN (%s)
                AND schema_name NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys', coalesce(database(), ''))""".formatted(marks(words));
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, words);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    schemas.add(rows.getString(1));
                }
            }
        }
        return schemas;
    }

    /**
     * The lines of the tables and views that have such a name. Each name is looked up by itself: MariaDB opens just that
     * table then, and reads the folders of all schemas otherwise ("Scanned 0 databases" in EXPLAIN).
     */
    private void tables(Set<String> schemas, Set<String> words, boolean counters, boolean identities, Set<String> lines)
            throws SQLException {
        if (words.isEmpty()) {
            return;
        }
        String one = "SELECT table_schema, table_name, table_type, coalesce(create_time, '')"
                + " FROM information_schema.tables WHERE table_name = ? AND table_schema = ";
        List<String> all = new ArrayList<>(Collections.nCopies(words.size(), one + "database()"));
        schemas.forEach(schema ->
                all.addAll(Collections.nCopies(words.size(), one + Quoted.literal(DialectName.MYSQL, schema))));
        try (PreparedStatement query = connection.prepareStatement(String.join(" UNION ALL ", all))) {
            int index = 1;
            for (int i = 0; i <= schemas.size(); i++) {
                for (String word : words) {
                    query.setString(index++, word);
                }
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String name = Quoted.qualified(DialectName.MYSQL, rows.getString(1), rows.getString(2));
                    boolean view = rows.getString(3).contains("VIEW");
                    String definition = show(view ? "VIEW" : "TABLE", name);
                    if (!counters) {
                        definition = definition.replaceAll(" AUTO_INCREMENT=\\d+", "");
                    }
                    String storage =
                            rows.getString(4) + (identities ? storage(rows.getString(1), rows.getString(2)) : "");
                    lines.add(new EvidenceLine("table", name, true, true, storage, hash(definition)).text());
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
        return Sha256.hex(text).substring(0, 24);
    }
}
