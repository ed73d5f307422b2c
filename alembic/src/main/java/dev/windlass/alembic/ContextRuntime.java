package dev.windlass.alembic;

import dev.windlass.alembic.library.RevisionRuntime;
import dev.windlass.alembic.library.StatementFailure;
import dev.windlass.code.CodeContext;
import dev.windlass.dialect.DialectName;
import dev.windlass.execute.SqlFailure;
import dev.windlass.operation.DataOperation;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.SplitterRules;
import dev.windlass.sql.StatementClassifier;
import dev.windlass.sql.StatementTraits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The database of one step, as an Alembic revision sees it. Statements that change something go to the step's context,
 * which journals them where it must; what only reads, or returns the rows it writes, is asked on the connection, since
 * Python code wants the types of its columns.
 */
final class ContextRuntime implements RevisionRuntime {
    /** SQL states for which the step is run again in another way; Python code must not see them as its own failure. */
    private static final Set<String> NOT_IN_TRANSACTION = Set.of("25001", "55P04");

    private final CodeContext context;
    private SourceSpan place;
    private int catching;

    ContextRuntime(CodeContext context, SourceSpan place) {
        this.context = context;
        this.place = place;
    }

    @Override
    public DialectName dialect() {
        return context.version().product().dialect();
    }

    @Override
    public String serverVersion() {
        return context.version() + (context.version().isMariaDb() ? "-MariaDB" : "");
    }

    @Override
    public boolean offline() {
        return context.offline();
    }

    @Override
    public void at(SourceSpan next) {
        place = next;
    }

    @Override
    public void catching(boolean begins) {
        catching += begins ? 1 : -1;
    }

    @Override
    public boolean savepoints() {
        return context.together();
    }

    @Override
    public void beginAutocommit() {
        // A revision with such a block is run statement by statement as a whole.
    }

    @Override
    public void endAutocommit() {
        // As above.
    }

    private SplitterRules rules() {
        return switch (dialect()) {
            case POSTGRESQL -> SplitterRules.POSTGRESQL;
            case MYSQL -> context.version().isMariaDb() ? SplitterRules.MARIADB : SplitterRules.MYSQL;
            case SQLITE -> SplitterRules.SQLITE;
        };
    }

    @Override
    public Rows run(String sql, List<@Nullable Object> values) {
        try {
            return catching > 0 && !offline() ? context.attempt(() -> now(sql, values)) : now(sql, values);
        } catch (SqlFailure e) {
            // A failure of what was sent before, and only shows now, is not this statement's.
            // Where the server does not name it, the step is run again one by one.
            boolean own = e.statement().map(s -> sql.contains(s.text())).orElse(catching > 0);
            if (own && e.kind() == SqlFailure.Kind.SCRIPT && !NOT_IN_TRANSACTION.contains(e.sqlState())) {
                throw new StatementFailure(state(e), e.message(), e);
            }
            throw e;
        }
    }

    private Rows now(String sql, List<@Nullable Object> values) {
        StatementTraits traits = StatementClassifier.classify(sql, rules());
        if (!offline() && traits.isQuery() && !traits.implicitCommit()) {
            return read(sql, values);
        }
        if (values.isEmpty() && !traits.isDml()) {
            context.run(List.of(new DataOperation.ExecuteSql(sql, Map.of())), place);
            return Rows.none(-1);
        }
        return Rows.none(
                context.execute(sql, values.stream().map(ContextRuntime::plain).toList(), place));
    }

    private static String state(SqlFailure e) {
        int slash = e.sqlState().indexOf('/');
        return slash < 0 ? e.sqlState() : e.sqlState().substring(slash + 1);
    }

    private Rows read(String sql, List<@Nullable Object> values) {
        return read(context.driver(Connection.class), sql, values);
    }

    /** Runs a statement on a connection. */
    static Rows read(Connection connection, String sql, List<@Nullable Object> values) {
        if (values.isEmpty()) {
            // Drivers take a question mark of a prepared statement for a parameter; in PostgreSQL it is an operator.
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                return found(statement, statement.execute(sql));
            } catch (SQLException e) {
                throw failure(e);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                bind(connection, statement, i + 1, values.get(i));
            }
            return found(statement, statement.execute());
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static StatementFailure failure(SQLException e) {
        return new StatementFailure(e.getSQLState() == null ? "" : e.getSQLState(), String.valueOf(e.getMessage()), e);
    }

    private static Rows found(java.sql.Statement statement, boolean hasRows) throws SQLException {
        if (!hasRows) {
            return Rows.none(statement.getUpdateCount());
        }
        try (ResultSet found = statement.getResultSet()) {
            return rows(found);
        }
    }

    private static Rows rows(ResultSet found) throws SQLException {
        ResultSetMetaData meta = found.getMetaData();
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
            types.add(String.valueOf(meta.getColumnTypeName(i)).toLowerCase(Locale.ROOT));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (found.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(value(found.getObject(i), types.get(i - 1)));
            }
            rows.add(row);
        }
        return new Rows(columns, types, rows, rows.size());
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        if (value instanceof List<?> list) {
            String type = list.stream().allMatch(Long.class::isInstance) && !list.isEmpty() ? "bigint" : "text";
            statement.setArray(index, connection.createArrayOf(type, list.toArray()));
            return;
        }
        statement.setObject(index, plain(value));
    }

    /** A value as every driver takes it. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case BigInteger number -> new BigDecimal(number);
            case Duration duration -> interval(duration);
            case List<?> list -> array(list);
            case null -> null;
            default -> value;
        };
    }

    // As Python's driver writes it: a day is not 24 hours for PostgreSQL.
    static String interval(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(Math.floorMod(duration.getSeconds(), 86_400L))
                .add(BigDecimal.valueOf(duration.getNano(), 9));
        return Math.floorDiv(duration.getSeconds(), 86_400L) + " days " + seconds.toPlainString() + " seconds";
    }

    /** PostgreSQL's text for an array, which takes the type that is wanted where it stands. */
    static String array(List<?> items) {
        return items.stream()
                .map(item -> switch (item) {
                    case null -> "NULL";
                    case List<?> inner -> array(inner);
                    case Number number -> number.toString();
                    case Boolean flag -> flag.toString();
                    case byte[] bytes -> "\"\\\\x" + HexFormat.of().formatHex(bytes) + "\"";
                    case Duration duration -> "\"" + interval(duration) + "\"";
                    default -> "\"" + item.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
                })
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A driver's value as one of those that the interpreter knows. */
    private static @Nullable Object value(@Nullable Object value, String type) throws SQLException {
        return switch (value) {
            case null -> null;
            // MariaDB's driver makes booleans of TINYINT(1), Python's does not.
            case Boolean flag -> type.equals("bool") || type.isEmpty() ? flag : (Object) (flag ? 1L : 0L);
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number ->
                type.equals("bool") || type.equals("bit") ? (Object) (number != 0) : number.longValue();
            case Long number -> number;
            case Float number -> Double.parseDouble(number.toString());
            case Double number -> number;
            case BigDecimal number -> number;
            case BigInteger number -> number;
            case String text -> text;
            case byte[] bytes -> bytes;
            case java.util.UUID id -> id;
            case java.sql.Timestamp time ->
                type.equals("timestamptz")
                        ? (Object) time.toInstant().atOffset(java.time.ZoneOffset.UTC)
                        : time.toLocalDateTime();
            case java.sql.Date date -> date.toLocalDate();
            case java.sql.Time time -> time.toLocalTime();
            case java.sql.Array array -> list(array.getArray());
            case java.sql.Blob blob -> blob.getBytes(1, (int) blob.length());
            case java.sql.Clob clob -> clob.getSubString(1, (int) clob.length());
            default -> value.toString();
        };
    }

    private static List<@Nullable Object> list(Object array) throws SQLException {
        List<@Nullable Object> items = new ArrayList<>();
        for (Object item : array instanceof Object[] objects ? Arrays.asList(objects) : List.of(array)) {
            items.add(value(item, ""));
        }
        return items;
    }
}
