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

import dev.windlass.operation.DataOperation;
import dev.windlass.operation.Definitions;
import dev.windlass.operation.NamespaceOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.TableOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Literal;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.TableOptions;
import java.util.List;
import java.util.Map;

/** Whole tables, and columns of every type. */
final class TableCases {
    private static final QualifiedName USERS = OperationCases.USERS;
    private static final QualifiedName PARENT = OperationCases.PARENT;
    private static final QualifiedName OTHER = QualifiedName.of("other");

    private TableCases() {}

    static void tables(List<OperationCase> cases) {
        cases.add(OperationCases.revision("create table", op -> op.createTable("other", column("a", integer()))));
        cases.add(OperationCases.revision(
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
        cases.add(OperationCases.revision(
                "create table with comment",
                op -> op.createTable("other", column("a", integer()).comment("it's"), Definitions.comment("a \\ b"))));
        cases.add(OperationCases.revision(
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
        cases.add(OperationCases.revision(
                "create table with serial",
                op -> op.createTable("other", column("a", bigint()).serial().primaryKey())));
        cases.add(OperationCases.revision(
                "create table with auto increment",
                op -> op.createTable(
                        "other", column("a", bigint()).autoIncrement().primaryKey())));
        cases.add(OperationCases.revision(
                "create table with stored generated",
                op -> op.createTable(
                        "other", column("a", integer()), column("b", integer()).storedAs("a * 2"))));
        cases.add(OperationCases.revision(
                "create table with virtual generated",
                op -> op.createTable(
                        "other", column("a", integer()), column("b", integer()).virtualAs("a * 2"))));
        cases.add(OperationCases.revision(
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
        Map<String, Literal> defaults =
                Map.of("text", Literal.of("it's \\"), "json", Literal.of("{}"), "binary", new Literal.Bytes("00ff"));
        Map<String, DataType> largeTypes = Map.of("text", text(), "json", json(), "binary", binary());
        for (String type : List.of("text", "json", "binary")) {
            cases.add(OperationCase.of(
                    "create table with default of " + type,
                    new TableOperation.CreateTable(
                            dev.windlass.schema.Table.of(
                                    OTHER,
                                    List.of(Column.of("a", largeTypes.get(type))
                                            .withDefault(new DefaultValue.Constant(defaults.get(type)))),
                                    List.of()),
                            false)));
        }
        cases.add(OperationCases.revision(
                "create table with defaults",
                op -> op.createTable(
                        "other",
                        column("a", bool()).notNull().defaultValue(true),
                        column("b", numeric(10, 2)).defaultValue(3),
                        column("c", date()).defaultValue("2020-02-29"),
                        column("d", timestamp()).defaultValue("2020-02-29 12:00:00"),
                        column("e", timestamp()).notNull().defaultExpression("CURRENT_TIMESTAMP"),
                        column("f", integer()).defaultExpression("1 + 1"))));
        cases.add(OperationCases.revision(
                "create table with generated not null",
                op -> op.createTable(
                        "other",
                        column("a", integer()).notNull(),
                        column("b", integer()).storedAs("a + 1").notNull())));
        cases.add(OperationCase.of("drop table", new TableOperation.DropTable(USERS, false, false)));
        cases.add(OperationCase.of("drop table if exists", new TableOperation.DropTable(OTHER, true, false)));
        cases.add(OperationCase.of("drop table cascade", new TableOperation.DropTable(PARENT, false, true))
                .after(new DataOperation.DeleteRows(USERS, "")));
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
                        new TableOperation.SetTableOptions(OTHER, TableOptions.mysql("InnoDB", "utf8mb4", "")))
                .after(options("other", TableOptions.mysql("MyISAM", "latin1", ""))));
        cases.add(OperationCase.of(
                        "set table strict",
                        new TableOperation.SetTableOptions(
                                OTHER, new TableOptions("", "", "", "", false, true, false, Map.of())))
                .after(new TableOperation.CreateTable(
                        dev.windlass.schema.Table.of(OTHER, List.of(Column.of("a", integer())), List.of()), false)));
        TableOperation.CreateTable partitioned = new TableOperation.CreateTable(
                dev.windlass.schema.Table.of(OTHER, List.of(Column.of("a", integer())), List.of())
                        .withPartitioning(Partitioning.by("HASH (a)")),
                false);
        cases.add(OperationCase.of(
                        "create partition",
                        new TableOperation.CreateTable(
                                dev.windlass.schema.Table.of(
                                                QualifiedName.of("other_1"),
                                                List.of(Column.of("a", integer())),
                                                List.of())
                                        .withPartitioning(
                                                Partitioning.of(OTHER, "FOR VALUES WITH (MODULUS 1, REMAINDER 0)")),
                                false))
                .after(partitioned));
        cases.add(OperationCase.of(
                        "attach partition",
                        new TableOperation.SetPartitioning(
                                QualifiedName.of("other_1"),
                                Partitioning.of(OTHER, "FOR VALUES WITH (MODULUS 1, REMAINDER 0)")))
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

    static void types(List<OperationCase> cases) {
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
        types.forEach((name, type) -> cases.add(OperationCases.revision(
                "type " + name, op -> op.createTable("other", column("a", integer()), column("t", type)))));
        cases.add(OperationCases.revision(
                        "type enum",
                        op -> op.createTable(
                                "other", column("a", integer()), column("t", enumeration("mood", "sad", "it's ok"))))
                .after(new DataOperation.ExecuteSql(
                        "", Map.of("postgresql", "CREATE TYPE mood AS ENUM ('sad', 'it''s ok')"))));
    }
}
