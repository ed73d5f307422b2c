package dev.windlass.acceptance.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.operation.OperationCase;
import dev.windlass.acceptance.operation.OperationCases;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import dev.windlass.jdbc.CatalogReader;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.Reversal;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an operation does to a database is what it does to the schema that was read of it; what undoes it brings back the
 * schema before it; and a schema that was read builds a database of which the same schema is read.
 */
@Tag("server")
class PostgresqlLawsTest {
    /** In place of a failure, where an operation is refused. */
    private static final String REFUSED = "refused";

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void whatIsReadAfterwardsIsWhatTheOperationSays(TestServer server) throws SQLException {
        List<String> failures = new ArrayList<>();
        int held = 0;
        try (TestDatabase first = server.createDatabase();
                TestDatabase second = server.createDatabase();
                InspectedDatabase database = InspectedDatabase.of(first);
                InspectedDatabase scratch = InspectedDatabase.of(second)) {
            for (OperationCase it : OperationCases.all()) {
                if (!it.speakers().contains(DialectName.POSTGRESQL)) {
                    continue;
                }
                try {
                    Optional<String> failure = failure(it, database, scratch);
                    failure.filter(text -> !text.equals(REFUSED))
                            .ifPresent(text -> failures.add(it.name() + ": " + text));
                    held += failure.isEmpty() ? 1 : 0;
                } catch (SQLException | RuntimeException e) {
                    failures.add(it.name() + ": " + e);
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(held).isGreaterThan(150);
    }

    /** The one namespace that is looked at is the default one, so its names are without it, and others' with it. */
    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void readsOneNamespaceAlone(TestServer server) throws SQLException, IOException {
        try (TestDatabase first = server.createDatabase();
                InspectedDatabase database = InspectedDatabase.of(first)) {
            RichSchema.create(database);
            Schema read = CatalogReader.inspect(
                            database.connection(),
                            database.dialect(),
                            database.version(),
                            new InspectionScope("app", Set.of("app"), Set.of()))
                    .schema();
            assertThat(read.objects().keySet().stream()
                            .filter(key -> !key.kind().equals(ObjectKind.EXTENSION)))
                    .extracting(Object::toString)
                    .containsExactly(
                            "enum type 'state'",
                            "domain 'code'",
                            "sequence 'owned'",
                            "table 'cache'",
                            "table 'refers'",
                            "view 'checked'",
                            "routine 'plus' (integer, integer)",
                            "trigger 'tr_after' on 'refers'",
                            "grant 'app' to pg_monitor on namespace");
            assertThat(read.table(QualifiedName.of("refers")).orElseThrow().foreignKeys())
                    .containsExactly(
                            Constraint.ForeignKey.of(
                                    "refers_a_fkey", List.of("a"), QualifiedName.of("public", "types"), List.of("id")),
                            Constraint.ForeignKey.of(
                                    "refers_b_fkey",
                                    List.of("b"),
                                    QualifiedName.of("public", "parent"),
                                    List.of("id")));
        }
    }

    /** What a transaction has done is seen in it, and its settings stay. */
    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void readsInsideATransaction(TestServer server) throws SQLException {
        try (TestDatabase first = server.createDatabase();
                InspectedDatabase database = InspectedDatabase.of(first)) {
            database.connection().setAutoCommit(false);
            database.script("CREATE SCHEMA ns; SET LOCAL search_path TO ns; CREATE TABLE a (b integer)");
            assertThat(database.inspect().schema().table(QualifiedName.of("ns", "a")))
                    .isPresent();
            database.execute("CREATE TABLE c (d integer)");
            assertThat(database.inspect().schema().table(QualifiedName.of("ns", "c")))
                    .isPresent();
            database.connection().rollback();
            database.connection().setAutoCommit(true);
            assertThat(database.inspect().schema()).isEqualTo(Schema.EMPTY);
        }
    }

    /** The sequence keeps its name, by which nothing must look for it. */
    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void aSerialColumnStaysOneWhenItIsRenamed(TestServer server) throws SQLException {
        try (TestDatabase first = server.createDatabase();
                InspectedDatabase database = InspectedDatabase.of(first)) {
            database.script("CREATE TABLE a (b serial); ALTER TABLE a RENAME TO c; ALTER TABLE c RENAME b TO d");
            Schema read = database.inspect().schema();
            QualifiedName table = QualifiedName.of("c");
            Column column = Column.of("d", new DataType.Int()).withNullable(false);
            assertThat(read)
                    .isEqualTo(Schema.of(
                            List.of(Table.of(table, List.of(column.withIdentity(new Identity.Serial())), List.of()))));
            Operation plain = new ColumnOperation.AlterColumn(
                    table, "d", List.of(new ColumnChange.SetIdentity(Identity.NONE)), Optional.empty());
            database.run(plain, read);
            assertThat(database.inspect().schema())
                    .isEqualTo(Schema.of(List.of(Table.of(table, List.of(column), List.of()))));
        }
    }

    /** A partition names no columns of its own, and can have indexes and constraints of its own. */
    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void aPartitionHasIndexesAndConstraintsOfItsOwn(TestServer server) throws SQLException {
        try (TestDatabase first = server.createDatabase();
                InspectedDatabase database = InspectedDatabase.of(first)) {
            database.script("CREATE TABLE a (b integer, c integer) PARTITION BY LIST (b);"
                    + " CREATE TABLE a_1 PARTITION OF a FOR VALUES IN (1)");
            QualifiedName partition = QualifiedName.of("a_1");
            for (Operation operation : List.of(
                    new IndexOperation.CreateIndex(partition, Index.of("ix", List.of("c")), false, false),
                    new ConstraintOperation.AddConstraint(partition, Constraint.Unique.of("uq", List.of("b", "c")), ""),
                    new ConstraintOperation.AddConstraint(partition, Constraint.Check.of("ck", "c > 0"), ""))) {
                Schema before = database.inspect().schema();
                database.run(operation, before);
                assertThat(database.inspect().schema()).isEqualTo(operation.applyTo(before));
            }
        }
    }

    private static Optional<String> failure(OperationCase it, InspectedDatabase database, InspectedDatabase scratch)
            throws SQLException {
        database.clear();
        try {
            Schema schema = Schema.EMPTY;
            List<Operation> setup = new ArrayList<>(OperationCases.base());
            setup.addAll(it.setup());
            for (Operation operation : setup) {
                database.run(operation, schema);
                schema = database.inspect().schema();
            }
            for (Operation operation : it.tried()) {
                Optional<String> failure = failure(operation, database, scratch);
                if (failure.isPresent()) {
                    return failure;
                }
            }
            return Optional.empty();
        } catch (WindlassException e) {
            if (e.code() == ErrorCode.NOT_SUPPORTED_BY_DIALECT) {
                return Optional.of(REFUSED);
            }
            throw e;
        }
    }

    private static Optional<String> failure(Operation operation, InspectedDatabase database, InspectedDatabase scratch)
            throws SQLException {
        Schema before = database.inspect().schema();
        database.run(operation, before);
        Schema after = database.inspect().schema();
        Schema expected = asTheServerSpells(operation.applyTo(before), scratch);
        if (!after.equals(expected)) {
            return Optional.of("afterwards\n" + difference(expected, after));
        }
        if (!(operation.reverse(before) instanceof Reversal.Reversed reversed)) {
            return Optional.empty();
        }
        for (Operation back : reversed.operations()) {
            database.run(back, database.inspect().schema());
        }
        Schema undone = database.inspect().schema();
        if (!sorted(undone).equals(sorted(before))) {
            return Optional.of("undone\n" + difference(sorted(before), sorted(undone)));
        }
        database.run(operation, undone);
        return Optional.empty();
    }

    private static Schema asTheServerSpells(Schema schema, InspectedDatabase scratch) throws SQLException {
        scratch.clear();
        scratch.build(schema);
        return scratch.inspect().schema();
    }

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void whatWasReadBuildsTheSame(TestServer server) throws SQLException, IOException {
        try (TestDatabase first = server.createDatabase();
                TestDatabase second = server.createDatabase();
                InspectedDatabase database = InspectedDatabase.of(first);
                InspectedDatabase scratch = InspectedDatabase.of(second)) {
            RichSchema.create(database);
            Inspected read = database.inspect();
            RichSchema.createUnmanaged(scratch);
            scratch.build(read.schema());
            Schema again = scratch.inspect().schema();
            assertThat(difference(read.schema(), again)).isEmpty();
        }
    }

    /** A dropped column comes back as the last one. */
    private static Schema sorted(Schema schema) {
        Schema result = schema;
        for (Table table : schema.tables()) {
            result = result.with(table.withColumns(table.columns().stream()
                    .sorted(Comparator.comparing(Column::name))
                    .toList()));
        }
        return result;
    }

    static String difference(Schema expected, Schema found) {
        TreeSet<ObjectKey> keys = new TreeSet<>(new TreeMap<>(expected.objects()).keySet());
        keys.addAll(found.objects().keySet());
        StringBuilder text = new StringBuilder();
        for (ObjectKey key : keys) {
            Optional<SchemaObject> one = expected.find(key);
            Optional<SchemaObject> other = found.find(key);
            if (!one.equals(other)) {
                text.append("  - ").append(one).append("\n  + ").append(other).append('\n');
            }
        }
        return text.toString();
    }
}
