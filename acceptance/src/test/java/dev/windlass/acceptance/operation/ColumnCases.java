package dev.windlass.acceptance.operation;

import static dev.windlass.operation.Definitions.bigint;
import static dev.windlass.operation.Definitions.column;
import static dev.windlass.operation.Definitions.integer;
import static dev.windlass.operation.Definitions.string;
import static dev.windlass.operation.Definitions.timestamp;

import dev.windlass.dialect.DialectName;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.DataOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operand;
import dev.windlass.operation.Operation;
import dev.windlass.operation.Position;
import dev.windlass.operation.TableOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.Literal;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.SequenceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Columns, and what changes about them. */
final class ColumnCases {
    private static final QualifiedName USERS = OperationCases.USERS;
    private static final QualifiedName PARENT = OperationCases.PARENT;
    private static final QualifiedName OTHER = QualifiedName.of("other");

    private ColumnCases() {}

    static void columns(List<OperationCase> cases) {
        cases.add(OperationCases.revision(
                "add column", op -> op.addColumn("users", column("phone_number", string(20)))));
        cases.add(OperationCases.revision(
                "add column not null with default",
                op -> op.addColumn(
                        "users", column("phone", string(20)).notNull().defaultValue("a\\'b"))));
        cases.add(OperationCases.revision(
                "add column with expression default",
                op -> op.addColumn("users", column("at", timestamp()).defaultExpression("CURRENT_TIMESTAMP"))));
        cases.add(OperationCases.revision(
                "add column with comment",
                op -> op.addColumn("users", column("c", integer()).comment("it's \\ here"))));
        cases.add(OperationCases.revision(
                        "add column with collation",
                        op -> op.addColumn("users", column("c", string(10)).collation("C")))
                .in(DialectName.POSTGRESQL));
        cases.add(OperationCases.revision(
                "add column identity",
                op -> op.addColumn("users", column("n", bigint()).identity())));
        cases.add(OperationCases.revision(
                "add column serial",
                op -> op.addColumn("users", column("n", bigint()).serial())));
        cases.add(OperationCases.revision(
                "add column stored generated",
                op -> op.addColumn("users", column("n", integer()).storedAs("age + 1"))));
        cases.add(OperationCases.revision(
                "add column virtual generated",
                op -> op.addColumn("users", column("n", integer()).virtualAs("age + 1"))));
        cases.add(OperationCases.revision(
                "add column unique",
                op -> op.addColumn("users", column("n", integer()).unique())));
        cases.add(OperationCases.revision(
                "add column first", op -> op.addColumn("users", column("n", integer()), Position.first())));
        cases.add(OperationCases.revision(
                "add column after", op -> op.addColumn("users", column("n", integer()), Position.after("email"))));
        cases.add(OperationCase.of(
                "add column if not exists",
                new ColumnOperation.AddColumn(USERS, Column.of("age", integer()), Position.LAST, true)));
        cases.add(OperationCases.revision("drop column", op -> op.dropColumn("users", "age")));
        cases.add(OperationCase.of(
                "drop column if exists", new ColumnOperation.DropColumn(USERS, "nothing", true, false)));
        cases.add(OperationCases.revision("drop column in foreign key", op -> op.dropColumn("users", "parent_id")));
        cases.add(OperationCases.revision("drop column in index", op -> op.dropColumn("users", "age"))
                .after(new IndexOperation.CreateIndex(
                        USERS, Index.of("ix_users", List.of("age", "note")), false, false)));
        cases.add(OperationCases.revision("drop column in unique", op -> op.dropColumn("users", "age"))
                .after(new ConstraintOperation.AddConstraint(
                        USERS, Constraint.Unique.of("uq_users", List.of("age", "email")), "")));
        cases.add(OperationCases.revision("drop column in check", op -> op.dropColumn("users", "age"))
                .after(new ConstraintOperation.AddConstraint(
                        USERS, Constraint.Check.of("ck_users", "age > id - 100"), "")));
        cases.add(OperationCase.of("drop column cascade", new ColumnOperation.DropColumn(PARENT, "code", false, true))
                .after(
                        new DataOperation.DeleteRows(USERS, ""),
                        new DataOperation.DeleteRows(PARENT, ""),
                        new TableOperation.CreateTable(
                                dev.windlass.schema.Table.of(
                                        OTHER,
                                        List.of(Column.of("c", string(20))),
                                        List.of(Constraint.ForeignKey.of(
                                                "fk_other_code", List.of("c"), PARENT, List.of("code")))),
                                false)));
        cases.add(OperationCases.revision("rename column", op -> op.renameColumn("users", "age", "years")));
        cases.add(OperationCases.revision(
                        "rename column in check and index", op -> op.renameColumn("users", "age", "years"))
                .after(
                        new ConstraintOperation.AddConstraint(USERS, Constraint.Check.of("ck_users", "age > 0"), ""),
                        new IndexOperation.CreateIndex(USERS, Index.of("ix_users", List.of("age")), false, false)));
    }

    static void changes(List<OperationCase> cases) {
        cases.add(OperationCases.revision("alter type", op -> op.alterType("users", "age", bigint())));
        cases.add(OperationCases.revision(
                "alter type using", op -> op.alterType("users", "note", integer(), "length(note)")));
        cases.add(OperationCases.revision("alter type with default", op -> op.alterType("users", "age", bigint()))
                .after(change("age", new ColumnChange.SetDefault(new DefaultValue.Constant(Literal.of(7))))));
        cases.add(OperationCases.revision(
                "alter type, nullability and default",
                op -> op.alterColumn(
                        "users",
                        "email",
                        new ColumnChange.SetType(string(200), ""),
                        new ColumnChange.SetNullable(true),
                        new ColumnChange.SetDefault(new DefaultValue.Constant(Literal.of("-"))))));
        cases.add(OperationCases.revision("set not null", op -> op.setNotNull("users", "note"))
                .after(new DataOperation.UpdateRows(
                        USERS, Map.of("note", new Operand.Constant(Literal.of("-"))), "note IS NULL")));
        cases.add(OperationCases.revision("drop not null", op -> op.dropNotNull("users", "email")));
        cases.add(OperationCases.revision("set default", op -> op.setDefault("users", "note", "it's \\ \"x\"")));
        cases.add(OperationCases.revision("set default number", op -> op.setDefault("users", "age", -5)));
        cases.add(OperationCases.revision(
                "set expression default", op -> op.setDefaultExpression("users", "age", "1 + 1")));
        cases.add(OperationCases.revision("drop default", op -> op.dropDefault("users", "age"))
                .after(change("age", new ColumnChange.SetDefault(new DefaultValue.Constant(Literal.of(7))))));
        cases.add(OperationCases.revision(
                "set column comment",
                op -> op.alterColumn("users", "age", new ColumnChange.SetColumnComment("it's \\ \"x\""))));
        cases.add(OperationCases.revision(
                "set identity",
                op -> op.alterColumn(
                        "users",
                        "id",
                        new ColumnChange.SetIdentity(new Identity.Standard(false, SequenceOptions.DEFAULT)))));
        cases.add(OperationCases.revision(
                "set identity always with options",
                op -> op.alterColumn(
                        "parent",
                        "id",
                        new ColumnChange.SetIdentity(
                                new Identity.Standard(true, SequenceOptions.DEFAULT.steppingBy(2))))));
        cases.add(OperationCases.revision(
                "drop identity", op -> op.alterColumn("parent", "id", new ColumnChange.SetIdentity(Identity.NONE))));
        cases.add(OperationCases.revision(
                "set serial",
                op -> op.alterColumn("users", "id", new ColumnChange.SetIdentity(new Identity.Serial()))));
        cases.add(OperationCases.revision(
                        "drop generated",
                        op -> op.alterColumn("users", "n", new ColumnChange.SetGenerated(Generated.NONE)))
                .after(new ColumnOperation.AddColumn(
                        USERS,
                        Column.of("n", integer()).withGenerated(new Generated.Computed("age + 1", true)),
                        Position.LAST,
                        false)));
        cases.add(OperationCases.revision(
                        "change generated",
                        op -> op.alterColumn(
                                "users", "n", new ColumnChange.SetGenerated(new Generated.Computed("age + 2", true))))
                .after(new ColumnOperation.AddColumn(
                        USERS,
                        Column.of("n", integer()).withGenerated(new Generated.Computed("age + 1", true)),
                        Position.LAST,
                        false)));
        cases.add(OperationCases.revision(
                        "set collation", op -> op.alterColumn("users", "note", new ColumnChange.SetCollation("C")))
                .in(DialectName.POSTGRESQL));
        cases.add(OperationCases.revision(
                        "set collation",
                        op -> op.alterColumn("users", "note", new ColumnChange.SetCollation("utf8mb4_bin")))
                .in(DialectName.MYSQL));
        cases.add(OperationCases.revision(
                        "set collation", op -> op.alterColumn("users", "note", new ColumnChange.SetCollation("nocase")))
                .in(DialectName.SQLITE));
        cases.add(OperationCases.revision(
                        "set on update",
                        op -> op.alterColumn("users", "at", new ColumnChange.SetOnUpdate("CURRENT_TIMESTAMP")))
                .after(new ColumnOperation.AddColumn(USERS, Column.of("at", timestamp()), Position.LAST, false)));
    }

    private static Operation change(String column, ColumnChange change) {
        return new ColumnOperation.AlterColumn(USERS, column, List.of(change), Optional.empty());
    }
}
