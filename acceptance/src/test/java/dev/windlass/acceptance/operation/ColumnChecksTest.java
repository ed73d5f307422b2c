package dev.windlass.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.dialect.Rendered;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.SetComment;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.DataType;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A check that is written behind a column is no constraint of the table on MariaDB: it would go without a word when the
 * column is defined anew, and is not dropped by its name.
 */
@Tag("server")
class ColumnChecksTest {
    private static final QualifiedName T = QualifiedName.of("t");

    @Test
    void outliveEveryChangeOfTheColumnAndCanBeDropped() throws SQLException {
        List<Operation> operations = List.of(
                new ColumnOperation.AlterColumn(
                        T, "age", List.of(new ColumnChange.SetType(new DataType.BigInt(), "")), Optional.empty()),
                new SetComment(new SetComment.Subject.OfColumn(T, "age"), "years"),
                new ColumnOperation.RenameColumn(T, "age", "years"),
                new ColumnOperation.DropColumn(T, "age", false, false),
                new ConstraintOperation.DropConstraint(T, "age", ConstraintKind.CHECK, Optional.empty(), false, false),
                new ConstraintOperation.RenameConstraint(T, "age", "ck_age"));
        try (ContractServers servers = ContractServers.open()) {
            for (ContractServer server : servers.all()) {
                if (server.version().isMariaDb()) {
                    for (Operation operation : operations) {
                        assertThat(tried(server, operation))
                                .as("%s: %s", server.title(), operation)
                                .isEmpty();
                    }
                }
            }
        }
    }

    private static String tried(ContractServer server, Operation operation) throws SQLException {
        try (Connection connection = server.open()) {
            ContractServer.execute(connection, "CREATE TABLE t (age int CHECK (age > 0), n int CHECK (n < 9))");
            Schema before = Laws.schema(server, connection);
            for (Rendered rendered : server.dialect()
                    .renderer()
                    .render(List.of(operation), server.version(), server.known(connection, Optional.of(before)))) {
                server.run(connection, rendered);
            }
            return Laws.holds(server, connection, before, List.of(operation));
        }
    }
}
