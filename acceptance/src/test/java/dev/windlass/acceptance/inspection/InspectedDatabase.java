package dev.windlass.acceptance.inspection;

import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.postgresql.Postgresql;
import dev.windlass.jdbc.CatalogReader;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Schema;
import dev.windlass.sql.Piece;
import dev.windlass.sql.SplitterRules;
import dev.windlass.sql.StatementSplitter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL database in which operations are run and which is inspected.
 *
 * @param connection a connection of its own
 */
record InspectedDatabase(Connection connection, Dialect dialect, ServerVersion version) implements AutoCloseable {
    private static final int ROUNDS = 20;

    static InspectedDatabase of(TestDatabase database) throws SQLException {
        Connection connection = database.connect();
        InspectedDatabase result = new InspectedDatabase(
                connection,
                Postgresql.dialect(),
                ServerVersion.parse(DialectName.POSTGRESQL, text(connection, "SELECT version()")));
        result.execute("SET client_min_messages = error");
        result.execute("SET check_function_bodies = off");
        return result;
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\n  in: " + sql, e.getSQLState(), e);
        }
    }

    /** Runs a script of several statements. */
    void script(String sql) throws SQLException {
        for (Piece piece : StatementSplitter.split(sql, "script.sql", SplitterRules.POSTGRESQL)) {
            if (piece instanceof Piece.Sql statement) {
                execute(statement.statement().text());
            }
        }
    }

    /** Nothing is left but an empty default namespace. */
    void clear() throws SQLException {
        execute("""
                DO $$ DECLARE o record; BEGIN
                    FOR o IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
                        EXECUTE format('DROP EXTENSION %I CASCADE', o.extname);
                    END LOOP;
                    FOR o IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                        EXECUTE format('DROP SCHEMA %I CASCADE', o.nspname);
                    END LOOP;
                END $$
                """);
        execute("CREATE SCHEMA public");
    }

    Inspected inspect() throws SQLException {
        return CatalogReader.inspect(connection, dialect, version, InspectionScope.of("public"));
    }

    void run(Operation operation, Schema before) throws SQLException {
        run(operation, Known.of(before));
    }

    private void run(Operation operation, Known before) throws SQLException {
        for (Rendered rendered : dialect.renderer().render(List.of(operation), version, before)) {
            run(rendered);
        }
    }

    private void run(Rendered rendered) throws SQLException {
        if (rendered.transactional()) {
            execute("BEGIN");
        }
        try {
            for (String sql : rendered.statements()) {
                execute(sql);
            }
        } catch (SQLException e) {
            if (rendered.transactional()) {
                execute("ROLLBACK");
            }
            throw e;
        }
        if (rendered.transactional()) {
            execute("COMMIT");
        }
    }

    /** Builds a schema in the empty database; what fails for want of another object is tried again after that. */
    void build(Schema schema) throws SQLException {
        List<Operation> left = SchemaCreation.of(schema);
        for (int round = 0; !left.isEmpty(); round++) {
            List<Operation> failed = new ArrayList<>();
            SQLException last = null;
            for (Operation operation : left) {
                try {
                    run(operation, Known.NOTHING);
                } catch (SQLException e) {
                    failed.add(operation);
                    last = e;
                }
            }
            if (last != null && (failed.size() == left.size() || round == ROUNDS)) {
                throw last;
            }
            left = failed;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
