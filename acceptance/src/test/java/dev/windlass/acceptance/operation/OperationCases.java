package dev.windlass.acceptance.operation;

import static dev.windlass.operation.Definitions.bigint;
import static dev.windlass.operation.Definitions.column;
import static dev.windlass.operation.Definitions.foreignKey;
import static dev.windlass.operation.Definitions.integer;
import static dev.windlass.operation.Definitions.string;
import static dev.windlass.operation.Definitions.unique;

import dev.windlass.operation.Operation;
import dev.windlass.operation.OperationList;
import dev.windlass.operation.Operations;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every operation, at least once. */
public final class OperationCases {
    static final QualifiedName USERS = QualifiedName.of("users");
    static final QualifiedName PARENT = QualifiedName.of("parent");

    private OperationCases() {}

    /** What is there before each case: two tables with rows. */
    public static List<Operation> base() {
        return operations(op -> {
            op.createTable(
                    "parent",
                    column("id", bigint()).identity().primaryKey(),
                    column("code", string(20)).notNull(),
                    unique("uq_parent_code", "code"));
            op.createTable(
                    "users",
                    column("id", integer()).primaryKey(),
                    column("email", string(100)).notNull(),
                    column("age", integer()),
                    column("note", string(200)),
                    column("parent_id", bigint()),
                    foreignKey("fk_users_parent", "parent_id").references("parent", "id"));
            op.bulkInsert("parent", List.of("code"), List.of(Operations.row("a"), Operations.row("b")));
            op.bulkInsert(
                    "users",
                    List.of("id", "email", "age", "note", "parent_id"),
                    List.of(
                            Operations.row(1, "a@example.org", 30, "x", 1),
                            Operations.row(2, "b@example.org", null, null, null)));
        });
    }

    private static List<Operation> operations(Consumer<Operations> revision) {
        OperationList list = new OperationList();
        revision.accept(list);
        return list.operations();
    }

    static OperationCase revision(String name, Consumer<Operations> revision) {
        return new OperationCase(name, List.of(), operations(revision));
    }

    /** Every case. */
    public static List<OperationCase> all() {
        List<OperationCase> cases = new ArrayList<>();
        TableCases.tables(cases);
        TableCases.types(cases);
        ColumnCases.columns(cases);
        ColumnCases.changes(cases);
        ConstraintCases.constraints(cases);
        ConstraintCases.indexes(cases);
        ObjectCases.namedTypes(cases);
        ObjectCases.objects(cases);
        ObjectCases.security(cases);
        ObjectCases.data(cases);
        return cases;
    }
}
