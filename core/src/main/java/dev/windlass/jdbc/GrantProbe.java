package dev.windlass.jdbc;

import dev.windlass.execute.SqlFailure;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A privilege that somebody must have.
 *
 * @param privileges such as {@code SELECT} and {@code INSERT}
 * @param table on which table
 * @param grantee who; on MySQL {@code user@host}
 */
public record GrantProbe(List<String> privileges, QualifiedName table, String grantee) {
    private static final Pattern FORM = Pattern.compile(
            "\\s*(\\w+(?:\\s*,\\s*\\w+)*)\\s+ON\\s+(?:TABLE\\s+)?(?:(\\w+)\\.)?(\\w+)\\s+TO\\s+(\\S+)\\s*",
            Pattern.CASE_INSENSITIVE);

    public GrantProbe {
        privileges = List.copyOf(privileges);
    }

    /** What {@code SELECT, INSERT ON patients TO app} says; nothing if it is not of that form. */
    public static Optional<GrantProbe> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> privileges = Arrays.stream(matcher.group(1).split(","))
                .map(word -> word.strip().toUpperCase(Locale.ROOT))
                .toList();
        String schema = matcher.group(2) == null ? "" : matcher.group(2);
        return Optional.of(new GrantProbe(privileges, QualifiedName.of(schema, matcher.group(3)), matcher.group(4)));
    }

    /**
     * Those of the privileges that are missing.
     *
     * @throws SqlFailure if there is no such table, privilege or role
     */
    public List<String> missing(BoundSession session) {
        List<String> missing = new ArrayList<>();
        for (String privilege : privileges) {
            boolean granted = switch (session.dialect()) {
                case POSTGRESQL ->
                    "t"
                            .equals(session.query(
                                            "SELECT has_table_privilege(?::name, ?::text, ?)",
                                            grantee,
                                            session.quoted(table),
                                            privilege)
                                    .getFirst()
                                    .getFirst());
                case MYSQL -> mysql(session, privilege);
                // SQLite knows no users: who may open the file may do everything.
                case SQLITE -> true;
            };
            if (!granted) {
                missing.add(privilege);
            }
        }
        return missing;
    }

    private boolean mysql(BoundSession session, String privilege) {
        int at = grantee.lastIndexOf('@');
        String user = at < 0 ? grantee : grantee.substring(0, at);
        String host = at < 0 ? "%" : grantee.substring(at + 1);
        String quoted = "'" + user.replace("'", "") + "'@'" + host.replace("'", "") + "'";
        String sql = """
                SELECT 1 FROM information_schema.user_privileges WHERE grantee = ? AND privilege_type = ?
                UNION ALL SELECT 1 FROM information_schema.schema_privileges
                WHERE grantee = ? AND privilege_type = ? AND %1$s LIKE table_schema
                UNION ALL SELECT 1 FROM information_schema.table_privileges
                WHERE grantee = ? AND privilege_type = ? AND table_name = ? AND table_schema = %1$s""".formatted(table.namespace().isEmpty() ? "database()" : "'" + table.namespace() + "'");
        return !session.query(sql, quoted, privilege, quoted, privilege, quoted, privilege, table.name())
                .isEmpty();
    }
}
