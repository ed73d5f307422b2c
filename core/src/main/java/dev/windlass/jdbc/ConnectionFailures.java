package dev.windlass.jdbc;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/** What a failed connection means to the user. */
final class ConnectionFailures {
    private ConnectionFailures() {}

    static WindlassException of(Connector connector, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        Problem problem = switch (connector.dialect()) {
            case POSTGRESQL ->
                switch (state) {
                    // PostgreSQL manual, appendix A: invalid_password, invalid_authorization_specification.
                    case "28P01", "28000" -> Problem.of(ErrorCode.WRONG_CREDENTIALS, refused());
                    case "3D000" -> Problem.of(ErrorCode.NO_SUCH_DATABASE, "The database does not exist");
                    default -> unreachable(e);
                };
            case MYSQL ->
                switch (e.getErrorCode()) {
                    // ER_ACCESS_DENIED_ERROR, ER_DBACCESS_DENIED_ERROR, ER_BAD_DB_ERROR
                    case 1045, 1044, 1698 -> Problem.of(ErrorCode.WRONG_CREDENTIALS, refused());
                    case 1049 -> Problem.of(ErrorCode.NO_SUCH_DATABASE, "The database does not exist");
                    default -> unreachable(e);
                };
            case SQLITE ->
                Problem.of(ErrorCode.NO_SUCH_DATABASE, "The database file cannot be opened")
                        .next("Check that the folder exists, that the file is a SQLite database, and that this"
                                + " user may read and write both.");
        };
        return new WindlassException(problem.at(connector.description()).because(cause(e)), e);
    }

    private static String refused() {
        return "The database refused the user or the password";
    }

    private static Problem unreachable(SQLException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException) {
                return Problem.of(ErrorCode.NO_CONNECTION, "The database's host is not known")
                        .next("Check the host's name in the URL.");
            }
            if (t instanceof ConnectException) {
                return Problem.of(ErrorCode.NO_CONNECTION, "Nothing answers at the database's host and port");
            }
        }
        return Problem.of(ErrorCode.NO_CONNECTION, "There is no connection to the database");
    }

    private static String cause(SQLException e) {
        String message = String.valueOf(e.getMessage());
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String rootMessage = root == e || root.getMessage() == null || message.contains(root.getMessage())
                ? ""
                : " (" + root.getMessage() + ")";
        return message.lines().findFirst().orElse("") + rootMessage;
    }
}
