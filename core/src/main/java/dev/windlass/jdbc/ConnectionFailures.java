package dev.windlass.jdbc;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            case SQLITE -> file(connector, e);
        };
        return new WindlassException(problem.at(connector.description()).because(cause(e)), e);
    }

    private static String refused() {
        return "The database refused the user or the password";
    }

    private static Problem file(Connector connector, SQLException e) {
        Path file = Path.of(connector.sqliteFile());
        Path folder = file.toAbsolutePath().getParent();
        // Primary result code 26, SQLITE_NOTADB: https://sqlite.org/rescode.html
        if ((e.getErrorCode() & 0xff) == 26) {
            return Problem.of(ErrorCode.NO_SUCH_DATABASE, "The file is not a SQLite database")
                    .next("Correct the path in the URL; if the database is encrypted, give its key.");
        }
        if (Files.isDirectory(file)) {
            return Problem.of(ErrorCode.NO_SUCH_DATABASE, "The database file is a folder")
                    .next("Name a file inside it in the URL.");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            return Problem.of(ErrorCode.NO_SUCH_DATABASE, "The folder of the database file does not exist")
                    .next("Create the folder " + folder + ", or correct the path in the URL.");
        }
        return Problem.of(
                        ErrorCode.NO_SUCH_DATABASE,
                        Files.exists(file) ? "The database file cannot be opened" : "The database file does not exist")
                .next("Check the path in the URL, and that this user may read and write the file and its folder.");
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
