package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.crash.Port.Kind;
import dev.windlass.acceptance.crash.Port.When;
import dev.windlass.command.Toolbox;
import dev.windlass.config.DatabaseUrl;
import dev.windlass.dialect.DialectName;
import dev.windlass.jdbc.Connector;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way to a database on which everything that is sent is announced, so that a test can cut it off there. */
final class FaultPort {
    private static final Pattern TAG = Pattern.compile("/\\*#([\\w.!]+)\\*/");
    private static final Pattern JOURNAL = Pattern.compile("(?s)^\\s*INSERT INTO \\S*windlass_journal\\b.*");
    private static final Pattern TRANSACTION =
            Pattern.compile("(?s)^\\s*(BEGIN|START TRANSACTION|COMMIT|ROLLBACK)\\b.*");

    private final Consumer<Port> listener;
    private final AtomicInteger count = new AtomicInteger();

    FaultPort(Consumer<Port> listener) {
        this.listener = listener;
    }

    /** The same connectors, announced. */
    Toolbox.Connectors on(Toolbox.Connectors way) {
        return (DatabaseUrl url, boolean create) -> {
            Connector connector = way.of(url, create);
            return new Connector() {
                @Override
                public Connection open() throws SQLException {
                    return connection(connector.open());
                }

                @Override
                public DialectName dialect() {
                    return connector.dialect();
                }

                @Override
                public String description() {
                    return connector.description();
                }

                @Override
                public String sqliteFile() {
                    return connector.sqliteFile();
                }
            };
        };
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("unwrap") && arguments[0] != Connection.class) {
                // The driver's own ways, such as COPY.
                announce(When.BEFORE, Kind.OTHER, "");
            }
            Object result = invoke(real, method, arguments);
            return switch (method.getName()) {
                case "createStatement" -> statement(Statement.class, (Statement) result, "");
                case "prepareStatement" ->
                    statement(PreparedStatement.class, (PreparedStatement) result, (String) arguments[0]);
                default -> result;
            };
        });
    }

    private <T extends Statement> T statement(Class<T> type, T real, String prepared) {
        return proxy(type, (proxy, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(real, method, arguments);
            }
            String sql = arguments == null || arguments.length == 0 ? prepared : (String) arguments[0];
            Kind kind = kind(method.getName(), sql);
            announce(When.BEFORE, kind, sql);
            Object result;
            try {
                result = invoke(real, method, arguments);
            } catch (SQLException e) {
                announce(When.REFUSED, kind, sql);
                throw e;
            }
            announce(When.AFTER, kind, sql);
            return result;
        });
    }

    private void announce(When when, Kind kind, String sql) {
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(sql);
        while (matcher.find()) {
            tags.add(matcher.group(1));
        }
        listener.accept(new Port(count.incrementAndGet(), when, kind, tags));
    }

    private static Kind kind(String method, String sql) {
        if (TAG.matcher(sql).find()) {
            return Kind.STATEMENT;
        }
        if (JOURNAL.matcher(sql).matches()) {
            return Kind.JOURNAL;
        }
        if (method.equals("executeQuery")) {
            return Kind.QUESTION;
        }
        return TRANSACTION.matcher(sql).matches() ? Kind.TRANSACTION : Kind.OTHER;
    }

    private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FaultPort.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
