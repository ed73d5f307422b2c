package dev.windlass.diff;

import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.diff.Facts.Sort;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.DataOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.NamespaceOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.operation.SecurityOperation;
import dev.windlass.operation.SequenceOperation;
import dev.windlass.operation.SetComment;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.TypeOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each operation has to do with others. The ranks are the order in which a person would write the changes: take away
 * what is in the way; then types, sequences, tables and columns; then constraints, indexes, views, routines and
 * privileges; at last drop what nothing uses any more.
 */
final class OperationFacts {
    private static Sort[] values() {
        return new Sort[] {Sort.TYPE, Sort.ROUTINE, Sort.SEQUENCE};
    }

    private static final int TYPE_GOES = 103;
    private static final int DEFAULT_GOES = 104;

    private final Schema actual;
    private final DiffRules rules;
    private final ObjectFacts objects;
    private final Set<CyclicKeys.Key> droppedKeys = new HashSet<>();
    private final Set<QualifiedName> rewrittenTypes = new HashSet<>();
    private final Set<String> droppedTypes = new HashSet<>();
    private final Set<String> remadeTypes = new HashSet<>();
    private final Map<QualifiedName, Set<String>> belongings = new HashMap<>();

    OperationFacts(Schema actual, DiffRules rules, List<Operation> operations) {
        this.actual = actual;
        this.rules = rules;
        this.objects = new ObjectFacts(actual);
        for (Operation operation : operations) {
            if (operation instanceof TypeOperation.ReplaceEnumValues replace) {
                rewrittenTypes.add(replace.type());
            }
            switch (operation) {
                case TypeOperation.DropDomain drop ->
                    droppedTypes.add(drop.type().name());
                case TypeOperation.DropCompositeType drop ->
                    droppedTypes.add(drop.type().name());
                case TypeOperation.CreateDomain create ->
                    remadeTypes.add(create.type().name());
                case TypeOperation.CreateCompositeType create ->
                    remadeTypes.add(create.type().name());
                case Operation other -> {}
            }
            if (operation instanceof ConstraintOperation.DropConstraint drop
                    && drop.definition().orElse(null) instanceof Constraint.ForeignKey key) {
                droppedKeys.add(new CyclicKeys.Key(drop.table(), key));
            }
        }
        remadeTypes.retainAll(droppedTypes);
        // Triggers and policies go with their table.
        for (Trigger trigger : actual.all(Trigger.class)) {
            belongings.computeIfAbsent(trigger.table(), any -> new HashSet<>()).addAll(Mentions.of(trigger));
        }
        for (Policy policy : actual.all(Policy.class)) {
            belongings.computeIfAbsent(policy.table(), any -> new HashSet<>()).addAll(Mentions.of(policy));
        }
    }

    Facts of(Operation operation) {
        return switch (operation) {
            case TableOperation it -> table(it);
            case ColumnOperation it -> column(it);
            case ConstraintOperation it -> constraint(it);
            case IndexOperation it -> index(it);
            case TypeOperation it -> objects.type(it);
            case SequenceOperation it -> objects.sequence(it);
            case NamespaceOperation it -> ObjectFacts.namespace(it);
            case ViewOperation it -> objects.view(it);
            case RoutineOperation it -> objects.routine(it);
            case SecurityOperation it -> ObjectFacts.security(it);
            case SetComment it -> Facts.of(300, "");
            case DataOperation it -> Facts.of(175, "");
        };
    }

    private Facts table(TableOperation operation) {
        QualifiedName name = operation.table();
        return switch (operation) {
            case TableOperation.CreateTable it -> {
                Facts facts = Facts.of(150, name.toString())
                        .provides(Sort.RELATION, name.name())
                        .takes(name.toString())
                        .needs(Mentions.of(it.definition()), values())
                        .needs(ObjectFacts.namespace(name), Sort.NAMESPACE);
                it.definition()
                        .partitioning()
                        .parent()
                        .ifPresent(parent -> facts.needs(Set.of(parent.name()), Sort.RELATION)
                                .takes(bounds(parent)));
                names(it.definition()).forEach(facts::takes);
                yield facts;
            }
            case TableOperation.DropTable it -> {
                Facts facts = Facts.of(310, name.toString())
                        .removes(Sort.RELATION, name.name())
                        .releases(name.toString())
                        .frees(ObjectFacts.namespace(name), Sort.NAMESPACE);
                actual.table(name).ifPresent(table -> {
                    facts.frees(Mentions.of(table), values());
                    names(table).forEach(facts::releases);
                    table.partitioning().parent().ifPresent(parent -> facts.releases(bounds(parent)));
                    facts.frees(belongings.getOrDefault(name, Set.of()), values());
                    table.foreignKeys().stream()
                            .filter(key -> !droppedKeys.contains(new CyclicKeys.Key(name, key)))
                            .map(key -> key.references().name())
                            .filter(other -> !other.equals(name.name()))
                            .forEach(other -> facts.frees(Set.of(other), Sort.RELATION));
                });
                yield facts;
            }
            case TableOperation.RenameTable it -> Facts.of(0, name.toString());
            case TableOperation.SetTableOptions it -> Facts.of(145, name.toString());
            case TableOperation.SetPartitioning it -> {
                Facts facts = Facts.of(178, name.toString());
                actual.table(name)
                        .flatMap(table -> table.partitioning().parent())
                        .ifPresent(parent -> facts.releases(bounds(parent)));
                it.partitioning().parent().ifPresent(parent -> facts.takes(bounds(parent)));
                yield facts;
            }
        };
    }

    /** What the partitions of a table have of it: no two have the same. */
    private static String bounds(QualifiedName parent) {
        return "partitions of " + parent;
    }

    /** The names that a table's constraints and indexes use up beside its own. */
    private static Set<String> names(Table table) {
        Set<String> names = new HashSet<>();
        table.constraints().forEach(constraint -> name(table.name(), constraint.name(), names));
        table.indexes().forEach(index -> name(table.name(), index.name(), names));
        return names;
    }

    private static void name(QualifiedName table, String name, Set<String> names) {
        if (!name.isEmpty()) {
            names.add(table.sibling(name).toString());
        }
    }

    private Facts column(ColumnOperation operation) {
        String table = operation.table().toString();
        String name = table + "." + operation.column();
        return switch (operation) {
            case ColumnOperation.AddColumn it ->
                Facts.of(it.definition().generated() instanceof Generated.Computed ? 195 : 160, table)
                        .takes(name)
                        .provides(Sort.RELATION, operation.table().name())
                        .provides(Sort.KEY, name)
                        .needs(Mentions.of(it.definition()), values());
            case ColumnOperation.DropColumn it -> {
                Facts facts = Facts.of(200, table).releases(name).removes(Sort.KEY, name);
                actual.table(it.table())
                        .flatMap(found -> found.column(it.column()))
                        .ifPresent(column -> facts.frees(Mentions.of(column), values()));
                yield facts;
            }
            case ColumnOperation.RenameColumn it -> Facts.of(1, table);
            case ColumnOperation.AlterColumn it -> {
                Facts facts = Facts.of(rank(it), table)
                        .provides(Sort.RELATION, operation.table().name());
                for (ColumnChange change : it.changes()) {
                    if (change instanceof ColumnChange.SetIdentity set) {
                        sequence(it, set.identity()).ifPresent(facts::takes);
                        it.existing()
                                .flatMap(was -> sequence(it, was.identity()))
                                .ifPresent(facts::releases);
                    }
                }
                actual.table(it.table())
                        .flatMap(found -> found.column(it.column()))
                        .ifPresent(column -> {
                            facts.frees(Mentions.of(it.existing().orElse(column)), values());
                            if (facts.rank() == DEFAULT_GOES) {
                                return;
                            }
                            facts.needs(
                                    Mentions.of(it.change(it.existing().orElse(column.withIdentity(Identity.NONE)))),
                                    values());
                        });
                yield facts;
            }
        };
    }

    /**
     * MySQL's AUTO_INCREMENT ends before its key is dropped and begins after another is there; a default that goes is
     * not in the way when the values of its type do.
     */
    private int rank(ColumnOperation.AlterColumn operation) {
        if (numbersGo(operation)) {
            return DEFAULT_GOES;
        }
        if (operation.changes().equals(List.of(new ColumnChange.SetDefault(DefaultValue.NONE)))
                && actual.table(operation.table())
                        .flatMap(table -> table.column(operation.column()))
                        .filter(column -> Touched.isOf(column.type(), rewrittenTypes))
                        .isPresent()) {
            return DEFAULT_GOES;
        }
        if (!remadeTypes.isEmpty() && leavesType(operation)) {
            return TYPE_GOES;
        }
        boolean alone = rules.has(Trait.NUMBERED_COLUMN_NEEDS_KEY)
                && operation.changes().size() == 1
                && operation.changes().getFirst() instanceof ColumnChange.SetIdentity;
        if (!alone) {
            return 170;
        }
        return ((ColumnChange.SetIdentity) operation.changes().getFirst()).identity() instanceof Identity.None
                ? 55
                : 235;
    }

    /** Whether a column lets go of its sequence, and nothing else. */
    private static boolean numbersGo(ColumnOperation.AlterColumn operation) {
        Optional<dev.windlass.schema.Column> existing = operation.existing();
        if (operation.changes().size() != 1 || existing.isEmpty()) {
            return false;
        }
        return operation.changes().getFirst().equals(new ColumnChange.SetIdentity(Identity.NONE))
                        && existing.get().identity() instanceof Identity.Serial
                || operation.changes().getFirst().equals(new ColumnChange.SetDefault(DefaultValue.NONE))
                        && existing.get().defaultValue() instanceof DefaultValue.Expression value
                        && value.sql().startsWith("nextval(");
    }

    /** The name of the sequence of a serial column, in the namespace of its table. */
    private static Optional<String> sequence(ColumnOperation.AlterColumn operation, Identity identity) {
        return identity instanceof Identity.Serial serial
                ? Optional.of(operation
                        .table()
                        .sibling(
                                serial.sequence().isEmpty()
                                        ? operation.table().name() + "_" + operation.column() + "_seq"
                                        : serial.sequence())
                        .toString())
                : Optional.empty();
    }

    /** Whether a column leaves a type that is dropped and created again. */
    private boolean leavesType(ColumnOperation.AlterColumn operation) {
        return operation
                        .existing()
                        .map(Mentions::of)
                        .filter(names -> names.stream().anyMatch(remadeTypes::contains))
                        .isPresent()
                && operation.changes().stream().anyMatch(ColumnChange.SetType.class::isInstance);
    }

    private Facts constraint(ConstraintOperation operation) {
        String table = operation.table().toString();
        String name = operation.constraint().isEmpty()
                ? table + "()"
                : operation.table().sibling(operation.constraint()).toString();
        return switch (operation) {
            case ConstraintOperation.AddConstraint it -> {
                Facts facts = Facts.of(it.definition() instanceof Constraint.ForeignKey ? foreignKey() : 220, table)
                        .takes(name)
                        .needs(Mentions.of(it.definition()), values());
                switch (it.definition()) {
                    case Constraint.ForeignKey key -> {
                        // It may stay when the table that it refers to goes (SQLite): that one goes before.
                        facts.needs(Set.of(key.references().name()), Sort.RELATION)
                                .takes(key.references().toString());
                        if (rules.has(Trait.FORWARD_REFERENCES)) {
                            facts.needs(leansOn(key), Sort.KEY);
                        }
                    }
                    case Constraint.PrimaryKey key -> facts.provides(Sort.KEY, table + key.columns());
                    case Constraint.Unique unique -> facts.provides(Sort.KEY, table + unique.columns());
                    case Constraint.Check check -> {}
                    case Constraint.Exclusion exclusion -> {}
                }
                yield facts;
            }
            case ConstraintOperation.DropConstraint it -> {
                Constraint definition = it.definition().orElse(null);
                Facts facts = Facts.of(definition instanceof Constraint.ForeignKey ? 50 : 70, table)
                        .releases(name);
                if (definition != null) {
                    facts.frees(Mentions.of(definition), values());
                }
                if (definition instanceof Constraint.ForeignKey key) {
                    facts.frees(Set.of(key.references().name()), Sort.RELATION);
                    if (rules.has(Trait.FORWARD_REFERENCES)) {
                        facts.frees(leansOn(key), Sort.KEY);
                    }
                } else if (definition instanceof Constraint.PrimaryKey || definition instanceof Constraint.Unique) {
                    facts.removes(Sort.KEY, table + definition.columns());
                    if (definition instanceof Constraint.PrimaryKey) {
                        facts.removes(Sort.KEY, table + "[]");
                    }
                }
                yield facts;
            }
            case ConstraintOperation.RenameConstraint it ->
                Facts.of(75, table)
                        .releases(name)
                        .takes(it.table().sibling(it.to()).toString());
            case ConstraintOperation.ValidateConstraint it -> Facts.of(245, table);
        };
    }

    /**
     * The columns and the key that a foreign key leans on. Elsewhere the ranks say enough; on SQLite the changes of one
     * table stand together.
     */
    private static Set<String> leansOn(Constraint.ForeignKey key) {
        Set<String> names = new HashSet<>();
        names.add(key.references().toString() + key.referencedColumns());
        key.referencedColumns().forEach(column -> names.add(key.references() + "." + column));
        return names;
    }

    /** After the indexes that it may lean on; among the other constraints where they are part of the table's text. */
    private int foreignKey() {
        return rules.has(Trait.FORWARD_REFERENCES) ? 220 : 240;
    }

    private Facts index(IndexOperation operation) {
        return switch (operation) {
            case IndexOperation.CreateIndex it ->
                Facts.of(230, it.table().toString())
                        .takes(it.table().sibling(it.definition().name()).toString())
                        .needs(Mentions.of(it.definition()), values())
                        .needs(Set.of(it.table().name()), Sort.RELATION);
            case IndexOperation.DropIndex it -> {
                Optional<Table> table = it.table().flatMap(actual::table);
                Optional<Index> index =
                        table.flatMap(found -> found.index(it.index().name()));
                Facts facts = Facts.of(
                                index.isPresent() && isNeeded(table.get(), index.get())
                                        ? 232
                                        : rules.has(Trait.FORWARD_REFERENCES) ? 45 : 60,
                                it.table().map(QualifiedName::toString).orElse(""))
                        .releases(it.index().toString());
                index.ifPresent(found -> facts.frees(Mentions.of(found), values()));
                yield facts;
            }
            case IndexOperation.RenameIndex it ->
                Facts.of(75, it.table().map(QualifiedName::toString).orElse(""))
                        .releases(it.index().toString())
                        .takes(it.index().sibling(it.to()).toString());
        };
    }

    /** Whether a foreign key leans on the index, so that another must be there first (MySQL). */
    private boolean isNeeded(Table table, Index index) {
        if (!rules.has(Trait.KEYS_NEED_INDEX)) {
            return false;
        }
        List<String> columns = index.elements().stream()
                .map(dev.windlass.schema.IndexElement::text)
                .toList();
        return table.foreignKeys().stream()
                .anyMatch(key -> columns.size() >= key.columns().size()
                        && columns.subList(0, key.columns().size()).equals(key.columns()));
    }
}
