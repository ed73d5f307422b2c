package dev.windlass.jdbc;

import dev.windlass.dialect.Known;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

record MysqlTables(Connection connection, ServerVersion version) {
    Known known(List<Operation> operations) throws SQLException {
        return Known.NOTHING;
    }
}
