package dev.windlass.jdbc;

import dev.windlass.dialect.Known;
import dev.windlass.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

record PostgresqlTables(Connection connection) {
    Known known(List<Operation> operations) throws SQLException {
        return Known.NOTHING;
    }
}
