package dev.windlass.jdbc;

import dev.windlass.config.Settings.LockKind;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.Quoted;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.Actor;
import dev.windlass.execute.AdoptedTable;
import dev.windlass.execute.Evidence;
import dev.windlass.execute.JournalRow;
import dev.windlass.execute.JournalTable;
import dev.windlass.execute.LiveDatabase;
import dev.windlass.execute.MigrationLock;
import dev.windlass.execute.SessionSettings;
import dev.windlass.execute.StatementSink;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection to the target database, with what Windlass asks of it. */
public final class JdbcSession implements AutoCloseable {
    private static final DateTimeFormatter SQLITE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private final Connection connection;
    private final Connector connector;
    private final JournalTable journal;
    private final StatementSink sink;
    private final Facts facts;
    private final JdbcSessionSettings settings;
    private final @Nullable Blockers blockers;
    private final long readAtNanos;

    /**
     * What the server says of itself and of this session.
     *
     * @param version its version, as it words it
     * @param database the database's name
     * @param schema the schema in which names are looked up first; empty where there is none
     * @param role the user that the server knows
     * @param now its clock, in microseconds since 1970
     * @param session its number of this session; 0 where sessions have none
     * @param journalSchema the schema in which the journal's table was found, if it is there
     */
    public record Facts(
            String version,
            String database,
            String schema,
            String role,
            long now,
            long session,
            Optional<String> journalSchema) {}

    private JdbcSession(
            Connection connection, Connector connector, JournalTable journal, Facts facts, List<String> statements) {
        this.connection = connection;
        this.connector = connector;
        this.journal = qualified(journal, facts);
        this.facts = facts;
        this.readAtNanos = System.nanoTime();
        this.sink = connector.dialect() == DialectName.POSTGRESQL
                ? new PostgresqlSink(connection)
                : new StatementwiseSink(connection, connector.dialect());
        this.blockers = blockers(connector, facts);
        if (blockers != null && sink instanceof Running.Holder holder) {
            holder.running().watchedBy(blockers);
        }
        this.settings = new JdbcSessionSettings(connection, connector.dialect(), statements, blockers);
    }

    /** Who is in the way, where the server can tell: the holder of a lock on a SQLite file is known to nobody. */
    private static @Nullable Blockers blockers(Connector connector, Facts facts) {
        return connector.dialect() == DialectName.SQLITE
                ? null
                : new Blockers(connector, facts.session(), facts.version().contains("MariaDB"));
    }

    /** The journal's table with its schema, since a script may set another {@code search_path}. */
    private static JournalTable qualified(JournalTable journal, Facts facts) {
        String schema = facts.journalSchema().orElse(journal.schema().isEmpty() ? facts.schema() : journal.schema());
        return new JournalTable(journal.dialect(), schema, journal.name());
    }

    /** What revisions in code ask the database. */
    public LiveDatabase live() {
        return new JdbcLiveDatabase(connection, connector.dialect(), facts.version());
    }

    /** What the database shows of a statement's objects. */
    public Evidence evidence() {
        return switch (connector.dialect()) {
            case POSTGRESQL -> new PostgresqlEvidence(connection);
            case MYSQL -> new MysqlEvidence(connection);
            case SQLITE -> new SqliteEvidence(connection);
        };
    }

    /** The settings of this session. */
    public SessionSettings settings() {
        return settings;
    }

    /**
     * Connects.
     *
     * @param connector how
     * @param journal the journal's table
     * @param statements run first, on every new connection
     * @throws WindlassException with {@code NO_CONNECTION}, {@code WRONG_CREDENTIALS} or {@code NO_SUCH_DATABASE}
     */
    public static JdbcSession open(Connector connector, JournalTable journal, List<String> statements) {
        Connection connection;
        try {
            connection = connector.open();
        } catch (SQLException e) {
            throw ConnectionFailures.of(connector, e);
        }
        try {
            for (String sql : statements) {
                try (java.sql.Statement statement = connection.createStatement()) {
                    statement.setEscapeProcessing(false);
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw new WindlassException(
                            Problem.of(ErrorCode.BAD_SETTING, "The database refused a statement of session.statements")
                                    .at(sql)
                                    .because(String.valueOf(e.getMessage())),
                            e);
                }
            }
            return new JdbcSession(
                    connection, connector, journal, facts(connection, connector.dialect(), journal), statements);
        } catch (SQLException e) {
            closeQuietly(connection);
            throw ConnectionFailures.of(connector, e);
        } catch (WindlassException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    private static Facts facts(Connection connection, DialectName dialect, JournalTable journal) throws SQLException {
        String sql = switch (dialect) {
            case POSTGRESQL -> """
                        SELECT current_setting('server_version'), current_database(),
                               coalesce(current_schema(), ''), current_user,
                               (extract(epoch from clock_timestamp()) * 1000000)::bigint, pg_backend_pid(),
                               (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                                WHERE c.oid = to_regclass('%s'))""".formatted(journal.qualifiedName().replace("'", "''"));
            case MYSQL ->
                """
                        SELECT version(), coalesce(database(), ''), '', current_user(),
                               timestampdiff(MICROSECOND, '1970-01-01 00:00:00', utc_timestamp(6)), connection_id(),
                               (SELECT '%s' FROM information_schema.tables
                                WHERE table_schema = %s AND table_name = '%s')""".formatted(
                                journal.schema().replace("'", "''"),
                                journal.schema().isEmpty()
                                        ? "database()"
                                        : "'" + journal.schema().replace("'", "''") + "'",
                                journal.name().replace("'", "''"));
            case SQLITE ->
                """
                        SELECT sqlite_version(), '', '', '', %d, 0,
                               (SELECT '' FROM sqlite_master WHERE type = 'table' AND name = '%s')""".formatted(
                                ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
                                journal.name().replace("'", "''"));
        };
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            String found = row.getString(7);
            return new Facts(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(6),
                    found == null ? Optional.empty() : Optional.of(found));
        }
    }

    /**
     * What the database looks like, to this session's user.
     *
     * @throws dev.windlass.execute.SqlFailure if the server refuses to say
     */
    public Inspected inspect(Dialect asked, ServerVersion version, InspectionScope scope) {
        try {
            return CatalogReader.inspect(connection, asked, version, scope);
        } catch (SQLException e) {
            throw SqlFailures.of(dialect(), e, Optional.empty());
        }
    }

    /** What the server says of itself and of this session. */
    public Facts facts() {
        return facts;
    }

    /** The family of the database. */
    public DialectName dialect() {
        return connector.dialect();
    }

    /** The database as it may be shown. */
    public String description() {
        return connector.description();
    }

    /** Where the statements of a run go. */
    public StatementSink sink() {
        return sink;
    }

    /** The journal's table. */
    public JournalTable journalTable() {
        return journal;
    }

    /** The JDBC connection, for revisions in code. */
    public Connection connection() {
        return connection;
    }

    /** The database's clock: read once, and moved on by this machine's own passing of time. */
    public Supplier<Instant> clock() {
        return () -> Instant.EPOCH
                .plus(facts.now(), ChronoUnit.MICROS)
                .plusNanos(System.nanoTime() - readAtNanos)
                .truncatedTo(ChronoUnit.MICROS);
    }

    /** Cancels the statement that runs on this session, or the next one. May be called by any thread. */
    public void cancel() {
        if (sink instanceof Running.Holder holder) {
            holder.running().cancel();
        }
    }

    /**
     * The lock that lets one migrator at a time work here.
     *
     * @param kind which; {@code AUTO} finds out whether a session lock will do
     */
    public MigrationLock lock(LockKind kind) {
        boolean lease = switch (kind) {
            case ADVISORY -> false;
            case LEASE -> connector.dialect() != DialectName.SQLITE;
            case AUTO -> !SessionLockProof.holds(connection, connector.dialect());
        };
        if (lease) {
            String owner = "process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name")
                    + " (database user " + facts.role() + ")";
            return new LeaseLock(connection, connector, journal, owner, this::cancel);
        }
        return switch (connector.dialect()) {
            case POSTGRESQL -> new MigrationLocks.Advisory(connection, journal);
            case MYSQL -> new MigrationLocks.Named(connection, journal);
            case SQLITE ->
                connector.sqliteFile().isEmpty()
                        ? new MigrationLocks.None()
                        : new MigrationLocks.Beside(connector.sqliteFile());
        };
    }

    /**
     * The journal's rows, oldest first; none if the table is not there.
     *
     * @throws WindlassException with {@code JOURNAL_UNREADABLE}
     */
    public List<JournalRow> readJournal() {
        if (!tableExists(journal.schema(), journal.name())) {
            return List.of();
        }
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(journal.select())) {
            List<JournalRow> journalRows = new ArrayList<>();
            while (rows.next()) {
                journalRows.add(row(rows));
            }
            return journalRows;
        } catch (SQLException e) {
            throw new WindlassException(
                    Problem.of(ErrorCode.JOURNAL_UNREADABLE, "The journal cannot be read")
                            .at("table " + journal.qualifiedName())
                            .because(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private JournalRow row(ResultSet rows) throws SQLException {
        Instant at = connector.dialect() == DialectName.SQLITE
                ? LocalDateTime.parse(rows.getString(15), SQLITE_TIME).toInstant(ZoneOffset.UTC)
                : Instant.EPOCH.plus(rows.getLong(15), ChronoUnit.MICROS);
        return new JournalRow(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getInt(6),
                rows.getString(7),
                rows.getString(8),
                new Actor(rows.getString(9), rows.getString(10), rows.getString(11)),
                rows.getString(12),
                rows.getString(13),
                rows.getString(14),
                at,
                rows.getLong(16),
                rows.getString(17),
                rows.getString(18),
                rows.getString(19));
    }

    /** Whether a table of that name is there; an empty schema means the one where names are looked up first. */
    public boolean tableExists(String schema, String name) {
        boolean journals = schema.equals(journal.schema()) && name.equals(journal.name());
        if (journals && facts.journalSchema().isPresent()) {
            return true;
        }
        // A table that was not there on connecting may have been made while this run waited for the lock.
        String sql = switch (connector.dialect()) {
            case POSTGRESQL -> "SELECT to_regclass(?) IS NOT NULL";
            case MYSQL ->
                "SELECT EXISTS (SELECT 1 FROM information_schema.tables"
                        + " WHERE table_name = ? AND table_schema = "
                        + (schema.isEmpty() ? "database()" : "?") + ")";
            case SQLITE -> "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?)";
        };
        List<List<@Nullable String>> rows = query(sql, tableArguments(schema, name));
        return isTrue(rows.getFirst().getFirst());
    }

    /** Whether PostgreSQL has a schema. */
    public boolean schemaExists(String schema) {
        return isTrue(query("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = ?)", List.of(schema))
                .getFirst()
                .getFirst());
    }

    /**
     * What there is under the name of a table that another tool keeps.
     *
     * @param schema its schema; empty means the one where names are looked up first
     * @param columns the columns it must have; any other one must be able to stay without a value
     */
    public AdoptedTable.Standing standing(String schema, String name, Set<String> columns) {
        List<List<@Nullable String>> found = query(
                switch (connector.dialect()) {
                    case POSTGRESQL -> """
                            SELECT attname, attnotnull AND NOT atthasdef AND attidentity = ''
                            FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped""";
                    case MYSQL -> """
                            SELECT column_name, is_nullable = 'NO' AND column_default IS NULL AND extra = ''
                            FROM information_schema.columns WHERE table_name = ? AND table_schema = %s""".formatted(schema.isEmpty() ? "database()" : "?");
                    case SQLITE -> "SELECT name, \"notnull\" AND dflt_value IS NULL FROM pragma_table_info(?)";
                },
                tableArguments(schema, name));
        if (found.isEmpty()) {
            return AdoptedTable.Standing.ABSENT;
        }
        Set<String> missing = new HashSet<>(columns);
        boolean refuses = false;
        for (List<@Nullable String> row : found) {
            boolean known = missing.remove(String.valueOf(row.get(0)).toLowerCase(Locale.ROOT));
            refuses |= !known && isTrue(row.get(1));
        }
        return missing.isEmpty() && !refuses ? AdoptedTable.Standing.KEPT : AdoptedTable.Standing.FOREIGN;
    }

    /** Whether a table has a column of that name, in any case; an empty schema means the one where names are looked up first. */
    public boolean columnExists(String schema, String table, String column) {
        String sql = switch (connector.dialect()) {
            case POSTGRESQL ->
                "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped";
            case MYSQL ->
                "SELECT column_name FROM information_schema.columns WHERE table_name = ? AND table_schema = "
                        + (schema.isEmpty() ? "database()" : "?");
            case SQLITE -> "SELECT name FROM pragma_table_info(?)";
        };
        return query(sql, tableArguments(schema, table)).stream()
                .anyMatch(row -> column.equalsIgnoreCase(row.getFirst()));
    }

    private List<String> tableArguments(String schema, String name) {
        return switch (connector.dialect()) {
            case POSTGRESQL -> List.of(Quoted.qualified(connector.dialect(), schema, name));
            case MYSQL -> schema.isEmpty() ? List.of(name) : List.of(name, schema);
            case SQLITE -> List.of(name);
        };
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "t".equals(value) || "true".equals(value);
    }

    /**
     * The rows of a query, as texts.
     *
     * @throws dev.windlass.execute.SqlFailure if the database refuses it
     */
    public List<List<@Nullable String>> query(String sql, List<String> arguments) {
        try (java.sql.PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setString(i + 1, arguments.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                List<List<@Nullable String>> result = new ArrayList<>();
                while (rows.next()) {
                    List<@Nullable String> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(rows.getString(i));
                    }
                    result.add(row);
                }
                return result;
            }
        } catch (SQLException e) {
            throw SqlFailures.of(connector.dialect(), e, Optional.empty());
        }
    }

    @Override
    public void close() {
        if (blockers != null) {
            blockers.close();
        }
        closeQuietly(connection);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing of ours depends on it any more.
        }
    }
}
