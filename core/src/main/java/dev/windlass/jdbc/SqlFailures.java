package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.execute.SqlFailure;
import dev.windlass.execute.SqlFailure.Kind;
import dev.windlass.sql.Statement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns drivers' exceptions into {@link SqlFailure}s. */
final class SqlFailures {
    /** The text that MariaDB and MySQL quote from the place of a syntax error to the statement's end, cut short. */
    private static final Pattern NEAR = Pattern.compile("near '(.*)' at line (\\d+)", Pattern.DOTALL);

    private static final Pattern SQLITE_CODE = Pattern.compile("^\\[(SQLITE_\\w+)]");

    private SqlFailures() {}

    static SqlFailure of(DialectName dialect, SQLException e, Optional<Statement> statement) {
        return switch (dialect) {
            case POSTGRESQL -> postgresql(e, statement, -1);
            case MYSQL -> mysql(e, statement);
            case SQLITE -> sqlite(e, statement, -1);
        };
    }

    /** The place that PostgreSQL names in the text it was sent, in characters from 0; -1 if it names none. */
    static int serverPosition(SQLException e) {
        ServerErrorMessage message = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        return message == null ? -1 : message.getPosition() - 1;
    }

    static SqlFailure postgresql(SQLException e, Optional<Statement> statement, int position) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        String text = server == null || server.getMessage() == null ? firstLine(e) : server.getMessage();
        StringBuilder detail = new StringBuilder();
        if (server != null) {
            line(detail, "detail: ", server.getDetail());
            line(detail, "hint: ", server.getHint());
            line(detail, "context: ", server.getWhere());
        }
        // Codes: PostgreSQL manual, appendix A.
        Kind kind = switch (state) {
            case "55P03" -> Kind.LOCK_TIMEOUT;
            case "40P01" -> Kind.DEADLOCK;
            case "40001" -> Kind.SERIALIZATION;
            case "57014" -> text.contains("lock timeout") ? Kind.LOCK_TIMEOUT : Kind.CANCELLED;
            case "25006" -> Kind.READ_ONLY;
            case "57P01", "57P02", "57P03" -> Kind.CONNECTION_LOST;
            default -> state.startsWith("08") ? Kind.CONNECTION_LOST : Kind.SCRIPT;
        };
        return new SqlFailure(kind, state, text, detail.toString(), statement, position, e);
    }

    private static SqlFailure mysql(SQLException e, Optional<Statement> statement) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        // The connector puts "(conn=12) " in front of the server's message.
        String text = firstLine(e).replaceFirst("^\\(conn[^)]*\\) ", "");
        // Codes: MariaDB error code reference; the same in MySQL.
        Kind kind = switch (e.getErrorCode()) {
            case 1205 -> Kind.LOCK_TIMEOUT;
            case 1213 -> Kind.DEADLOCK;
            case 1317, 1969, 3024 -> Kind.CANCELLED;
            case 1290, 1836, 1792 -> Kind.READ_ONLY;
            case 1927, 2006, 2013, 1053 -> Kind.CONNECTION_LOST;
            default -> state.startsWith("08") ? Kind.CONNECTION_LOST : Kind.SCRIPT;
        };
        int position = -1;
        Matcher near = NEAR.matcher(text);
        if (statement.isPresent() && near.find()) {
            position = near(statement.get().text(), near.group(1), Integer.parseInt(near.group(2)));
        }
        return new SqlFailure(kind, e.getErrorCode() + "/" + state, text, "", statement, position, e);
    }

    private static int near(String statement, String quoted, int line) {
        int from = 0;
        for (int i = 1; i < line; i++) {
            int newline = statement.indexOf('\n', from);
            if (newline < 0) {
                return -1;
            }
            from = newline + 1;
        }
        return quoted.isEmpty() ? statement.length() : statement.indexOf(quoted, from);
    }

    static SqlFailure sqlite(SQLException e, Optional<Statement> statement, int position) {
        String text = sqliteMessage(e);
        // Primary result codes: https://sqlite.org/rescode.html
        Kind kind = switch (e.getErrorCode() & 0xff) {
            case 5, 6 -> Kind.LOCK_TIMEOUT;
            case 8 -> Kind.READ_ONLY;
            case 9 -> Kind.CANCELLED;
            default -> Kind.SCRIPT;
        };
        // SQLITE_ERROR is any error of a statement: its name tells nothing.
        Matcher name = SQLITE_CODE.matcher(firstLine(e));
        String code = name.find() && !name.group(1).equals("SQLITE_ERROR") ? name.group(1) : "";
        return new SqlFailure(kind, code, text, "", statement, position, e);
    }

    /** SQLite's own words, out of the driver's: {@code [SQLITE_ERROR] SQL error or missing database (near …)}. */
    static String sqliteMessage(SQLException e) {
        String message = firstLine(e);
        int open = message.indexOf('(');
        return open >= 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
    }

    private static String firstLine(SQLException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void line(StringBuilder out, String label, @org.jspecify.annotations.Nullable String value) {
        if (value != null && !value.isEmpty()) {
            out.append(out.isEmpty() ? "" : "\n").append(label).append(value);
        }
    }
}
