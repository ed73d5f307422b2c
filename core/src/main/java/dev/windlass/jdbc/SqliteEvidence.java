package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.execute.Evidence;
import dev.windlass.sql.Statement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Evidence from SQLite, for the few statements that it refuses in a transaction: {@code VACUUM}, and pragmas that change
 * the file. What they leave is in the file's header; doing them again gives the same file.
 */
final class SqliteEvidence implements Evidence {
    private final Connection connection;

    SqliteEvidence(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String of(Statement statement) {
        String sql = """
                SELECT journal_mode || ' ' || page_size || ' ' || auto_vacuum || ' ' || freelist_count
                FROM pragma_journal_mode, pragma_page_size, pragma_auto_vacuum, pragma_freelist_count""";
        try (java.sql.Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : NOTHING;
        } catch (SQLException e) {
            throw SqlFailures.of(DialectName.SQLITE, e, Optional.empty());
        }
    }
}
