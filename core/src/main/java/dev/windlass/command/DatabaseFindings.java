package dev.windlass.command;

import dev.windlass.dialect.DialectName;
import dev.windlass.jdbc.JdbcSession;
import dev.windlass.script.SqlBody;
import dev.windlass.script.SqlPieces;
import dev.windlass.sql.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks in the database for what a script's statements make and drop: tables and columns. */
final class DatabaseFindings {
    private static final String NAME =
            "((?:[\\w$]+|\"[^\"]+\"|`[^`]+`|\\[[^]]+])(?:\\.(?:[\\w$]+|\"[^\"]+\"|`[^`]+`))*)";
    private static final Pattern CREATE =
            Pattern.compile("(?is)^\\s*CREATE\\s+(?:UNLOGGED\\s+)?TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?" + NAME + ".*");
    private static final Pattern DROP = Pattern.compile(
            "(?is)^\\s*DROP\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?" + NAME + "\\s*(?:CASCADE|RESTRICT)?\\s*");
    private static final Pattern COLUMN =
            Pattern.compile("(?is)^\\s*ALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?" + NAME
                    + "\\s+(ADD|DROP)\\s+COLUMN\\s+(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?" + NAME + ".*");

    private DatabaseFindings() {}

    /**
     * What was found.
     *
     * @param done what a script would do and is so
     * @param open what it would do and is not so
     */
    record Found(List<String> done, List<String> open) {
        int known() {
            return done.size() + open.size();
        }

        boolean none() {
            return done.isEmpty();
        }

        boolean all() {
            return open.isEmpty();
        }

        String described() {
            String is = String.join(", ", done);
            String isNot = String.join(", ", open);
            return "found done: " + (is.isEmpty() ? "nothing" : is) + "; not done: "
                    + (isNot.isEmpty() ? "nothing" : isNot);
        }
    }

    static Found look(JdbcSession session, SqlBody body) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        Optional<SqlPieces> opened = SqlPieces.open(
                body,
                session.dialect(),
                Database.rules(session.dialect(), session.facts().version()),
                Map.of());
        if (opened.isEmpty()) {
            return found;
        }
        try (SqlPieces pieces = opened.get()) {
            for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
                if (next.get() instanceof Piece.Sql sql) {
                    statement(session, sql.text(), found);
                }
            }
        }
        return found;
    }

    private static void statement(JdbcSession session, String text, Found found) {
        Matcher create = CREATE.matcher(text);
        Matcher drop = DROP.matcher(text);
        Matcher column = COLUMN.matcher(text);
        if (create.matches()) {
            note(found, exists(session, create.group(1)), "create " + create.group(1));
        } else if (drop.matches()) {
            note(found, !exists(session, drop.group(1)), "drop " + drop.group(1));
        } else if (column.matches()) {
            boolean adds = column.group(2).equalsIgnoreCase("ADD");
            List<String> table = parts(session, column.group(1));
            boolean there = session.columnExists(
                    table.size() > 1 ? table.get(table.size() - 2) : "",
                    table.getLast(),
                    parts(session, column.group(3)).getLast());
            note(found, there == adds, (adds ? "add " : "drop ") + column.group(1) + "." + column.group(3));
        }
    }

    private static void note(Found found, boolean done, String what) {
        (done ? found.done() : found.open()).add(what);
    }

    private static boolean exists(JdbcSession session, String name) {
        List<String> parts = parts(session, name);
        return session.tableExists(parts.size() > 1 ? parts.get(parts.size() - 2) : "", parts.getLast());
    }

    private static List<String> parts(JdbcSession session, String name) {
        List<String> parts = new ArrayList<>();
        Matcher part =
                Pattern.compile("\"([^\"]+)\"|`([^`]+)`|\\[([^]]+)]|([\\w$]+)").matcher(name);
        while (part.find()) {
            for (int group = 1; group <= 4; group++) {
                if (part.group(group) != null) {
                    boolean folded = group == 4 && session.dialect() == DialectName.POSTGRESQL;
                    parts.add(folded ? part.group(group).toLowerCase(Locale.ROOT) : part.group(group));
                }
            }
        }
        return parts;
    }
}
