package dev.windlass.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Rendered;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.DataOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operand;
import dev.windlass.operation.Operation;
import dev.windlass.operation.Position;
import dev.windlass.operation.SetComment;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.TypeOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Index;
import dev.windlass.schema.Literal;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names and values with every kind of quote go through operations and come back as they were. */
@Tag("server")
class AwkwardNamesTest {
    private static final int ROUNDS = 25;

    @Test
    void awkwardNamesAndValuesComeBackAsTheyWere() throws SQLException {
        try (ContractServers servers = ContractServers.open()) {
            for (ContractServer server : servers.all()) {
                for (int seed = 0; seed < ROUNDS; seed++) {
                    round(server, new Random(seed), server.title() + ", seed " + seed);
                }
            }
        }
    }

    private static void round(ContractServer server, Random random, String place) throws SQLException {
        Set<String> taken = new TreeSet<>();
        QualifiedName table = QualifiedName.of(AwkwardText.name(random, taken));
        String a = AwkwardText.name(random, taken);
        String b = AwkwardText.name(random, taken);
        String c = AwkwardText.name(random, taken);
        String unique = AwkwardText.name(random, taken);
        String index = AwkwardText.name(random, taken);
        String renamed = AwkwardText.name(random, taken);
        String text = AwkwardText.value(random);
        String other = AwkwardText.value(random);
        boolean comments = server.dialect().name() != DialectName.SQLITE;
        boolean types = server.dialect().name() == DialectName.POSTGRESQL;
        List<Operation> operations = new ArrayList<>();
        operations.add(new TableOperation.CreateTable(
                Table.of(
                                table,
                                List.of(
                                        Column.of(a, new DataType.Varchar(200)).withNullable(false),
                                        Column.of(b, new DataType.Varchar(200))
                                                .withDefault(new DefaultValue.Constant(Literal.of(text)))
                                                .withComment(comments ? text : "")),
                                List.of(Constraint.PrimaryKey.of("", List.of(a))))
                        .withComment(comments ? other : ""),
                false));
        operations.add(new ColumnOperation.AddColumn(
                table,
                Column.of(c, new DataType.Varchar(200)).withDefault(new DefaultValue.Constant(Literal.of(other))),
                Position.LAST,
                false));
        operations.add(new ConstraintOperation.AddConstraint(table, Constraint.Unique.of(unique, List.of(b, a)), ""));
        operations.add(new IndexOperation.CreateIndex(table, Index.of(index, List.of(c)), false, false));
        operations.add(new DataOperation.BulkInsert(
                table, List.of(a), List.of(List.of(Literal.of(text + "1")), List.of(Literal.of(other + "2")))));
        operations.add(new ColumnOperation.AlterColumn(
                table,
                c,
                List.of(
                        new ColumnChange.SetType(new DataType.Varchar(210), ""),
                        new ColumnChange.SetDefault(new DefaultValue.Constant(Literal.of(text)))),
                Optional.empty()));
        if (comments) {
            operations.add(new SetComment(new SetComment.Subject.Whole(ObjectKey.of(ObjectKind.TABLE, table)), text));
        }
        if (types) {
            operations.add(new TypeOperation.CreateEnumType(
                    EnumType.of(
                            QualifiedName.of(AwkwardText.name(random, taken)),
                            List.of(label(text, "x"), label(other, "y"))),
                    false));
        }
        operations.add(new DataOperation.UpdateRows(table, Map.of(c, new Operand.Constant(Literal.of(other))), ""));
        operations.add(new ConstraintOperation.DropConstraint(
                table, unique, ConstraintKind.UNIQUE, Optional.empty(), false, false));
        operations.add(new ColumnOperation.RenameColumn(table, c, renamed));
        operations.add(new ConstraintOperation.AddConstraint(
                table,
                Constraint.ForeignKey.of(unique, List.of(b), table, List.of(a)).withValidated(true),
                ""));
        if (random.nextBoolean()) {
            operations.removeLast();
        } else {
            operations.add(
                    operations.size() - 1,
                    new DataOperation.UpdateRows(table, Map.of(b, new Operand.Constant(new Literal.Null())), ""));
        }
        try (Connection connection = server.open()) {
            Schema schema = Schema.EMPTY;
            for (Operation operation : operations) {
                for (Rendered rendered : server.dialect()
                        .renderer()
                        .render(List.of(operation), server.version(), server.known(connection, Optional.of(schema)))) {
                    server.run(connection, rendered);
                }
                schema = operation.applyTo(schema);
            }
            String quoted = server.dialect().quoting().name(table);
            List<List<String>> rows = Snapshot.query(
                    connection, "SELECT " + server.dialect().quoting().names(List.of(a, renamed)) + " FROM " + quoted);
            assertThat(rows)
                    .as(place)
                    .containsExactlyInAnyOrder(List.of(text + "1", other), List.of(other + "2", other));
            assertThat(columns(connection, table.name())).as(place).containsExactly(a, b, renamed);
            server.run(
                    connection,
                    server.dialect()
                            .renderer()
                            .render(
                                    List.of(new TableOperation.DropTable(table, false, false)),
                                    server.version(),
                                    server.known(connection, Optional.of(schema)))
                            .getFirst());
        } catch (SQLException | RuntimeException e) {
            throw new AssertionError(place + ": " + e.getMessage(), e);
        }
    }

    private static String label(String text, String otherwise) {
        String cut = text.length() > 15 ? text.substring(0, 15) : text;
        return cut + otherwise;
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        String sql = switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" ->
                "SELECT attname FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid WHERE relname = ? AND attnum >"
                        + " 0 ORDER BY attnum";
            case "SQLite" -> "SELECT name FROM pragma_table_info(?)";
            default ->
                "SELECT column_name FROM information_schema.columns WHERE table_name = ? AND table_schema ="
                        + " 'windlass_case' ORDER BY ordinal_position";
        };
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
