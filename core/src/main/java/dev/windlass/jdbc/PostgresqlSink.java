package dev.windlass.jdbc;

import dev.windlass.execute.SqlFailure;
import dev.windlass.execute.StatementSink;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * A sink that sends the statements of a transaction together, as one simple query, so that a revision costs two round
 * trips whatever it holds. The connection must have been opened with {@code preferQueryMode=simple}: only then does
 * the driver pass several statements on as they are (measured with pgjdbc 42.7.14).
 *
 * <p>The server stops at the first statement that fails and says where in the text the fault is, if it is one of
 * syntax or names. If it does not say, {@link SqlFailure#statement} is empty and {@link #oneByOne} finds it.
 */
final class PostgresqlSink implements StatementSink, Running.Holder {
    /** Characters held back at most; larger scripts are sent in parts, so that memory stays constant. */
    private static final int LIMIT = 128 * 1024;

    private static final Statement BEGIN = ours("BEGIN");
    private static final Statement COMMIT = ours("COMMIT");

    private final Connection connection;
    private final List<Statement> held = new ArrayList<>();
    private final Running running = new Running();
    private int heldCharacters;
    private boolean open;
    private boolean oneByOne;

    PostgresqlSink(Connection connection) {
        this.connection = connection;
    }

    private static Statement ours(String text) {
        return new Statement(text, new SourceSpan("", 1, 1, 0));
    }

    @Override
    public void oneByOne(boolean on) {
        oneByOne = on;
    }

    @Override
    public void begin() {
        open = true;
        hold(BEGIN);
    }

    @Override
    public void execute(Statement statement) {
        hold(statement);
        // The server reads the whole text before it runs any of it, so what changes how text is read goes alone.
        if (!open
                || heldCharacters > LIMIT
                || statement.text().toLowerCase(Locale.ROOT).contains("standard_conforming_strings")) {
            flush();
        }
    }

    private void hold(Statement statement) {
        held.add(statement);
        heldCharacters += statement.text().length() + 2;
        if (oneByOne) {
            flush();
        }
    }

    @Override
    public void copy(Statement statement, Reader rows) {
        flush();
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement.text(), rows);
        } catch (SQLException e) {
            throw SqlFailures.postgresql(
                    e, Optional.of(statement), inStatement(statement, SqlFailures.serverPosition(e)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void flush() {
        if (held.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(heldCharacters);
        int[] starts = new int[held.size()];
        for (int i = 0; i < held.size(); i++) {
            starts[i] = text.length();
            // A statement may end in a line comment, which must not swallow the separator.
            text.append(held.get(i).text()).append("\n;");
        }
        List<Statement> sent = List.copyOf(held);
        held.clear();
        heldCharacters = 0;
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            running.execute(jdbc, sent.size() == 1 ? sent.getFirst().text() : text.toString());
        } catch (SQLException e) {
            throw running.explained(locate(e, sent, text, starts));
        }
    }

    private static SqlFailure locate(SQLException e, List<Statement> sent, StringBuilder text, int[] starts) {
        int serverPosition = SqlFailures.serverPosition(e);
        if (sent.size() == 1) {
            Statement only = sent.getFirst();
            Optional<Statement> users = only == BEGIN || only == COMMIT ? Optional.empty() : Optional.of(only);
            return SqlFailures.postgresql(e, users, inStatement(only, serverPosition));
        }
        if (serverPosition < 0) {
            return SqlFailures.postgresql(e, Optional.empty(), -1);
        }
        // The server counts code points, Java counts UTF-16 units.
        int at = text.offsetByCodePoints(0, Math.min(serverPosition, text.codePointCount(0, text.length())));
        int index = 0;
        while (index + 1 < starts.length && starts[index + 1] <= at) {
            index++;
        }
        Statement statement = sent.get(index);
        return SqlFailures.postgresql(
                e,
                Optional.of(statement),
                Math.min(at - starts[index], statement.text().length()));
    }

    private static int inStatement(Statement statement, int serverPosition) {
        String text = statement.text();
        return serverPosition < 0
                ? -1
                : text.offsetByCodePoints(0, Math.min(serverPosition, text.codePointCount(0, text.length())));
    }

    @Override
    public void commit() {
        hold(COMMIT);
        flush();
        open = false;
    }

    @Override
    public void rollback() {
        held.clear();
        heldCharacters = 0;
        if (!open) {
            return;
        }
        open = false;
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.execute("ROLLBACK");
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it.
        }
    }

    @Override
    public Running running() {
        return running;
    }
}
