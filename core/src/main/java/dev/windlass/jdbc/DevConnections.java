package dev.windlass.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/** Connections that outlive those who use them. */
final class DevConnections {
    private static final Set<String> ENDS_IT = Set.of("close", "abort");
    private static final Set<String> ENDS_ITS_TRANSACTION = Set.of("commit", "rollback", "setAutoCommit");

    private DevConnections() {}

    /**
     * The same connection, which cannot be closed.
     *
     * @param inTransaction whether its transaction cannot be ended either
     */
    static Connection kept(Connection connection, boolean inTransaction) {
        return (Connection) Proxy.newProxyInstance(
                DevConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    boolean wholeRollback = !method.getName().equals("rollback") || method.getParameterCount() == 0;
                    if (ENDS_IT.contains(method.getName())
                            || inTransaction && wholeRollback && ENDS_ITS_TRANSACTION.contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
