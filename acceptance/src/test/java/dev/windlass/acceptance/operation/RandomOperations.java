package dev.windlass.acceptance.operation;

import dev.windlass.dialect.DialectName;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.Position;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.operation.SequenceOperation;
import dev.windlass.operation.SetComment;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.Literal;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;

/** Operations that fit a schema, by chance; the names and values are awkward. */
final class RandomOperations {
    private static final int TABLES = 5;

    private final Random random;
    private final ContractServer server;
    private final TreeSet<String> taken = new TreeSet<>();
    private final List<Function<Schema, Optional<Operation>>> kinds = List.of(
            this::createTable,
            this::createTable,
            this::dropTable,
            this::renameTable,
            this::addColumn,
            this::addColumn,
            this::dropColumn,
            this::renameColumn,
            this::alterColumn,
            this::alterColumn,
            this::addConstraint,
            this::addConstraint,
            this::dropConstraint,
            this::renameConstraint,
            this::createIndex,
            this::createIndex,
            this::dropIndex,
            this::renameIndex,
            this::comment,
            this::other);

    RandomOperations(Random random, ContractServer server) {
        this.random = random;
        this.server = server;
    }

    /** An operation, or nothing when what chance wanted is not there. */
    Optional<Operation> next(Schema schema) {
        return pick(kinds).apply(schema);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> Optional<T> any(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(pick(list));
    }

    private String name() {
        return AwkwardText.name(random, taken);
    }

    private DialectName dialect() {
        return server.dialect().name();
    }

    private String quoted(String column) {
        return server.dialect().quoting().identifier(column);
    }

    private Optional<Operation> createTable(Schema schema) {
        if (schema.tables().size() >= TABLES) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        boolean numbered = random.nextBoolean();
        Column key =
                Column.of(name(), numbered ? new DataType.Int() : keyType()).withNullable(false);
        columns.add(numbered && random.nextBoolean() ? key.withIdentity(identity()) : key);
        constraints.add(Constraint.PrimaryKey.of("", List.of(key.name())));
        for (int i = random.nextInt(4); i > 0; i--) {
            columns.add(column());
        }
        QualifiedName table = QualifiedName.of(name());
        Table definition = Table.of(table, columns, constraints);
        for (int i = random.nextInt(3); i > 0; i--) {
            Optional<Constraint> constraint = constraint(schema, definition);
            if (constraint.isPresent()) {
                definition = definition.plus(constraint.get());
            }
        }
        if (random.nextInt(3) == 0) {
            Optional<Index> index = index(definition);
            if (index.isPresent()) {
                definition = definition.plus(index.get());
            }
        }
        if (dialect() != DialectName.SQLITE && random.nextBoolean()) {
            definition = definition.withComment(AwkwardText.value(random));
        }
        return Optional.of(new TableOperation.CreateTable(definition, false));
    }

    private Identity identity() {
        return dialect() == DialectName.POSTGRESQL
                ? new Identity.Standard(random.nextBoolean(), SequenceOptions.DEFAULT)
                : new Identity.AutoIncrement();
    }

    private DataType keyType() {
        return pick(List.of(
                new DataType.Int(),
                new DataType.BigInt(),
                new DataType.SmallInt(),
                new DataType.Varchar(20),
                new DataType.Date()));
    }

    private DataType type() {
        List<DataType> types = new ArrayList<>(List.of(
                keyType(),
                keyType(),
                new DataType.Varchar(1 + random.nextInt(60)),
                new DataType.Char(5),
                new DataType.Text(),
                new DataType.Numeric(10, 2),
                new DataType.Real(),
                new DataType.Double(),
                new DataType.Bool(),
                new DataType.Timestamp(DataType.UNSPECIFIED, false),
                new DataType.Time(DataType.UNSPECIFIED, false),
                new DataType.Uuid(),
                new DataType.Json(),
                new DataType.Binary(DataType.UNSPECIFIED)));
        if (dialect() != DialectName.POSTGRESQL) {
            types.add(new DataType.Binary(20));
            types.add(new DataType.Enumeration(
                    QualifiedName.of("enum"),
                    List.of("a", "b" + AwkwardText.value(random).stripTrailing() + "c")));
        }
        if (dialect() == DialectName.MYSQL) {
            types.add(new DataType.Native("int unsigned", List.of()));
            types.add(new DataType.Native("mediumtext", List.of()));
            types.add(new DataType.Native("timestamp", List.of()));
            types.add(new DataType.Native("bit(3)", List.of()));
        }
        return pick(types);
    }

    private Column column() {
        DataType type = type();
        Column column = Column.of(name(), type);
        if (dialect() != DialectName.SQLITE && random.nextInt(4) == 0) {
            column = column.withComment(AwkwardText.value(random));
        }
        if (random.nextInt(3) > 0) {
            column = column.withDefault(defaultValue(type));
        }
        boolean notNull = random.nextInt(3) == 0;
        return notNull && !(column.defaultValue() instanceof DefaultValue.None) ? column.withNullable(false) : column;
    }

    private DefaultValue defaultValue(DataType type) {
        Literal literal = switch (type) {
            case DataType.Varchar it -> Literal.of(cut(AwkwardText.value(random), it.length()));
            case DataType.Text it -> Literal.of(AwkwardText.value(random));
            case DataType.Char it -> Literal.of("a'\\");
            case DataType.SmallInt it -> Literal.of(random.nextInt(100) - 50);
            case DataType.Int it -> Literal.of(random.nextInt());
            case DataType.BigInt it -> Literal.of(random.nextLong());
            case DataType.Numeric it -> Literal.of(new BigDecimal("-12.50"));
            case DataType.Double it -> Literal.of(new BigDecimal("0.25"));
            case DataType.Bool it -> Literal.of(random.nextBoolean());
            case DataType.Date it -> Literal.of("2024-02-29");
            case DataType.Enumeration it -> Literal.of(it.values().getLast());
            default -> new Literal.Null();
        };
        if (type instanceof DataType.Timestamp) {
            return new DefaultValue.Expression("CURRENT_TIMESTAMP");
        }
        return literal instanceof Literal.Null ? DefaultValue.NONE : new DefaultValue.Constant(literal);
    }

    private static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }

    private Optional<Table> table(Schema schema) {
        return any(schema.tables());
    }

    private Optional<Operation> dropTable(Schema schema) {
        return table(schema)
                .map(table -> new TableOperation.DropTable(
                        table.name(), false, dialect() != DialectName.SQLITE && random.nextBoolean()));
    }

    private Optional<Operation> renameTable(Schema schema) {
        return table(schema).map(table -> new TableOperation.RenameTable(table.name(), QualifiedName.of(name())));
    }

    private Optional<Operation> addColumn(Schema schema) {
        return table(schema).map(table -> {
            Column column = column();
            Optional<Column> number =
                    table.columns().stream().filter(RandomOperations::isNumber).findFirst();
            if (random.nextInt(4) == 0 && number.isPresent()) {
                column = Column.of(column.name(), new DataType.Int())
                        .withGenerated(new Generated.Computed(
                                quoted(number.get().name()) + " + 1",
                                dialect() == DialectName.POSTGRESQL || random.nextBoolean()));
            }
            Position position = random.nextInt(3) == 0 && dialect() != DialectName.POSTGRESQL
                    ? Position.after(pick(table.columns()).name())
                    : Position.LAST;
            return new ColumnOperation.AddColumn(table.name(), column, position, false);
        });
    }

    private static boolean isNumber(Column column) {
        return (column.type() instanceof DataType.Int || column.type() instanceof DataType.SmallInt)
                && column.generated() instanceof Generated.None
                && column.identity() instanceof Identity.None;
    }

    private Optional<Operation> dropColumn(Schema schema) {
        return table(schema)
                .map(table -> new ColumnOperation.DropColumn(
                        table.name(),
                        pick(table.columns()).name(),
                        false,
                        dialect() != DialectName.SQLITE && random.nextBoolean()));
    }

    private Optional<Operation> renameColumn(Schema schema) {
        return table(schema)
                .map(table -> new ColumnOperation.RenameColumn(
                        table.name(), pick(table.columns()).name(), name()));
    }

    private Optional<Operation> alterColumn(Schema schema) {
        return table(schema).flatMap(table -> {
            Column column = pick(table.columns());
            List<ColumnChange> changes = new ArrayList<>();
            boolean inKey = schema.tables().stream()
                    .flatMap(other -> other.foreignKeys().stream()
                            .filter(key -> other.equals(table) && key.columns().contains(column.name())
                                    || key.references().equals(table.name())
                                            && key.referencedColumns().contains(column.name())))
                    .findAny()
                    .isPresent();
            boolean plain = column.generated() instanceof Generated.None && column.identity() instanceof Identity.None;
            if (plain && random.nextBoolean()) {
                changes.add(new ColumnChange.SetDefault(
                        random.nextBoolean() ? defaultValue(column.type()) : DefaultValue.NONE));
            }
            if (plain && !inKey && random.nextBoolean()) {
                wider(column.type()).ifPresent(type -> changes.add(new ColumnChange.SetType(type, "")));
            }
            if (plain && !inKey && random.nextInt(3) == 0) {
                changes.add(new ColumnChange.SetNullable(random.nextBoolean()));
            }
            if (dialect() != DialectName.SQLITE && random.nextBoolean()) {
                changes.add(new ColumnChange.SetColumnComment(AwkwardText.value(random)));
            }
            return changes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new ColumnOperation.AlterColumn(table.name(), column.name(), changes, Optional.empty()));
        });
    }

    private static Optional<DataType> wider(DataType type) {
        return switch (type) {
            case DataType.Varchar it -> Optional.of(new DataType.Varchar(it.length() + 7));
            case DataType.SmallInt it -> Optional.of(new DataType.Int());
            case DataType.Int it -> Optional.of(new DataType.BigInt());
            case DataType.Numeric it -> Optional.of(new DataType.Numeric(14, 2));
            default -> Optional.empty();
        };
    }

    private Optional<Operation> addConstraint(Schema schema) {
        return table(schema)
                .flatMap(table -> constraint(schema, table)
                        .map(constraint -> new ConstraintOperation.AddConstraint(table.name(), constraint, "")));
    }

    private List<Column> keys(Table table) {
        return table.columns().stream()
                .filter(column -> column.generated() instanceof Generated.None && isKey(column.type()))
                .toList();
    }

    private static boolean isKey(DataType type) {
        return switch (type) {
            case DataType.Int it -> true;
            case DataType.BigInt it -> true;
            case DataType.SmallInt it -> true;
            case DataType.Varchar it -> it.length() <= 70;
            case DataType.Date it -> true;
            default -> false;
        };
    }

    private Optional<Constraint> constraint(Schema schema, Table table) {
        List<Column> keys = keys(table);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Column column = pick(keys);
        return switch (random.nextInt(3)) {
            case 0 -> Optional.of(Constraint.Unique.of(name(), some(keys)));
            case 1 -> Optional.of(Constraint.Check.of(checkName(column), condition(column)));
            default -> foreignKey(schema, table, column);
        };
    }

    /** Now and then that of the column, as MariaDB calls the checks of columns. */
    private String checkName(Column column) {
        boolean same =
                random.nextInt(3) == 0 && server.version().isMariaDb() && !taken.contains("check " + column.name());
        return same && taken.add("check " + column.name()) ? column.name() : name();
    }

    private Optional<Constraint> foreignKey(Schema schema, Table table, Column column) {
        List<Constraint> possible = new ArrayList<>();
        // Two on one column share an index, and nothing says whose name it has.
        if (table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()))) {
            return Optional.empty();
        }
        for (Table other : schema.tables()) {
            other.primaryKey()
                    .filter(key -> key.columns().size() == 1 && column.identity() instanceof Identity.None)
                    .map(key -> other.column(key.columns().getFirst()).orElseThrow())
                    .filter(key ->
                            key.type().equals(column.type()) && !column.name().equals(key.name()))
                    .ifPresent(key -> possible.add(Constraint.ForeignKey.of(
                                    keyName(table), List.of(column.name()), other.name(), List.of(key.name()))
                            .onDelete(random.nextBoolean() ? ReferentialAction.CASCADE : ReferentialAction.NO_ACTION)));
        }
        return any(possible);
    }

    /** Now and then such a name as MySQL chooses. */
    private String keyName(Table table) {
        return dialect() == DialectName.MYSQL && random.nextInt(4) == 0
                ? table.name().name() + "_ibfk_" + (1 + table.foreignKeys().size())
                : name();
    }

    private String condition(Column column) {
        String quoted = quoted(column.name());
        return switch (column.type()) {
            case DataType.Varchar it ->
                quoted + " <> " + server.dialect().quoting().literal(Literal.of(AwkwardText.value(random)));
            case DataType.Date it -> quoted + " > '2000-01-01'";
            default -> quoted + " > " + random.nextInt(100);
        };
    }

    private List<String> some(List<Column> columns) {
        List<String> names = new ArrayList<>();
        names.add(pick(columns).name());
        String second = pick(columns).name();
        if (random.nextBoolean() && !names.contains(second)) {
            names.add(second);
        }
        return names;
    }

    private Optional<Operation> dropConstraint(Schema schema) {
        return table(schema)
                .flatMap(table -> any(table.constraints())
                        .map(constraint -> new ConstraintOperation.DropConstraint(
                                table.name(),
                                constraint.name(),
                                ConstraintKind.of(constraint),
                                Optional.of(constraint),
                                false,
                                dialect() != DialectName.SQLITE && random.nextBoolean())));
    }

    private Optional<Operation> renameConstraint(Schema schema) {
        return table(schema)
                .flatMap(table -> any(table.constraints().stream()
                                .filter(constraint -> !constraint.name().isEmpty())
                                .toList())
                        .map(constraint ->
                                new ConstraintOperation.RenameConstraint(table.name(), constraint.name(), name())));
    }

    private Optional<Index> index(Table table) {
        List<Column> keys = keys(table);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        List<IndexElement> elements = new ArrayList<>();
        for (String column : some(keys)) {
            IndexElement element = IndexElement.column(column);
            elements.add(random.nextInt(3) == 0 ? element.desc() : element);
        }
        Optional<Column> text = keys.stream()
                .filter(column -> column.type() instanceof DataType.Varchar it && it.length() > 5)
                .findFirst();
        if (dialect() == DialectName.MYSQL && text.isPresent() && random.nextInt(3) == 0) {
            elements.set(0, IndexElement.column(text.get().name()).prefix(4));
            elements = new ArrayList<>(elements.subList(0, 1));
        }
        boolean expressions =
                dialect() != DialectName.MYSQL || !server.version().isMariaDb();
        if (text.isPresent() && expressions && random.nextInt(3) == 0) {
            elements.add(IndexElement.expression("lower(" + quoted(text.get().name()) + ")"));
        }
        Index index = Index.ofElements(name(), elements);
        if (dialect() != DialectName.MYSQL && random.nextInt(3) == 0) {
            index = index.where(condition(pick(keys)));
        }
        if (dialect() != DialectName.SQLITE && random.nextInt(3) == 0) {
            index = index.withComment(AwkwardText.value(random));
        }
        return Optional.of(random.nextInt(3) == 0 ? index.asUnique() : index);
    }

    private Optional<Operation> createIndex(Schema schema) {
        return table(schema)
                .flatMap(table ->
                        index(table).map(index -> new IndexOperation.CreateIndex(table.name(), index, false, false)));
    }

    private Optional<Operation> dropIndex(Schema schema) {
        return table(schema)
                .flatMap(table -> any(table.indexes())
                        .map(index -> new IndexOperation.DropIndex(
                                QualifiedName.of(index.name()), Optional.of(table.name()), false, false)));
    }

    private Optional<Operation> renameIndex(Schema schema) {
        return table(schema)
                .flatMap(table -> any(table.indexes())
                        .map(index -> new IndexOperation.RenameIndex(
                                QualifiedName.of(index.name()), Optional.of(table.name()), name())));
    }

    private Optional<Operation> comment(Schema schema) {
        if (dialect() == DialectName.SQLITE) {
            return Optional.empty();
        }
        return table(schema)
                .map(table -> new SetComment(
                        random.nextBoolean()
                                ? new SetComment.Subject.Whole(ObjectKey.of(ObjectKind.TABLE, table.name()))
                                : new SetComment.Subject.OfColumn(
                                        table.name(), pick(table.columns()).name()),
                        AwkwardText.value(random)));
    }

    private Optional<Operation> other(Schema schema) {
        return switch (random.nextInt(6)) {
            case 0 ->
                Optional.of(new ViewOperation.CreateView(
                        View.of(
                                QualifiedName.of(name()),
                                "SELECT " + server.dialect().quoting().literal(Literal.of(AwkwardText.value(random)))
                                        + " AS " + quoted(name())),
                        false));
            case 1 -> any(schema.all(View.class)).map(view -> new ViewOperation.DropView(view.name(), false, false));
            case 2 -> table(schema).flatMap(this::trigger);
            case 3 ->
                any(schema.all(Trigger.class))
                        .map(trigger ->
                                new RoutineOperation.DropTrigger(trigger.name(), Optional.of(trigger.table()), false));
            case 4 -> sequenceOrRoutine(schema);
            default -> table(schema).flatMap(this::partitioning);
        };
    }

    private Optional<Operation> trigger(Table table) {
        String value = server.dialect().quoting().literal(Literal.of(AwkwardText.value(random)));
        return switch (dialect()) {
            case POSTGRESQL -> Optional.empty();
            case MYSQL ->
                Optional.of(new RoutineOperation.CreateTrigger(
                        Trigger.of(name(), table.name(), "BEFORE", List.of("INSERT"), "SET @x = " + value)));
            case SQLITE ->
                Optional.of(new RoutineOperation.CreateTrigger(Trigger.of(
                        name(), table.name(), "BEFORE", List.of("INSERT"), "BEGIN SELECT " + value + "; END")));
        };
    }

    private Optional<Operation> sequenceOrRoutine(Schema schema) {
        if (dialect() == DialectName.MYSQL && !server.version().isMariaDb()) {
            Routine routine = new Routine(
                    Routine.Kind.FUNCTION,
                    QualifiedName.of(name()),
                    quoted("a b") + " int",
                    "",
                    "int",
                    "",
                    "DETERMINISTIC",
                    "RETURN " + quoted("a b") + " + 1",
                    AwkwardText.value(random));
            return Optional.of(new RoutineOperation.CreateRoutine(routine, false));
        }
        if (dialect() == DialectName.SQLITE) {
            return Optional.empty();
        }
        Optional<Sequence> there = any(schema.all(Sequence.class));
        if (there.isPresent()) {
            return Optional.of(new SequenceOperation.DropSequence(there.get().name(), false));
        }
        SequenceOptions options = random.nextBoolean()
                ? SequenceOptions.DEFAULT
                : SequenceOptions.DEFAULT.startingAt(7).steppingBy(3);
        return Optional.of(new SequenceOperation.CreateSequence(
                new Sequence(QualifiedName.of(name()), new DataType.BigInt(), options, "", ""), false));
    }

    private Optional<Operation> partitioning(Table table) {
        if (dialect() != DialectName.MYSQL || !table.foreignKeys().isEmpty()) {
            return Optional.empty();
        }
        return table.primaryKey()
                .filter(key -> table.constraints().stream().noneMatch(Constraint.Unique.class::isInstance)
                        && table.indexes().stream().noneMatch(Index::unique))
                .map(key -> new TableOperation.SetPartitioning(
                        table.name(),
                        table.partitioning().by().isEmpty()
                                ? Partitioning.by("KEY (" + quoted(key.columns().getFirst()) + ") PARTITIONS 2")
                                : Partitioning.NONE));
    }
}
