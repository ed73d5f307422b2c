package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.execute.PreparedStep;
import dev.windlass.execute.SessionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of a JDBC session, and the way back to those that it began with. */
final class JdbcSessionSettings implements SessionSettings {
    /** {@code SET [SESSION] name = …}, with several assignments; user variables, names and roles are left out. */
    private static final Pattern MYSQL_VARIABLE = Pattern.compile(
            "(?:^\\s*SET|,)\\s+(?:@@)?(?:(?:SESSION|LOCAL)(?:\\s+|\\.))?([A-Za-z_]+)\\s*:?=", Pattern.CASE_INSENSITIVE);

    private static final Pattern SQLITE_PRAGMA =
            Pattern.compile("^\\s*PRAGMA\\s+(?:\\w+\\.)?(\\w+)\\s*(?:=|\\()", Pattern.CASE_INSENSITIVE);

    /** Pragmas of the connection that a script may change, and whose value can be read and set back. */
    private static final Set<String> SQLITE_CONNECTION_PRAGMAS = Set.of(
            "foreign_keys",
            "defer_foreign_keys",
            "legacy_alter_table",
            "ignore_check_constraints",
            "recursive_triggers",
            "case_sensitive_like",
            "synchronous",
            "temp_store",
            "writable_schema");

    private final Connection connection;
    private final DialectName dialect;
    private final List<String> statements;
    private final Map<String, String> sqliteInitial = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final MysqlVariables variables;
    private final @Nullable Blockers blockers;
    private boolean touched;

    JdbcSessionSettings(
            Connection connection, DialectName dialect, List<String> statements, @Nullable Blockers blockers) {
        this.blockers = blockers;
        this.connection = connection;
        this.dialect = dialect;
        this.statements = statements;
        this.variables = new MysqlVariables(connection);
    }

    @Override
    public List<String> limits(PreparedStep.Timeouts timeouts, boolean inTransaction) {
        List<String> sql = new ArrayList<>();
        timeouts.lock().ifPresent(limit -> sql.addAll(lockLimit(limit, inTransaction)));
        timeouts.statement().ifPresent(limit -> sql.addAll(statementLimit(limit, inTransaction)));
        // What is set for the transaction alone ends with it.
        touched |= !sql.isEmpty() && !(inTransaction && dialect == DialectName.POSTGRESQL);
        return sql;
    }

    /** Its log is written in one order: https://www.postgresql.org/docs/current/wal-async-commit.html. */
    @Override
    public List<String> unflushed() {
        return dialect == DialectName.POSTGRESQL ? List.of("SET LOCAL synchronous_commit = off") : List.of();
    }

    private List<String> lockLimit(Duration limit, boolean inTransaction) {
        if (blockers != null) {
            blockers.limit(limit);
        }
        return switch (dialect) {
            case POSTGRESQL -> List.of("SET " + (inTransaction ? "LOCAL " : "") + "lock_timeout = " + limit.toMillis());
            case MYSQL -> {
                changed.add("lock_wait_timeout");
                changed.add("innodb_lock_wait_timeout");
                long seconds = Math.max(1, (limit.toMillis() + 999) / 1000);
                yield List.of(
                        "SET SESSION lock_wait_timeout = " + seconds,
                        "SET SESSION innodb_lock_wait_timeout = " + seconds);
            }
            case SQLITE -> List.of("PRAGMA busy_timeout = " + limit.toMillis());
        };
    }

    private List<String> statementLimit(Duration limit, boolean inTransaction) {
        return switch (dialect) {
            case POSTGRESQL ->
                List.of("SET " + (inTransaction ? "LOCAL " : "") + "statement_timeout = " + limit.toMillis());
            // MySQL limits SELECT alone (max_execution_time), MariaDB every statement, and neither knows the other's.
            case MYSQL -> List.of();
            case SQLITE -> List.of();
        };
    }

    @Override
    public void changedBy(String statement) {
        touched = true;
        switch (dialect) {
            case POSTGRESQL -> {}
            case MYSQL -> {
                Matcher matcher = MYSQL_VARIABLE.matcher(statement);
                while (matcher.find()) {
                    changed.add(matcher.group(1));
                }
                variables.prepared(statement);
            }
            case SQLITE -> {
                Matcher matcher = SQLITE_PRAGMA.matcher(statement);
                if (matcher.find()) {
                    String name = matcher.group(1).toLowerCase(java.util.Locale.ROOT);
                    if (SQLITE_CONNECTION_PRAGMAS.contains(name) && !sqliteInitial.containsKey(name)) {
                        sqliteInitial.put(name, pragma(name));
                    }
                }
            }
        }
    }

    private String pragma(String name) {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            throw SqlFailures.of(dialect, e, Optional.empty());
        }
    }

    @Override
    public String meant(String statement) {
        return dialect == DialectName.MYSQL ? variables.meant(statement) : statement;
    }

    @Override
    public String restoring(String statement) {
        return dialect == DialectName.MYSQL ? variables.restoring(statement) : "";
    }

    @Override
    public void reset() {
        if (!touched) {
            return;
        }
        touched = false;
        List<String> sql = new ArrayList<>();
        switch (dialect) {
            case POSTGRESQL -> sql.addAll(List.of("RESET SESSION AUTHORIZATION", "RESET ALL", "RESET ROLE"));
            case MYSQL -> changed.forEach(name -> sql.add("SET SESSION " + name + " = DEFAULT"));
            case SQLITE ->
                sqliteInitial.forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        sql.add("PRAGMA " + name + " = " + value);
                    }
                });
        }
        changed.clear();
        for (String statement : sql) {
            try (java.sql.Statement jdbc = connection.createStatement()) {
                jdbc.execute(statement);
            } catch (SQLException e) {
                if (dialect != DialectName.MYSQL) {
                    throw SqlFailures.of(dialect, e, Optional.empty());
                }
                // A word that is no variable of the session (SET NAMES, SET GLOBAL) has no default to go back to.
            }
        }
        for (String statement : statements) {
            try (java.sql.Statement jdbc = connection.createStatement()) {
                jdbc.setEscapeProcessing(false);
                jdbc.execute(statement);
            } catch (SQLException e) {
                throw SqlFailures.of(dialect, e, Optional.empty());
            }
        }
    }
}
