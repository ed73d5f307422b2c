package dev.windlass.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** A connection for revisions: it is Windlass that begins and ends transactions, and that closes it. */
final class GuardedConnection {
    private static final Set<String> REFUSED = Set.of("commit", "setAutoCommit", "close", "abort");

    private GuardedConnection() {}

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    boolean wholeRollback = method.getName().equals("rollback") && method.getParameterCount() == 0;
                    if (REFUSED.contains(method.getName()) || wholeRollback) {
                        throw new SQLException("a revision cannot call " + method.getName()
                                + "() on this connection: Windlass ends its transaction, together with the journal");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
