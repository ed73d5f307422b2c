package dev.windlass.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Grant;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.Literal;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.Routine;
import dev.windlass.schema.RowSecurity;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case: a schema, another, and the operations that lead from the one to the other, as words and objects. */
class SchemaDiffTest {
    private static final DiffRules POSTGRESQL = DiffRules.of(
            Trait.RENAME_CONSTRAINT,
            Trait.RENAME_INDEX,
            Trait.INDEX_COMMENT,
            Trait.NAMED_TYPES,
            Trait.NAMED_PRIMARY_KEY,
            Trait.REPLACE_ROUTINE,
            Trait.VIEWS_HOLD_COLUMNS);
    private static final DiffRules MYSQL = DiffRules.of(
            Trait.RENAME_CONSTRAINT,
            Trait.RENAME_INDEX,
            Trait.CHANGE_GENERATED,
            Trait.REPARTITION,
            Trait.KEYS_HOLD_COLUMNS,
            Trait.KEYS_NEED_INDEX,
            Trait.FOREIGN_KEYS_NAMED_ONCE,
            Trait.NUMBERED_COLUMN_NEEDS_KEY);
    private static final DiffRules SQLITE = DiffRules.of(
            Trait.FORWARD_REFERENCES, Trait.CHANGE_GENERATED, Trait.MAKE_GENERATED, Trait.RENAME_CONSTRAINT);

    record Case(String name, DiffRules rules, Schema actual, Schema desired, List<Rename> renames, String... expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final DataType INT = new DataType.Int();
    private static final DataType TEXT = new DataType.Text();
    private static final EnumType MOOD = EnumType.of(name("mood"), List.of("sad", "ok", "happy"));
    private static final Table T = table("t", column("id", INT).withNullable(false), column("a", TEXT));

    private static QualifiedName name(String name) {
        return QualifiedName.of(name);
    }

    private static Column column(String name, DataType type) {
        return Column.of(name, type);
    }

    private static Table table(String name, Column... columns) {
        return Table.of(name(name), List.of(columns), List.of());
    }

    private static Table keyed(String name, Column... columns) {
        Column[] all = columns.clone();
        all[0] = all[0].withNullable(false);
        return table(name, all).plus(Constraint.PrimaryKey.of(name + "_pkey", List.of(all[0].name())));
    }

    private static Constraint.ForeignKey key(String name, String column, String to) {
        return Constraint.ForeignKey.of(name, List.of(column), name(to), List.of("id"));
    }

    private static Schema schema(SchemaObject... objects) {
        return Schema.of(List.of(objects));
    }

    private static Case of(String name, Schema actual, Schema desired, String... expected) {
        return new Case(name, POSTGRESQL, actual, desired, List.of(), expected);
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("nothing", schema(T), schema(T)));
        cases.add(of(
                "column order means nothing",
                schema(T),
                schema(T.withColumns(T.columns().reversed()))));
        cases.add(of("table added", Schema.EMPTY, schema(T), "create_table t"));
        cases.add(of("table dropped", schema(T), Schema.EMPTY, "drop_table t"));
        cases.add(of(
                "columns added and dropped",
                schema(T),
                schema(table("t", column("id", INT).withNullable(false), column("b", TEXT), column("c", TEXT))),
                "add_column t.b",
                "add_column t.c",
                "drop_column t.a"));
        cases.add(of(
                "a column changed in many ways is changed once",
                schema(T),
                schema(T.withColumn(
                        "a",
                        a -> a.withType(new DataType.Varchar(5))
                                .withNullable(false)
                                .withDefault(new DefaultValue.Constant(Literal.of("x")))
                                .withComment("c"))),
                "alter_column t.a"));
        Table parent = keyed("p", column("id", INT));
        Table child = table("c", column("id", INT), column("p", INT)).plus(key("fk", "p", "p"));
        cases.add(of(
                "a table comes after those that it refers to",
                Schema.EMPTY,
                schema(child, parent),
                "create_table p",
                "create_table c"));
        cases.add(of(
                "a table goes before those that it refers to",
                schema(child, parent),
                Schema.EMPTY,
                "drop_table c",
                "drop_table p"));
        Table one = keyed("one", column("id", INT), column("other", INT)).plus(key("fk1", "other", "two"));
        Table two = keyed("two", column("id", INT), column("other", INT)).plus(key("fk2", "other", "one"));
        cases.add(of(
                "a cycle of keys is broken",
                Schema.EMPTY,
                schema(one, two),
                "create_table two",
                "create_table one",
                "add_constraint two.fk2"));
        cases.add(of(
                "a cycle of keys is taken apart",
                schema(one, two),
                Schema.EMPTY,
                "drop_constraint two.fk2",
                "drop_table one",
                "drop_table two"));
        cases.add(new Case(
                "a cycle of keys needs no breaking where keys may look ahead",
                SQLITE,
                Schema.EMPTY,
                schema(one, two),
                List.of(),
                "create_table two",
                "create_table one"));
        Table moody = table("m", column("m", new DataType.Enumeration(name("mood"), MOOD.values())));
        cases.add(of(
                "a type comes before its column",
                Schema.EMPTY,
                schema(moody, MOOD),
                "create_enum_type mood",
                "create_table m"));
        cases.add(of(
                "a type goes after its column",
                schema(moody, MOOD),
                Schema.EMPTY,
                "drop_table m",
                "drop_enum_type mood"));
        EnumType more = MOOD.withValues(List.of("awful", "sad", "ok", "happy", "great"));
        cases.add(of(
                "values are added in place",
                schema(moody, MOOD),
                schema(table("m", column("m", new DataType.Enumeration(name("mood"), more.values()))), more),
                "add_enum_value mood",
                "add_enum_value mood"));
        EnumType fewer = MOOD.withValues(List.of("sad", "great"));
        Table moodyDefault = moody.withColumn("m", m -> m.withDefault(new DefaultValue.Constant(Literal.of("ok"))));
        Table fewerDefault = table(
                "m",
                column("m", new DataType.Enumeration(name("mood"), fewer.values()))
                        .withDefault(new DefaultValue.Constant(Literal.of("great"))));
        cases.add(of(
                "a default steps aside for other values",
                schema(moodyDefault, MOOD),
                schema(fewerDefault, fewer),
                "alter_column m.m",
                "replace_enum_values mood",
                "alter_column m.m"));
        cases.add(new Case(
                "a value renamed",
                POSTGRESQL,
                schema(moody, MOOD),
                schema(moody, MOOD.withValues(List.of("sad", "fine", "happy"))),
                List.of(new Rename.OfEnumValue(name("mood"), "ok", "fine")),
                "rename_enum_value mood"));
        Index index = Index.of("ix", List.of("a"));
        cases.add(of(
                "an index under another name",
                schema(T.plus(index)),
                schema(T.plus(index.withName("ix2"))),
                "rename_index t.ix"));
        for (Index other : List.of(
                index.asUnique(),
                index.where("a IS NOT NULL"),
                index.using("hash"),
                index.including(List.of("id")),
                index.withElements(List.of(IndexElement.column("a").desc())),
                index.withElements(List.of(IndexElement.column("a").withOperatorClass("text_pattern_ops"))))) {
            cases.add(of(
                    "an index changed to " + other,
                    schema(T.plus(index)),
                    schema(T.plus(other)),
                    "drop_index t.ix",
                    "create_index t.ix"));
        }
        cases.add(of(
                "an invalid index is built anew",
                schema(T.plus(index.withValid(false))),
                schema(T.plus(index)),
                "drop_index t.ix",
                "create_index t.ix"));
        Constraint check = Constraint.Check.of("c", "a <> ''");
        cases.add(of(
                "a check changed",
                schema(T.plus(check)),
                schema(T.plus(Constraint.Check.of("c", "a <> 'x'"))),
                "drop_constraint t.c",
                "add_constraint t.c"));
        cases.add(of(
                "a check validated",
                schema(T.plus(Constraint.Check.of("c", "a <> ''").withValidated(false))),
                schema(T.plus(check)),
                "validate_constraint t.c"));
        cases.add(of(
                "a check under another name",
                schema(T.plus(check)),
                schema(T.plus(check.withName("d"))),
                "rename_constraint t.c"));
        cases.add(of(
                "a key's action",
                schema(child, parent),
                schema(
                        child.minus(key("fk", "p", "p"))
                                .plus(key("fk", "p", "p").onDelete(ReferentialAction.CASCADE)),
                        parent),
                "drop_constraint c.fk",
                "add_constraint c.fk"));
        Table wide = keyed("p", column("id", new DataType.BigInt()));
        cases.add(of(
                "a key to a column that changes its type steps aside",
                schema(child, parent),
                schema(child, wide),
                "drop_constraint c.fk",
                "alter_column p.id",
                "add_constraint c.fk"));
        Table rekeyed = table(
                "p", column("id", INT).withNullable(false), column("b", INT).withNullable(false));
        cases.add(of(
                "a primary key with another column",
                schema(rekeyed.plus(Constraint.PrimaryKey.of("pk", List.of("id")))),
                schema(rekeyed.plus(Constraint.PrimaryKey.of("pk", List.of("id", "b")))),
                "drop_constraint p.pk",
                "add_constraint p.pk"));
        View view = View.of(name("v"), "SELECT t.a FROM t");
        View over = View.of(name("w"), "SELECT v.a FROM v");
        cases.add(of(
                "views step aside for a column that changes its type",
                schema(T, view, over),
                schema(T.withColumn("a", a -> a.withType(INT)), view, over),
                "drop_view w",
                "drop_view v",
                "alter_column t.a",
                "create_view v",
                "create_view w"));
        cases.add(of(
                "views do not step aside for a column that they do not show",
                schema(T, view),
                schema(T.withColumn("id", a -> a.withType(new DataType.BigInt())), view),
                "alter_column t.id"));
        cases.add(of(
                "a view changed takes those over it along",
                schema(T, view, over),
                schema(T, View.of(name("v"), "SELECT t.a, 1 AS b FROM t"), over),
                "drop_view w",
                "drop_view v",
                "create_view v",
                "create_view w"));
        Grant grant = new Grant(ObjectKind.TABLE, name("v"), "", "clerk", Set.of("SELECT"), false);
        cases.add(of(
                "a view that comes back gets its grants back",
                schema(T, view, grant),
                schema(T, View.of(name("v"), "SELECT 1 AS a"), grant),
                "drop_view v",
                "create_view v",
                "grant_privileges v"));
        cases.add(of(
                "privileges",
                schema(T, grant.withObject(name("t"))),
                schema(T, grant.withObject(name("t")).withPrivileges(Set.of("INSERT"))),
                "revoke_privileges t",
                "grant_privileges t"));
        Routine routine = new Routine(
                Routine.Kind.FUNCTION, name("f"), "a integer", "integer", "integer", "sql", "", "SELECT a", "");
        Routine other = new Routine(
                Routine.Kind.FUNCTION, name("f"), "a integer", "integer", "integer", "sql", "", "SELECT a + 1", "");
        Routine returning = new Routine(
                Routine.Kind.FUNCTION, name("f"), "a integer", "integer", "text", "sql", "", "SELECT 'x'", "");
        cases.add(of("a body is replaced", schema(routine), schema(other), "create_routine f"));
        cases.add(
                of("another result is not", schema(routine), schema(returning), "drop_routine f", "create_routine f"));
        Trigger trigger = Trigger.of("tr", name("t"), "BEFORE", List.of("INSERT"), "EXECUTE FUNCTION f()");
        cases.add(of(
                "a trigger goes with its table",
                schema(T, trigger, routine),
                Schema.EMPTY,
                "drop_table t",
                "drop_routine f"));
        cases.add(of(
                "a trigger comes after table and function",
                Schema.EMPTY,
                schema(T, trigger, routine),
                "create_routine f",
                "create_table t",
                "create_trigger t.tr"));
        cases.add(of(
                "a trigger changed",
                schema(T, trigger, routine),
                schema(T, Trigger.of("tr", name("t"), "AFTER", List.of("INSERT"), "EXECUTE FUNCTION f()"), routine),
                "drop_trigger t.tr",
                "create_trigger t.tr"));
        Table defaulted = T.withColumn("id", id -> id.withDefault(new DefaultValue.Expression("f(1)")));
        cases.add(of(
                "a function comes before the default that calls it",
                schema(T),
                schema(defaulted, routine),
                "create_routine f",
                "alter_column t.id"));
        cases.add(
                of("and goes after it", schema(defaulted, routine), schema(T), "alter_column t.id", "drop_routine f"));
        Routine reads =
                new Routine(Routine.Kind.FUNCTION, name("g"), "", "", "integer", "sql", "", "SELECT id FROM t", "");
        cases.add(of(
                "a function comes after the table that it reads",
                Schema.EMPTY,
                schema(T, reads),
                "create_table t",
                "create_routine g"));
        Table computed = T.withColumn("a", a -> a.withGenerated(new Generated.Computed("id * 2", true)));
        Table recomputed = T.withColumn("a", a -> a.withGenerated(new Generated.Computed("id * 3", true)));
        cases.add(of(
                "an expression that cannot be changed",
                schema(computed),
                schema(recomputed),
                "drop_column t.a",
                "add_column t.a"));
        cases.add(new Case(
                "an expression that can", MYSQL, schema(computed), schema(recomputed), List.of(), "alter_column t.a"));
        cases.add(of(
                "identity",
                schema(T),
                schema(T.withColumn("id", id -> id.withIdentity(new Identity.Serial()))),
                "alter_column t.id"));
        cases.add(of(
                "row security and policies",
                schema(T),
                schema(
                        T.withRowSecurity(RowSecurity.ENABLED),
                        new Policy("p", name("t"), true, "ALL", List.of(), "true", "", "")),
                "set_row_security t",
                "create_policy t.p"));
        cases.add(of("comments", schema(T), schema(T.withComment("x")), "set_comment t"));
        cases.add(of(
                "namespaces",
                Schema.EMPTY,
                schema(new Namespace("app", ""), T.withName(QualifiedName.of("app", "t"))),
                "create_namespace app",
                "create_table app.t"));
        cases.add(of(
                "a sequence with an owner",
                Schema.EMPTY,
                schema(
                        T,
                        new Sequence(
                                name("s"),
                                new DataType.BigInt(),
                                dev.windlass.schema.SequenceOptions.DEFAULT,
                                "t.id",
                                "")),
                "create_sequence s",
                "create_table t",
                "alter_sequence s"));
        Table partitioned = T.withPartitioning(Partitioning.by("RANGE (id)"));
        Table part = table("t1").withPartitioning(Partitioning.of(name("t"), "FOR VALUES FROM (1) TO (2)"));
        cases.add(of("partitions", Schema.EMPTY, schema(partitioned, part), "create_table t", "create_table t1"));
        cases.add(of(
                "another partitioning takes the partitions along",
                schema(partitioned, part),
                schema(
                        T.withPartitioning(Partitioning.by("HASH (id)")),
                        table("t1")
                                .withPartitioning(
                                        Partitioning.of(name("t"), "FOR VALUES WITH (modulus 1, remainder 0)"))),
                "drop_table t",
                "create_table t",
                "create_table t1"));
        cases.add(new Case(
                "a table renamed",
                POSTGRESQL,
                schema(T),
                schema(T.withName(name("u"))),
                List.of(new Rename.OfTable(name("t"), name("u"))),
                "rename_table t"));
        cases.add(new Case(
                "a column renamed, its index with it",
                POSTGRESQL,
                schema(T.plus(index)),
                schema(table("t", column("id", INT).withNullable(false), column("b", TEXT))
                        .plus(Index.of("ix", List.of("b")))),
                List.of(new Rename.OfColumn(name("t"), "a", "b")),
                "rename_column t.a"));
        cases.add(of(
                "without a word of a rename nothing is guessed",
                schema(T),
                schema(T.withName(name("u"))),
                "create_table u",
                "drop_table t"));
        Table sameNames = T.plus(index);
        cases.add(of(
                "names of a dropped table are free before they are taken again",
                schema(sameNames),
                schema(sameNames.withName(name("u"))),
                "drop_table t",
                "create_table u"));
        Table counting = table(
                "t",
                column("id", INT).withNullable(false).withIdentity(new Identity.AutoIncrement()),
                column("b", INT).withNullable(false));
        cases.add(new Case(
                "AUTO_INCREMENT steps aside for another key",
                MYSQL,
                schema(counting.plus(Constraint.PrimaryKey.of("", List.of("id")))),
                schema(counting.plus(Constraint.PrimaryKey.of("", List.of("id", "b")))),
                List.of(),
                "alter_column t.id",
                "drop_constraint t",
                "add_constraint t",
                "alter_column t.id"));
        cases.add(new Case(
                "a column that numbers the rows goes after its key",
                MYSQL,
                schema(counting.plus(Constraint.PrimaryKey.of("", List.of("id")))),
                schema(table("t", column("b", INT).withNullable(false))),
                List.of(),
                "alter_column t.id",
                "drop_constraint t",
                "drop_column t.id"));
        Table key = table("a", column("p", INT))
                .plus(Constraint.ForeignKey.of("f", List.of("p"), parent.name(), List.of("id")));
        cases.add(new Case(
                "a table that goes leaves the name of its key to another",
                MYSQL,
                schema(key, parent),
                schema(key.withName(name("b")), parent),
                List.of(),
                "drop_constraint a.f",
                "create_table b",
                "drop_table a"));
        Column numbered = column("id", INT).withNullable(false).withDefault(new DefaultValue.Expression("1"));
        Table parted = T.withPartitioning(Partitioning.by("RANGE (id)"));
        Table piece = table("t1", numbered, column("a", TEXT)).withPartitioning(Partitioning.of(name("t"), "DEFAULT"));
        cases.add(of(
                "a partition that names its columns gets those of its table",
                schema(parted, piece),
                schema(
                        T.withColumns(List.of(T.columns().getFirst(), column("b", TEXT)))
                                .withPartitioning(parted.partitioning()),
                        piece.withColumns(List.of(numbered, column("b", TEXT)))),
                "add_column t.b",
                "drop_column t.a"));
        cases.add(of(
                "a partition that names no columns gets a default of its own",
                schema(parted, piece.withColumns(List.of())),
                schema(parted, piece),
                "alter_column t1.id"));
        cases.add(of(
                "a partition takes the place of another",
                schema(parted, piece),
                schema(parted, piece.withName(name("t2"))),
                "drop_table t1",
                "create_table t2"));
        Table leaning = child.plus(Index.of("i1", List.of("p")));
        cases.add(new Case(
                "an index that a key leans on goes after another is there",
                MYSQL,
                schema(leaning, parent),
                schema(child.plus(Index.of("i2", List.of("p", "id"))), parent),
                List.of(),
                "create_index c.i2",
                "drop_index c.i1"));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void operationsLeadFromTheOneToTheOther(Case c) {
        List<Operation> operations = SchemaDiff.between(c.actual(), c.desired(), c.rules(), c.renames());
        assertThat(operations.stream().map(operation -> operation.word() + " " + operation.object()))
                .containsExactlyElementsOf(Arrays.asList(c.expected()));
        Schema result = c.actual();
        for (Operation operation : operations) {
            result = operation.applyTo(result);
        }
        assertThat(SchemaDiff.between(result, c.desired(), c.rules(), List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOtherWayLeadsBack(Case c) {
        List<Rename> back = c.renames().stream().map(Rename::inverse).toList().reversed();
        Schema result = c.desired();
        for (Operation operation : SchemaDiff.between(c.desired(), c.actual(), c.rules(), back)) {
            result = operation.applyTo(result);
        }
        assertThat(SchemaDiff.between(result, c.actual(), c.rules(), List.of())).isEmpty();
    }

    @Test
    void theTimeGrowsWithTheTables() {
        List<SchemaObject> many = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            many.add(keyed("t" + i, column("id", INT), column("p", INT))
                    .plus(key("fk" + i, "p", "t" + (i + 1) % 5000))
                    .plus(Index.of("ix" + i, List.of("p"))));
        }
        Schema schema = Schema.of(many);
        long start = System.nanoTime();
        List<Operation> created = SchemaDiff.between(Schema.EMPTY, schema, POSTGRESQL, List.of());
        assertThat(created).hasSize(5001);
        assertThat(SchemaDiff.between(schema, schema.with(T), POSTGRESQL, List.of()))
                .hasSize(1);
        assertThat((System.nanoTime() - start) / 1_000_000).as("milliseconds").isLessThan(10_000);
    }
}
