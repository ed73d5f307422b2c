package dev.windlass.acceptance.operation;

import static dev.windlass.operation.Definitions.bigint;
import static dev.windlass.operation.Definitions.binary;
import static dev.windlass.operation.Definitions.bool;
import static dev.windlass.operation.Definitions.column;
import static dev.windlass.operation.Definitions.date;
import static dev.windlass.operation.Definitions.doublePrecision;
import static dev.windlass.operation.Definitions.enumeration;
import static dev.windlass.operation.Definitions.foreignKey;
import static dev.windlass.operation.Definitions.integer;
import static dev.windlass.operation.Definitions.interval;
import static dev.windlass.operation.Definitions.json;
import static dev.windlass.operation.Definitions.jsonb;
import static dev.windlass.operation.Definitions.numeric;
import static dev.windlass.operation.Definitions.primaryKey;
import static dev.windlass.operation.Definitions.real;
import static dev.windlass.operation.Definitions.smallint;
import static dev.windlass.operation.Definitions.string;
import static dev.windlass.operation.Definitions.text;
import static dev.windlass.operation.Definitions.time;
import static dev.windlass.operation.Definitions.timestamp;
import static dev.windlass.operation.Definitions.timestampWithTimeZone;
import static dev.windlass.operation.Definitions.type;
import static dev.windlass.operation.Definitions.unique;
import static dev.windlass.operation.Definitions.uuid;

import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.DataOperation;
import dev.windlass.operation.Definitions;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.NamespaceOperation;
import dev.windlass.operation.Operand;
import dev.windlass.operation.Operation;
import dev.windlass.operation.OperationList;
import dev.windlass.operation.Operations;
import dev.windlass.operation.Position;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.operation.SecurityOperation;
import dev.windlass.operation.SequenceOperation;
import dev.windlass.operation.SetComment;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.TypeOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Deferral;
import dev.windlass.schema.Domain;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Extension;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Grant;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.Literal;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.Routine;
import dev.windlass.schema.RowSecurity;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.TableOptions;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Every operation, at least once. */
final class OperationCases {
    static final QualifiedName USERS = QualifiedName.of("users");
    static final QualifiedName PARENT = QualifiedName.of("parent");
    private static final QualifiedName MOOD = QualifiedName.of("mood");
    private static final QualifiedName OTHER = QualifiedName.of("other");

    private OperationCases() {}

    /** What every case finds: two tables with rows. */
    static List<Operation> base() {
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

    private static OperationCase revision(String name, Consumer<Operations> revision) {
        return new OperationCase(name, List.of(), operations(revision));
    }

    static List<OperationCase> all() {
        List<OperationCase> cases = new ArrayList<>();
        tables(cases);
        types(cases);
        columns(cases);
        changes(cases);
        constraints(cases);
        indexes(cases);
        namedTypes(cases);
        objects(cases);
        security(cases);
        data(cases);
        return cases;
    }

    private static void tables(List<OperationCase> cases) {
        cases.add(revision("create table", op -> op.createTable("other", column("a", integer()))));
        cases.add(revision(
                "create table with constraints",
                op -> op.createTable(
                        "other",
                        column("a", integer()).notNull(),
                        column("b", string(10)).defaultValue("x'y"),
                        primaryKey("a"),
                        unique("uq_other_b", "b"),
                        Definitions.check("ck_other_a", "a > 0"),
                        foreignKey("fk_other_users", "a")
                                .references("users", "id")
                                .onDelete(ReferentialAction.CASCADE))));
        cases.add(new OperationCase(
                "create table if not exists",
                List.of(),
                List.of(new TableOperation.CreateTable(
                        dev.windlass.schema.Table.of(USERS, List.of(Column.of("x", integer())), List.of()), true))));
        cases.add(revision(
                "create table with comment",
                op -> op.createTable("other", column("a", integer()).comment("it's"), Definitions.comment("a \\ b"))));
        cases.add(revision(
                "create table with identity",
                op -> op.createTable("other", column("a", bigint()).identity().primaryKey())));
        cases.add(OperationCase.of(
                "create table with identity always",
                new TableOperation.CreateTable(
                        dev.windlass.schema.Table.of(
                                OTHER,
                                List.of(Column.of("a", bigint())
                                        .withNullable(false)
                                        .withIdentity(
                                                new Identity.Standard(true, SequenceOptions.DEFAULT.startingAt(5)))),
                                List.of(Constraint.PrimaryKey.of("", List.of("a")))),
                        false)));
        cases.add(revision(
                "create table with serial",
                op -> op.createTable("other", column("a", bigint()).serial().primaryKey())));
        cases.add(revision(
                "create table with auto increment",
                op -> op.createTable(
                        "other", column("a", bigint()).autoIncrement().primaryKey())));
        cases.add(revision(
                "create table with stored generated",
                op -> op.createTable(
                        "other", column("a", integer()), column("b", integer()).storedAs("a * 2"))));
        cases.add(revision(
                "create table with virtual generated",
                op -> op.createTable(
                        "other", column("a", integer()), column("b", integer()).virtualAs("a * 2"))));
        cases.add(revision(
                "create table with engine",
                op -> op.createTable(
                        "other",
                        column("a", integer()),
                        Definitions.options(TableOptions.mysql("InnoDB", "utf8mb4", "utf8mb4_bin")))));
        cases.add(OperationCase.of(
                "create table strict",
                options("other", new TableOptions("", "", "", "", false, true, true, Map.of()))));
        cases.add(OperationCase.of(
                "create table unlogged",
                options("other", new TableOptions("", "", "", "", true, false, false, Map.of()))));
        cases.add(OperationCase.of(
                "create table with parameters",
                options("other", TableOptions.NONE.withParameters(Map.of("fillfactor", "70")))));
        cases.add(OperationCase.of("drop table", new TableOperation.DropTable(USERS, false, false)));
        cases.add(OperationCase.of("drop table if exists", new TableOperation.DropTable(OTHER, true, false)));
        cases.add(OperationCase.of("drop table cascade", new TableOperation.DropTable(PARENT, false, true)));
        cases.add(OperationCase.of("rename table", new TableOperation.RenameTable(USERS, QualifiedName.of("people"))));
        cases.add(OperationCase.of(
                        "move table to namespace",
                        new TableOperation.RenameTable(USERS, QualifiedName.of("ns_w", "users")))
                .after(new NamespaceOperation.CreateNamespace(new Namespace("ns_w", ""), false)));
        cases.add(OperationCase.of(
                "set table parameters",
                new TableOperation.SetTableOptions(
                        USERS, TableOptions.NONE.withParameters(Map.of("fillfactor", "70")))));
        cases.add(OperationCase.of(
                "set table engine",
                new TableOperation.SetTableOptions(USERS, TableOptions.mysql("InnoDB", "utf8mb4", ""))));
        cases.add(OperationCase.of(
                        "set table strict",
                        new TableOperation.SetTableOptions(
                                OTHER, new TableOptions("", "", "", "", false, true, false, Map.of())))
                .after(new TableOperation.CreateTable(
                        dev.windlass.schema.Table.of(OTHER, List.of(Column.of("a", integer())), List.of()), false)));
        TableOperation.CreateTable partitioned = new TableOperation.CreateTable(
                dev.windlass.schema.Table.of(OTHER, List.of(Column.of("a", integer())), List.of())
                        .withPartitioning(Partitioning.by("RANGE (a)")),
                false);
        cases.add(OperationCase.of(
                        "create partition",
                        new TableOperation.CreateTable(
                                dev.windlass.schema.Table.of(
                                                QualifiedName.of("other_1"),
                                                List.of(Column.of("a", integer())),
                                                List.of())
                                        .withPartitioning(Partitioning.of(OTHER, "FOR VALUES FROM (1) TO (10)")),
                                false))
                .after(partitioned));
        cases.add(OperationCase.of(
                        "attach partition",
                        new TableOperation.SetPartitioning(
                                QualifiedName.of("other_1"), Partitioning.of(OTHER, "FOR VALUES FROM (1) TO (10)")))
                .after(
                        partitioned,
                        new TableOperation.CreateTable(
                                dev.windlass.schema.Table.of(
                                        QualifiedName.of("other_1"), List.of(Column.of("a", integer())), List.of()),
                                false)));
        cases.add(OperationCase.of(
                        "partition a table",
                        new TableOperation.SetPartitioning(OTHER, Partitioning.by("HASH (a) PARTITIONS 4")))
                .after(new TableOperation.CreateTable(
                        dev.windlass.schema.Table.of(OTHER, List.of(Column.of("a", integer())), List.of()), false)));
    }

    private static Operation options(String table, TableOptions options) {
        return new TableOperation.CreateTable(
                dev.windlass.schema.Table.of(
                                QualifiedName.of(table),
                                List.of(Column.of("a", integer()).withNullable(false)),
                                List.of(Constraint.PrimaryKey.of("", List.of("a"))))
                        .withOptions(options),
                false);
    }

    private static void types(List<OperationCase> cases) {
        Map<String, DataType> types = new java.util.LinkedHashMap<>();
        types.put("string(20)", string(20));
        types.put("string", string(DataType.UNSPECIFIED));
        types.put("char(3)", new DataType.Char(3));
        types.put("text", text());
        types.put("smallint", smallint());
        types.put("integer", integer());
        types.put("bigint", bigint());
        types.put("numeric(10,2)", numeric(10, 2));
        types.put("numeric(10)", new DataType.Numeric(10, DataType.UNSPECIFIED));
        types.put("numeric", new DataType.Numeric(DataType.UNSPECIFIED, DataType.UNSPECIFIED));
        types.put("real", real());
        types.put("double", doublePrecision());
        types.put("bool", bool());
        types.put("date", date());
        types.put("time", time());
        types.put("time(3)", new DataType.Time(3, false));
        types.put("time with time zone", new DataType.Time(DataType.UNSPECIFIED, true));
        types.put("timestamp", timestamp());
        types.put("timestamp(3)", new DataType.Timestamp(3, false));
        types.put("timestamp with time zone", timestampWithTimeZone());
        types.put("interval", interval());
        types.put("uuid", uuid());
        types.put("json", json());
        types.put("jsonb", jsonb());
        types.put("binary", binary());
        types.put("binary(16)", binary(16));
        types.put("array(integer)", Definitions.array(integer()));
        types.put("native varchar(7)", type("varchar", "7"));
        types.forEach((name, type) -> cases.add(
                revision("type " + name, op -> op.createTable("other", column("a", integer()), column("t", type)))));
        cases.add(revision(
                "type enum",
                op -> op.createTable(
                        "other", column("a", integer()), column("t", enumeration("mood", "sad", "it's ok")))));
    }

    private static void columns(List<OperationCase> cases) {
        cases.add(revision("add column", op -> op.addColumn("users", column("phone_number", string(20)))));
        cases.add(revision(
                "add column not null with default",
                op -> op.addColumn(
                        "users", column("phone", string(20)).notNull().defaultValue("a\\'b"))));
        cases.add(revision(
                "add column with expression default",
                op -> op.addColumn("users", column("at", timestamp()).defaultExpression("CURRENT_TIMESTAMP"))));
        cases.add(revision(
                "add column with comment",
                op -> op.addColumn("users", column("c", integer()).comment("it's \\ here"))));
        cases.add(revision(
                "add column with collation",
                op -> op.addColumn("users", column("c", string(10)).collation("C"))));
        cases.add(revision(
                "add column identity",
                op -> op.addColumn("users", column("n", bigint()).identity())));
        cases.add(revision(
                "add column serial",
                op -> op.addColumn("users", column("n", bigint()).serial())));
        cases.add(revision(
                "add column stored generated",
                op -> op.addColumn("users", column("n", integer()).storedAs("age + 1"))));
        cases.add(revision(
                "add column virtual generated",
                op -> op.addColumn("users", column("n", integer()).virtualAs("age + 1"))));
        cases.add(revision(
                "add column unique",
                op -> op.addColumn("users", column("n", integer()).unique())));
        cases.add(revision("add column first", op -> op.addColumn("users", column("n", integer()), Position.first())));
        cases.add(revision(
                "add column after", op -> op.addColumn("users", column("n", integer()), Position.after("email"))));
        cases.add(OperationCase.of(
                "add column if not exists",
                new ColumnOperation.AddColumn(USERS, Column.of("age", integer()), Position.LAST, true)));
        cases.add(revision("drop column", op -> op.dropColumn("users", "age")));
        cases.add(OperationCase.of(
                "drop column if exists", new ColumnOperation.DropColumn(USERS, "nothing", true, false)));
        cases.add(revision("drop column in foreign key", op -> op.dropColumn("users", "parent_id")));
        cases.add(revision("drop column in index", op -> op.dropColumn("users", "age"))
                .after(new IndexOperation.CreateIndex(
                        USERS, Index.of("ix_users", List.of("age", "note")), false, false)));
        cases.add(revision("drop column in unique", op -> op.dropColumn("users", "age"))
                .after(new ConstraintOperation.AddConstraint(
                        USERS, Constraint.Unique.of("uq_users", List.of("age", "email")), "")));
        cases.add(revision("drop column in check", op -> op.dropColumn("users", "age"))
                .after(new ConstraintOperation.AddConstraint(
                        USERS, Constraint.Check.of("ck_users", "age > id - 100"), "")));
        cases.add(OperationCase.of("drop column cascade", new ColumnOperation.DropColumn(PARENT, "code", false, true))
                .after(new TableOperation.CreateTable(
                        dev.windlass.schema.Table.of(
                                OTHER,
                                List.of(Column.of("c", string(20))),
                                List.of(Constraint.ForeignKey.of(
                                        "fk_other_code", List.of("c"), PARENT, List.of("code")))),
                        false)));
        cases.add(revision("rename column", op -> op.renameColumn("users", "age", "years")));
        cases.add(revision("rename column in check and index", op -> op.renameColumn("users", "age", "years"))
                .after(
                        new ConstraintOperation.AddConstraint(USERS, Constraint.Check.of("ck_users", "age > 0"), ""),
                        new IndexOperation.CreateIndex(USERS, Index.of("ix_users", List.of("age")), false, false)));
    }

    private static void changes(List<OperationCase> cases) {
        cases.add(revision("alter type", op -> op.alterType("users", "age", bigint())));
        cases.add(revision("alter type using", op -> op.alterType("users", "note", integer(), "length(note)")));
        cases.add(revision("alter type with default", op -> op.alterType("users", "age", bigint()))
                .after(change("age", new ColumnChange.SetDefault(new DefaultValue.Constant(Literal.of(7))))));
        cases.add(revision(
                "alter type, nullability and default",
                op -> op.alterColumn(
                        "users",
                        "email",
                        new ColumnChange.SetType(string(200), ""),
                        new ColumnChange.SetNullable(true),
                        new ColumnChange.SetDefault(new DefaultValue.Constant(Literal.of("-"))))));
        cases.add(revision("set not null", op -> op.setNotNull("users", "note"))
                .after(new DataOperation.UpdateRows(
                        USERS, Map.of("note", new Operand.Constant(Literal.of("-"))), "note IS NULL")));
        cases.add(revision("drop not null", op -> op.dropNotNull("users", "email")));
        cases.add(revision("set default", op -> op.setDefault("users", "note", "it's \\ \"x\"")));
        cases.add(revision("set default number", op -> op.setDefault("users", "age", -5)));
        cases.add(revision("set expression default", op -> op.setDefaultExpression("users", "age", "1 + 1")));
        cases.add(revision("drop default", op -> op.dropDefault("users", "age"))
                .after(change("age", new ColumnChange.SetDefault(new DefaultValue.Constant(Literal.of(7))))));
        cases.add(revision(
                "set column comment",
                op -> op.alterColumn("users", "age", new ColumnChange.SetColumnComment("it's \\ \"x\""))));
        cases.add(revision(
                "set identity",
                op -> op.alterColumn(
                        "users",
                        "id",
                        new ColumnChange.SetIdentity(new Identity.Standard(false, SequenceOptions.DEFAULT)))));
        cases.add(revision(
                "set identity always with options",
                op -> op.alterColumn(
                        "parent",
                        "id",
                        new ColumnChange.SetIdentity(
                                new Identity.Standard(true, SequenceOptions.DEFAULT.steppingBy(2))))));
        cases.add(revision(
                "drop identity", op -> op.alterColumn("parent", "id", new ColumnChange.SetIdentity(Identity.NONE))));
        cases.add(revision(
                "set serial",
                op -> op.alterColumn("users", "id", new ColumnChange.SetIdentity(new Identity.Serial()))));
        cases.add(revision(
                        "drop generated",
                        op -> op.alterColumn("users", "n", new ColumnChange.SetGenerated(Generated.NONE)))
                .after(new ColumnOperation.AddColumn(
                        USERS,
                        Column.of("n", integer()).withGenerated(new Generated.Computed("age + 1", true)),
                        Position.LAST,
                        false)));
        cases.add(revision(
                        "change generated",
                        op -> op.alterColumn(
                                "users", "n", new ColumnChange.SetGenerated(new Generated.Computed("age + 2", true))))
                .after(new ColumnOperation.AddColumn(
                        USERS,
                        Column.of("n", integer()).withGenerated(new Generated.Computed("age + 1", true)),
                        Position.LAST,
                        false)));
        cases.add(revision("set collation", op -> op.alterColumn("users", "note", new ColumnChange.SetCollation("C"))));
        cases.add(revision(
                "set collation of mysql",
                op -> op.alterColumn("users", "note", new ColumnChange.SetCollation("utf8mb4_bin"))));
        cases.add(revision(
                "set collation of sqlite",
                op -> op.alterColumn("users", "note", new ColumnChange.SetCollation("nocase"))));
        cases.add(revision(
                        "set on update",
                        op -> op.alterColumn("users", "at", new ColumnChange.SetOnUpdate("CURRENT_TIMESTAMP")))
                .after(new ColumnOperation.AddColumn(USERS, Column.of("at", timestamp()), Position.LAST, false)));
    }

    private static Operation change(String column, ColumnChange change) {
        return new ColumnOperation.AlterColumn(USERS, column, List.of(change), Optional.empty());
    }

    private static void constraints(List<OperationCase> cases) {
        Operation bare = new TableOperation.CreateTable(
                dev.windlass.schema.Table.of(
                        OTHER,
                        List.of(Column.of("a", integer()), Column.of("b", integer()), Column.of("c", string(20))),
                        List.of()),
                false);
        cases.add(OperationCase.of("add primary key", add(Constraint.PrimaryKey.of("pk_other", List.of("a", "b"))))
                .after(bare));
        cases.add(OperationCase.of("add unique", add(Constraint.Unique.of("uq_other", List.of("a", "b"))))
                .after(bare));
        cases.add(OperationCase.of(
                        "add unique deferrable",
                        add(new Constraint.Unique("uq_other", List.of("a"), false, List.of(), Deferral.DEFERRED)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add unique nulls not distinct",
                        add(new Constraint.Unique("uq_other", List.of("a"), true, List.of(), Deferral.NONE)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add unique with included columns",
                        add(new Constraint.Unique("uq_other", List.of("a"), false, List.of("b"), Deferral.NONE)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add unique from index",
                        new ConstraintOperation.AddConstraint(
                                OTHER, Constraint.Unique.of("ux_other", List.of("a")), "ux_other"))
                .after(
                        bare,
                        new IndexOperation.CreateIndex(
                                OTHER, Index.of("ux_other", List.of("a")).asUnique(), false, false)));
        for (ReferentialAction action : ReferentialAction.values()) {
            cases.add(OperationCase.of(
                            "add foreign key on delete " + action.sql().toLowerCase(java.util.Locale.ROOT),
                            add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id"))
                                    .onDelete(action)))
                    .after(bare));
        }
        cases.add(OperationCase.of(
                        "add foreign key on update cascade",
                        add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id"))
                                .onUpdate(ReferentialAction.CASCADE)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add foreign key to primary key",
                        add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of())))
                .after(bare));
        cases.add(OperationCase.of(
                        "add foreign key match full",
                        add(new Constraint.ForeignKey(
                                "fk_other",
                                List.of("a"),
                                USERS,
                                List.of("id"),
                                ReferentialAction.NO_ACTION,
                                List.of(),
                                ReferentialAction.NO_ACTION,
                                Constraint.Match.FULL,
                                Deferral.NONE,
                                true)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add foreign key set null columns",
                        add(new Constraint.ForeignKey(
                                "fk_other",
                                List.of("a"),
                                USERS,
                                List.of("id"),
                                ReferentialAction.SET_NULL,
                                List.of("a"),
                                ReferentialAction.NO_ACTION,
                                Constraint.Match.SIMPLE,
                                Deferral.NONE,
                                true)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add foreign key deferred",
                        add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id"))
                                .withDeferral(Deferral.DEFERRED)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add foreign key not valid",
                        add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id"))
                                .withValidated(false)))
                .after(bare));
        cases.add(OperationCase.of("add check", add(Constraint.Check.of("ck_other", "a > 0")))
                .after(bare));
        cases.add(OperationCase.of("add check unnamed", add(Constraint.Check.of("", "a > 0")))
                .after(bare));
        cases.add(OperationCase.of(
                        "add check not valid",
                        add(Constraint.Check.of("ck_other", "a > 0").withValidated(false)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add check not enforced", add(new Constraint.Check("ck_other", "a > 0", true, false, false)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add exclusion",
                        add(new Constraint.Exclusion(
                                "ex_other",
                                "gist",
                                List.of(new Constraint.Exclusion.Element(
                                        IndexElement.expression("int4range(a, b)"), "&&")),
                                "a < b",
                                Deferral.NONE)))
                .after(bare));
        cases.add(OperationCase.of("validate constraint", new ConstraintOperation.ValidateConstraint(OTHER, "ck_other"))
                .after(bare, add(Constraint.Check.of("ck_other", "a > 0").withValidated(false))));
        cases.add(OperationCase.of("drop unique", drop("uq_other", ConstraintKind.UNIQUE))
                .after(bare, add(Constraint.Unique.of("uq_other", List.of("a")))));
        cases.add(OperationCase.of("drop foreign key", drop("fk_other", ConstraintKind.FOREIGN_KEY))
                .after(bare, add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id")))));
        cases.add(OperationCase.of("drop check", drop("ck_other", ConstraintKind.CHECK))
                .after(bare, add(Constraint.Check.of("ck_other", "a > 0"))));
        cases.add(OperationCase.of("drop primary key", drop("pk_other", ConstraintKind.PRIMARY_KEY))
                .after(bare, add(Constraint.PrimaryKey.of("pk_other", List.of("a")))));
        cases.add(OperationCase.of("drop constraint of unknown kind", drop("uq_other", ConstraintKind.UNKNOWN))
                .after(bare, add(Constraint.Unique.of("uq_other", List.of("a")))));
        cases.add(OperationCase.of(
                        "drop constraint if exists",
                        new ConstraintOperation.DropConstraint(
                                OTHER, "nothing", ConstraintKind.CHECK, Optional.empty(), true, false))
                .after(bare));
        cases.add(OperationCase.of(
                        "drop unique cascade",
                        new ConstraintOperation.DropConstraint(
                                PARENT, "uq_parent_code", ConstraintKind.UNIQUE, Optional.empty(), false, true))
                .after(bare, add(Constraint.ForeignKey.of("fk_other", List.of("c"), PARENT, List.of("code")))));
        cases.add(
                OperationCase.of("rename unique", new ConstraintOperation.RenameConstraint(OTHER, "uq_other", "uq_new"))
                        .after(bare, add(Constraint.Unique.of("uq_other", List.of("a")))));
        cases.add(OperationCase.of(
                        "rename foreign key", new ConstraintOperation.RenameConstraint(OTHER, "fk_other", "fk_new"))
                .after(bare, add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id")))));
        cases.add(
                OperationCase.of("rename check", new ConstraintOperation.RenameConstraint(OTHER, "ck_other", "ck_new"))
                        .after(bare, add(Constraint.Check.of("ck_other", "a > 0"))));
    }

    private static Operation add(Constraint constraint) {
        return new ConstraintOperation.AddConstraint(OTHER, constraint, "");
    }

    private static Operation drop(String name, ConstraintKind kind) {
        return new ConstraintOperation.DropConstraint(OTHER, name, kind, Optional.empty(), false, false);
    }

    private static void indexes(List<OperationCase> cases) {
        Index plain = Index.of("ix_users", List.of("email"));
        cases.add(index("create index", plain));
        cases.add(index("create unique index", plain.asUnique()));
        cases.add(index("create index unnamed", plain.withName("")));
        cases.add(index("create index partial", plain.where("age > 18")));
        cases.add(index(
                "create index on expression",
                Index.ofElements("ix_users", List.of(IndexElement.expression("lower(email)")))));
        cases.add(index(
                "create index descending",
                Index.ofElements("ix_users", List.of(IndexElement.column("age").desc(), IndexElement.column("id")))));
        cases.add(index(
                "create index nulls first",
                Index.ofElements("ix_users", List.of(IndexElement.column("age").nullsFirst()))));
        cases.add(index("create index by hash", plain.using("hash")));
        cases.add(index(
                "create index by gin",
                plain.using("gin").withElements(List.of(IndexElement.expression("to_tsvector('english', note)")))));
        cases.add(index("create index fulltext", plain.using("fulltext")));
        cases.add(index("create index with included columns", plain.including(List.of("age"))));
        cases.add(index("create index nulls not distinct", plain.asUnique().withNullsNotDistinct()));
        cases.add(index(
                "create index with operator class",
                Index.ofElements(
                        "ix_users", List.of(IndexElement.column("email").withOperatorClass("varchar_pattern_ops")))));
        cases.add(index(
                "create index with collation",
                Index.ofElements(
                        "ix_users", List.of(IndexElement.column("email").withCollation("C")))));
        cases.add(index(
                "create index with prefix",
                Index.ofElements(
                        "ix_users", List.of(IndexElement.column("email").prefix(10)))));
        cases.add(index("create index with parameters", plain.withOptions(Map.of("fillfactor", "70"))));
        cases.add(index("create index with comment", plain.withComment("it's")));
        cases.add(OperationCase.of(
                "create index concurrently", new IndexOperation.CreateIndex(USERS, plain, true, false)));
        cases.add(OperationCase.of(
                        "create index if not exists", new IndexOperation.CreateIndex(USERS, plain, false, true))
                .after(new IndexOperation.CreateIndex(USERS, plain, false, false)));
        cases.add(OperationCase.of("drop index", dropIndex("ix_users", false, false))
                .after(new IndexOperation.CreateIndex(USERS, plain, false, false)));
        cases.add(OperationCase.of("drop index concurrently", dropIndex("ix_users", true, false))
                .after(new IndexOperation.CreateIndex(USERS, plain, false, false)));
        cases.add(OperationCase.of("drop index if exists", dropIndex("ix_nothing", false, true)));
        cases.add(OperationCase.of(
                        "rename index",
                        new IndexOperation.RenameIndex(QualifiedName.of("ix_users"), Optional.of(USERS), "ix_new"))
                .after(new IndexOperation.CreateIndex(USERS, plain, false, false)));
    }

    private static OperationCase index(String name, Index index) {
        return OperationCase.of(name, new IndexOperation.CreateIndex(USERS, index, false, false));
    }

    private static Operation dropIndex(String name, boolean concurrently, boolean ifExists) {
        return new IndexOperation.DropIndex(QualifiedName.of(name), Optional.of(USERS), concurrently, ifExists);
    }

    private static void namedTypes(List<OperationCase> cases) {
        Operation create =
                new TypeOperation.CreateEnumType(EnumType.of(MOOD, List.of("sad", "it's ok", "happy")), false);
        Operation use = new ColumnOperation.AddColumn(
                USERS,
                Column.of("mood", new DataType.Enumeration(MOOD, List.of()))
                        .withDefault(new DefaultValue.Constant(Literal.of("sad"))),
                Position.LAST,
                false);
        cases.add(OperationCase.of("create enum type", create));
        cases.add(OperationCase.of(
                        "create enum type if not exists",
                        new TypeOperation.CreateEnumType(EnumType.of(MOOD, List.of("x")), true))
                .after(create));
        cases.add(OperationCase.of("drop enum type", new TypeOperation.DropEnumType(MOOD, false))
                .after(create));
        cases.add(OperationCase.of("add enum value", new TypeOperation.AddEnumValue(MOOD, "ok'", "", "", false))
                .after(create, use));
        cases.add(OperationCase.of(
                        "add enum value before", new TypeOperation.AddEnumValue(MOOD, "worse", "sad", "", false))
                .after(create));
        cases.add(OperationCase.of(
                        "add enum value after", new TypeOperation.AddEnumValue(MOOD, "better", "", "sad", false))
                .after(create));
        cases.add(OperationCase.of("rename enum value", new TypeOperation.RenameEnumValue(MOOD, "sad", "blue"))
                .after(create));
        cases.add(OperationCase.of(
                        "drop enum value",
                        new TypeOperation.ReplaceEnumValues(MOOD, List.of("happy", "sad"), Map.of("it's ok", "happy")))
                .after(create, use));
        Domain domain = new Domain(
                QualifiedName.of("positive"),
                integer(),
                true,
                DefaultValue.NONE,
                "",
                List.of(Constraint.Check.of("ck_positive", "VALUE > 0")),
                "");
        cases.add(OperationCase.of("create domain", new TypeOperation.CreateDomain(domain)));
        cases.add(OperationCase.of(
                        "alter domain",
                        new TypeOperation.AlterDomain(
                                domain.name(),
                                domain.withNullable(false)
                                        .withDefault(new DefaultValue.Constant(Literal.of(1)))
                                        .withChecks(List.of(Constraint.Check.of("ck_small", "VALUE < 100")))))
                .after(new TypeOperation.CreateDomain(domain)));
        cases.add(OperationCase.of("drop domain", new TypeOperation.DropDomain(domain.name(), false))
                .after(new TypeOperation.CreateDomain(domain)));
        CompositeType composite = new CompositeType(
                QualifiedName.of("address"),
                List.of(
                        new CompositeType.Attribute("street", text(), "C"),
                        new CompositeType.Attribute("order", integer(), "")),
                "where");
        cases.add(OperationCase.of("create composite type", new TypeOperation.CreateCompositeType(composite)));
        cases.add(OperationCase.of("drop composite type", new TypeOperation.DropCompositeType(composite.name(), false))
                .after(new TypeOperation.CreateCompositeType(composite)));
    }

    private static void objects(List<OperationCase> cases) {
        Sequence sequence = new Sequence(
                QualifiedName.of("numbers"),
                bigint(),
                SequenceOptions.DEFAULT.startingAt(10).steppingBy(5),
                "",
                "");
        Operation createSequence = new SequenceOperation.CreateSequence(sequence, false);
        cases.add(OperationCase.of("create sequence", createSequence));
        cases.add(OperationCase.of(
                        "alter sequence",
                        new SequenceOperation.AlterSequence(
                                sequence.name(),
                                new Sequence(
                                        sequence.name(),
                                        bigint(),
                                        new SequenceOptions(
                                                OptionalLong.of(10),
                                                OptionalLong.of(2),
                                                OptionalLong.of(1),
                                                OptionalLong.of(1000),
                                                OptionalLong.of(20),
                                                true),
                                        "",
                                        "")))
                .after(createSequence));
        cases.add(OperationCase.of("drop sequence", new SequenceOperation.DropSequence(sequence.name(), false))
                .after(createSequence));
        Operation createNamespace = new NamespaceOperation.CreateNamespace(new Namespace("ns_w", ""), false);
        cases.add(OperationCase.of("create namespace", createNamespace));
        cases.add(OperationCase.of(
                "create namespace with comment",
                new NamespaceOperation.CreateNamespace(new Namespace("ns_w", "it's"), false)));
        cases.add(OperationCase.of("drop namespace", new NamespaceOperation.DropNamespace("ns_w", false))
                .after(createNamespace));
        Operation extension = new NamespaceOperation.CreateExtension(Extension.of("pg_trgm"), true);
        cases.add(OperationCase.of("create extension", extension));
        cases.add(OperationCase.of("drop extension", new NamespaceOperation.DropExtension("pg_trgm", false))
                .after(extension));
        View view = new View(
                QualifiedName.of("adults"),
                List.of("who", "years"),
                "SELECT email, age FROM users WHERE age >= 18",
                "",
                "",
                "");
        Operation createView = new ViewOperation.CreateView(view, false);
        cases.add(OperationCase.of("create view", createView));
        cases.add(OperationCase.of(
                "create view with check option",
                new ViewOperation.CreateView(
                        new View(view.name(), List.of(), "SELECT id, age FROM users WHERE age >= 18", "", "LOCAL", ""),
                        false)));
        cases.add(OperationCase.of(
                        "replace view",
                        new ViewOperation.CreateView(
                                new View(
                                        view.name(),
                                        List.of("who", "years"),
                                        "SELECT email, age FROM users WHERE age >= 21",
                                        "",
                                        "",
                                        ""),
                                true))
                .after(createView));
        cases.add(OperationCase.of("drop view", new ViewOperation.DropView(view.name(), false, false))
                .after(createView));
        MaterializedView materialized = MaterializedView.of(
                        QualifiedName.of("counts"), "SELECT count(*) AS n FROM users")
                .withIndexes(List.of(Index.of("ix_counts", List.of("n")).asUnique()));
        Operation createMaterialized = new ViewOperation.CreateMaterializedView(materialized, false);
        cases.add(OperationCase.of("create materialized view", createMaterialized));
        cases.add(OperationCase.of(
                        "refresh materialized view",
                        new ViewOperation.RefreshMaterializedView(materialized.name(), true))
                .after(createMaterialized));
        cases.add(OperationCase.of(
                        "drop materialized view", new ViewOperation.DropMaterializedView(materialized.name(), false))
                .after(createMaterialized));
        Routine plpgsql = new Routine(
                Routine.Kind.FUNCTION,
                QualifiedName.of("add_one"),
                "n integer",
                "integer",
                "integer",
                "plpgsql",
                "IMMUTABLE",
                "BEGIN RETURN n + 1; -- $$ in it\nEND",
                "it's");
        Routine stored = new Routine(
                Routine.Kind.FUNCTION,
                QualifiedName.of("add_one"),
                "n integer",
                "integer",
                "integer",
                "",
                "DETERMINISTIC",
                "RETURN n + 1",
                "it's");
        cases.add(OperationCase.of("create function", new RoutineOperation.CreateRoutine(plpgsql, false)));
        cases.add(OperationCase.of(
                "create function of mysql",
                new RoutineOperation.CreateRoutine(
                        new Routine(
                                stored.kind(),
                                stored.name(),
                                stored.arguments(),
                                stored.signature(),
                                stored.returns(),
                                "",
                                stored.attributes(),
                                stored.body(),
                                stored.comment()),
                        false)));
        cases.add(OperationCase.of("replace function", new RoutineOperation.CreateRoutine(plpgsql, true))
                .after(new RoutineOperation.CreateRoutine(plpgsql, false)));
        cases.add(OperationCase.of("replace function of mysql", new RoutineOperation.CreateRoutine(stored, true))
                .after(new RoutineOperation.CreateRoutine(stored, true)));
        Routine procedure = new Routine(
                Routine.Kind.PROCEDURE,
                QualifiedName.of("clear_notes"),
                "",
                "",
                "",
                "sql",
                "",
                "UPDATE users SET note = NULL",
                "");
        cases.add(OperationCase.of("create procedure", new RoutineOperation.CreateRoutine(procedure, false)));
        cases.add(OperationCase.of(
                        "drop procedure",
                        new RoutineOperation.DropRoutine(Routine.Kind.PROCEDURE, procedure.name(), "", false))
                .after(new RoutineOperation.CreateRoutine(procedure, false)));
        Routine triggered = new Routine(
                Routine.Kind.FUNCTION,
                QualifiedName.of("on_users"),
                "",
                "",
                "trigger",
                "plpgsql",
                "",
                "BEGIN RETURN NEW; END",
                "");
        cases.add(OperationCase.of(
                        "create trigger of postgresql",
                        new RoutineOperation.CreateTrigger(new Trigger(
                                "tr_users",
                                USERS,
                                "BEFORE",
                                List.of("INSERT", "UPDATE OF age"),
                                true,
                                false,
                                "",
                                "NEW.age > 0",
                                "EXECUTE FUNCTION on_users()",
                                "it's")))
                .after(new RoutineOperation.CreateRoutine(triggered, false)));
        Trigger counted =
                Trigger.of("tr_users", USERS, "AFTER", List.of("INSERT"), "UPDATE parent SET code = 'z' WHERE id = -1");
        cases.add(OperationCase.of("create trigger of mysql and sqlite", new RoutineOperation.CreateTrigger(counted)));
        cases.add(OperationCase.of(
                        "drop trigger of mysql and sqlite",
                        new RoutineOperation.DropTrigger("tr_users", Optional.of(USERS), false))
                .after(new RoutineOperation.CreateTrigger(counted)));
        comments(cases);
    }

    private static void comments(List<OperationCase> cases) {
        cases.add(OperationCase.of(
                "comment on table",
                new SetComment(
                        new SetComment.Subject.Whole(ObjectKey.of(ObjectKind.TABLE, USERS)), "it's \\ \"x\"; DROP")));
        cases.add(OperationCase.of(
                "comment on column", new SetComment(new SetComment.Subject.OfColumn(USERS, "age"), "it's")));
        cases.add(OperationCase.of(
                        "comment on index", new SetComment(new SetComment.Subject.OfIndex(USERS, "ix_users"), "it's"))
                .after(new IndexOperation.CreateIndex(USERS, Index.of("ix_users", List.of("age")), false, false)));
    }

    private static void security(List<OperationCase> cases) {
        Policy policy = new Policy("own", USERS, true, "SELECT", List.of("public"), "id = 1", "", "it's");
        cases.add(OperationCase.of(
                "enable row security", new SecurityOperation.SetRowSecurity(USERS, RowSecurity.ENABLED)));
        cases.add(OperationCase.of(
                "force row security", new SecurityOperation.SetRowSecurity(USERS, RowSecurity.FORCED)));
        cases.add(OperationCase.of("create policy", new SecurityOperation.CreatePolicy(policy)));
        cases.add(OperationCase.of("drop policy", new SecurityOperation.DropPolicy("own", USERS, false))
                .after(new SecurityOperation.CreatePolicy(policy)));
        Grant grant = new Grant(ObjectKind.TABLE, USERS, "", "public", Set.of("SELECT", "UPDATE (email)"), false);
        Grant mysql = new Grant(ObjectKind.TABLE, USERS, "", "windlass_test@localhost", Set.of("SELECT"), true);
        cases.add(OperationCase.of("grant of postgresql", new SecurityOperation.GrantPrivileges(grant)));
        cases.add(OperationCase.of("grant of mysql", new SecurityOperation.GrantPrivileges(mysql)));
        cases.add(OperationCase.of("revoke of postgresql", new SecurityOperation.RevokePrivileges(grant))
                .after(new SecurityOperation.GrantPrivileges(grant)));
        cases.add(OperationCase.of("revoke of mysql", new SecurityOperation.RevokePrivileges(mysql))
                .after(new SecurityOperation.GrantPrivileges(mysql)));
    }

    private static void data(List<OperationCase> cases) {
        cases.add(revision("execute", op -> op.execute("UPDATE users SET age = 1")));
        cases.add(revision(
                "execute by dialect",
                op -> op.execute(Map.of(
                        "postgresql",
                        "SELECT 1::integer",
                        "mysql",
                        "SELECT CAST(1 AS SIGNED)",
                        "sqlite",
                        "PRAGMA x"))));
        cases.add(revision(
                "bulk insert",
                op -> op.bulkInsert(
                        "users",
                        List.of("id", "email", "age", "note"),
                        List.of(
                                Operations.row(3, "o'\\'hara\"`", 3, "back\\slash ? :name $1 /* -- ;"),
                                Operations.row(4, "\n\t\u00e9\u4e2d", null, "%_")))));
        cases.add(revision("update", op -> op.update("users", "note", "it's \\", "id = 1")));
        cases.add(revision("update expression", op -> op.updateExpression("users", "age", "age + 1", "")));
        cases.add(revision(
                "insert select",
                op -> op.insertSelect("parent", List.of("code"), "SELECT note FROM users WHERE id = 1")));
        cases.add(revision("delete", op -> op.delete("users", "id = 2")));
    }
}
