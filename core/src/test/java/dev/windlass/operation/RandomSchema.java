package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Deferral;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Grant;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.Literal;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Schemas and parts of schemas, by chance. */
final class RandomSchema {
    private final Random random;

    RandomSchema(Random random) {
        this.random = random;
    }

    Schema schema() {
        List<SchemaObject> objects = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            tables.add(table(QualifiedName.of("t" + i), tables));
        }
        objects.addAll(tables);
        QualifiedName mood = QualifiedName.of("mood");
        objects.add(EnumType.of(mood, List.of("a", "b", "c")));
        for (Table table : tables) {
            if (random.nextInt(3) == 0) {
                objects.add(Trigger.of("tr", table.name(), "BEFORE", List.of("INSERT"), "EXECUTE FUNCTION f()"));
            }
            if (random.nextInt(3) == 0) {
                objects.add(new Policy("p", table.name(), true, "ALL", List.of(), "c0 > 0", "", ""));
            }
            if (random.nextInt(3) == 0) {
                objects.add(new Grant(ObjectKind.TABLE, table.name(), "", "app", Set.of("SELECT", "INSERT"), false));
            }
        }
        if (random.nextBoolean()) {
            objects.add(View.of(QualifiedName.of("v"), "SELECT 1"));
        }
        if (random.nextBoolean()) {
            objects.add(new Sequence(
                    QualifiedName.of("s"),
                    new DataType.BigInt(),
                    SequenceOptions.DEFAULT,
                    tables.getFirst().name() + ".c0",
                    ""));
        }
        return Schema.of(objects);
    }

    Table table(QualifiedName name, List<Table> others) {
        List<Column> columns = new ArrayList<>();
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            columns.add(column("c" + i));
        }
        Table table = Table.of(name, columns, List.of());
        if (random.nextBoolean()) {
            List<String> key = some(table);
            for (String column : key) {
                table = table.withColumn(column, it -> it.withNullable(false));
            }
            table = table.plus(Constraint.PrimaryKey.of("pk_" + name.name(), key));
        }
        int constraints = random.nextInt(4);
        for (int i = 0; i < constraints; i++) {
            table = table.plus(constraint("k" + i, table, others));
        }
        int indexes = random.nextInt(3);
        for (int i = 0; i < indexes; i++) {
            table = table.plus(index("i" + i, table));
        }
        return random.nextInt(4) == 0
                ? table.withOptions(TableOptions.NONE.withParameters(Map.of("fillfactor", "70")))
                : table;
    }

    Column column(String name) {
        Column column = Column.of(name, type()).withNullable(random.nextBoolean());
        return switch (random.nextInt(6)) {
            case 0 -> column.withDefault(new DefaultValue.Constant(Literal.of(random.nextInt(10))));
            case 1 -> column.withDefault(new DefaultValue.Expression("now()"));
            case 2 -> column.withIdentity(new Identity.Standard(true, SequenceOptions.DEFAULT));
            case 3 -> column.withComment("a comment").withCollation("C");
            case 4 -> column.withGenerated(new Generated.Computed("1 + 1", true));
            default -> column;
        };
    }

    DataType type() {
        return switch (random.nextInt(5)) {
            case 0 -> new DataType.Int();
            case 1 -> new DataType.Varchar(20);
            case 2 -> new DataType.Enumeration(QualifiedName.of("mood"), List.of("a", "b", "c"));
            case 3 -> new DataType.Numeric(10, 2);
            default -> new DataType.Timestamp(3, true);
        };
    }

    Constraint constraint(String name, Table table, List<Table> others) {
        return switch (random.nextInt(4)) {
            case 0 -> new Constraint.Unique(name, some(table), random.nextBoolean(), List.of(), Deferral.NONE);
            case 1 ->
                Constraint.Check.of(name, one(table) + " > 0 AND f('" + one(table) + "') <> \"" + one(table) + "\"")
                        .withValidated(random.nextBoolean());
            case 2 -> {
                Table other = others.isEmpty() ? table : others.get(random.nextInt(others.size()));
                List<String> key = other.constraints().stream()
                        .filter(it -> it instanceof Constraint.PrimaryKey || it instanceof Constraint.Unique)
                        .map(Constraint::columns)
                        .findFirst()
                        .orElse(List.of());
                if (key.isEmpty() || key.size() > table.columns().size()) {
                    yield Constraint.Check.of(name, one(table) + " > 1");
                }
                List<String> own = table.columns().stream()
                        .map(Column::name)
                        .limit(key.size())
                        .toList();
                yield Constraint.ForeignKey.of(name, own, other.name(), key)
                        .onDelete(ReferentialAction.values()[random.nextInt(5)])
                        .withValidated(random.nextBoolean());
            }
            default ->
                new Constraint.Exclusion(
                        name,
                        "gist",
                        List.of(new Constraint.Exclusion.Element(IndexElement.column(one(table)), "=")),
                        one(table) + " > 0",
                        Deferral.NONE);
        };
    }

    Index index(String name, Table table) {
        Index index = Index.of(name, some(table));
        return switch (random.nextInt(4)) {
            case 0 -> index.asUnique().where(one(table) + " IS NOT NULL");
            case 1 ->
                index.withElements(List.of(
                        IndexElement.expression("lower(" + one(table) + ")").desc()));
            case 2 -> index.including(List.of(one(table))).withComment("why");
            default -> index;
        };
    }

    String one(Table table) {
        return table.columns().get(random.nextInt(table.columns().size())).name();
    }

    List<String> some(Table table) {
        Set<String> names = new TreeSet<>();
        names.add(one(table));
        names.add(one(table));
        return List.copyOf(names);
    }
}
