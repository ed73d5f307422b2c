package dev.windlass.diff;

import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.schema.Column;
import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.Domain;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changes so deeply that others that stay the same must step aside while it does.
 *
 * @param recreated tables that are dropped and created again
 * @param replaced columns that are dropped and added again, by table
 * @param retyped columns that get another type, by table
 * @param dropped columns that go, by table
 * @param rewritten columns whose type is replaced by one with other values, by table
 * @param remade domains and composite types that are dropped and created again, and what holds their values meanwhile
 * @param composites the composite types among them
 */
record Touched(
        Set<QualifiedName> recreated,
        Map<QualifiedName, Set<String>> replaced,
        Map<QualifiedName, Set<String>> retyped,
        Map<QualifiedName, Set<String>> dropped,
        Map<QualifiedName, Set<String>> rewritten,
        Map<QualifiedName, DataType> remade,
        Set<QualifiedName> composites) {
    /** Nothing changes so deeply. */
    static final Touched NOTHING = new Touched(Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

    static Touched of(Schema actual, Schema desired, DiffRules rules) {
        Touched touched = new Touched(
                new HashSet<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>());
        for (Domain type : actual.all(Domain.class)) {
            if (touched.isRemade(type, desired, rules)) {
                touched.remade.put(type.name(), type.type());
            }
        }
        for (CompositeType type : actual.all(CompositeType.class)) {
            if (touched.isRemade(type, desired, rules)) {
                touched.remade.put(type.name(), new DataType.Text());
                touched.composites.add(type.name());
            }
        }
        Set<QualifiedName> enums = new HashSet<>();
        for (EnumType type : actual.all(EnumType.class)) {
            desired.find(type.key())
                    .map(EnumType.class::cast)
                    .filter(to -> !EnumDiff.canAppend(type.values(), to.values()))
                    .ifPresent(to -> enums.add(type.name()));
        }
        for (Table table : actual.tables()) {
            desired.table(table.name()).ifPresent(to -> touched.table(table, to, enums, rules));
        }
        touched.partitions(actual, desired);
        return touched;
    }

    private boolean isRemade(SchemaObject type, Schema desired, DiffRules rules) {
        return desired.find(type.key())
                .filter(to -> !to.equals(type) && !Recreated.inPlace(type, to, rules))
                .isPresent();
    }

    /** What holds the values of a type while it is dropped and created again; nothing for one that stays. */
    Optional<DataType> meanwhile(DataType type) {
        return switch (type) {
            case DataType.Native it -> {
                String name = it.name().replace("\"", "");
                yield remade.entrySet().stream()
                        .filter(entry -> entry.getKey().toString().equals(name))
                        .map(Map.Entry::getValue)
                        .findFirst();
            }
            case DataType.Array it -> meanwhile(it.element()).map(DataType.Array::new);
            case DataType other -> Optional.empty();
        };
    }

    /** Whether it is a composite type that is dropped and created again; not for a list of such. */
    boolean isRemadeComposite(DataType type) {
        return type instanceof DataType.Native it
                && composites.stream()
                        .anyMatch(name -> name.toString().equals(it.name().replace("\"", "")));
    }

    /** The partitions of a table that is dropped go with it. */
    private void partitions(Schema actual, Schema desired) {
        boolean more = true;
        while (more) {
            more = false;
            for (Table table : actual.tables()) {
                boolean goes = table.partitioning()
                        .parent()
                        .filter(parent -> recreated.contains(parent)
                                || desired.table(parent).isEmpty())
                        .isPresent();
                if (goes && desired.table(table.name()).isPresent() && recreated.add(table.name())) {
                    more = true;
                }
            }
        }
    }

    private void table(Table from, Table to, Set<QualifiedName> enums, DiffRules rules) {
        if (from.equals(to) && enums.isEmpty() && remade.isEmpty()) {
            return;
        }
        QualifiedName name = from.name();
        if (!from.partitioning().by().equals(to.partitioning().by()) && !rules.has(Trait.REPARTITION)) {
            recreated.add(name);
            return;
        }
        for (Column column : from.columns()) {
            Column other = to.column(column.name()).orElse(null);
            if (other == null) {
                put(dropped, name, column.name());
            } else if (ColumnDiff.mustBeReplaced(column, other, rules)) {
                put(replaced, name, column.name());
            } else if (!ColumnDiff.sameType(column.type(), other.type(), rules)
                    || !column.collation().equals(other.collation())) {
                put(retyped, name, column.name());
            } else if (isOf(column.type(), enums)
                    || !remade.isEmpty() && meanwhile(column.type()).isPresent()) {
                put(rewritten, name, column.name());
            }
        }
        if (rules.has(Trait.CHANGE_GENERATED) && !rules.has(Trait.VIEWS_HOLD_COLUMNS)) {
            return;
        }
        // What is generated from a column that changes cannot stay (PostgreSQL).
        for (Column column : from.columns()) {
            if (column.generated() instanceof Generated.Computed computed
                    && to.column(column.name()).isPresent()
                    && SqlNames.in(computed.sql()).stream().anyMatch(used -> changes(name, used))) {
                put(replaced, name, column.name());
            }
        }
    }

    private boolean changes(QualifiedName table, String column) {
        return has(retyped, table, column)
                || has(replaced, table, column)
                || has(dropped, table, column)
                || has(rewritten, table, column);
    }

    static boolean isOf(DataType type, Set<QualifiedName> enums) {
        return switch (type) {
            case DataType.Enumeration it -> enums.contains(it.name());
            case DataType.Array it -> isOf(it.element(), enums);
            case DataType other -> false;
        };
    }

    private static void put(Map<QualifiedName, Set<String>> map, QualifiedName table, String column) {
        map.computeIfAbsent(table, key -> new TreeSet<>()).add(column);
    }

    private static boolean has(Map<QualifiedName, Set<String>> map, QualifiedName table, String column) {
        return map.getOrDefault(table, Set.of()).contains(column);
    }

    /** Whether a column of that table is dropped and added again. */
    boolean isReplaced(QualifiedName table, String column) {
        return has(replaced, table, column);
    }

    /** Whether the values of a column's type are replaced. */
    boolean isRewritten(QualifiedName table, String column) {
        return has(rewritten, table, column);
    }

    /** Whether a constraint that stays the same must be dropped and added again, but for keys that others need. */
    boolean forces(QualifiedName table, Constraint constraint, DiffRules rules) {
        if (nothing(table) && !(constraint instanceof Constraint.ForeignKey)) {
            return false;
        }
        if (constraint.columns().stream().anyMatch(column -> has(replaced, table, column))) {
            return true;
        }
        return switch (constraint) {
            case Constraint.ForeignKey key ->
                recreated.contains(key.references())
                        || key.columns().stream().anyMatch(column -> has(retyped, table, column))
                        || key.referencedColumns().stream()
                                .anyMatch(column -> has(retyped, key.references(), column)
                                        || has(replaced, key.references(), column));
            case Constraint.Check check -> expression(table, check.expression());
            case Constraint.Exclusion exclusion ->
                expression(table, exclusion.where())
                        || exclusion.elements().stream().anyMatch(element -> forces(table, element.key()));
            case Constraint.PrimaryKey key -> key.include().stream().anyMatch(column -> has(replaced, table, column));
            case Constraint.Unique unique -> unique.include().stream().anyMatch(column -> has(replaced, table, column));
        };
    }

    /** Whether an index that stays the same must be dropped and created again. */
    boolean forces(QualifiedName table, Index index) {
        return !nothing(table)
                && (index.columns().stream().anyMatch(column -> has(replaced, table, column))
                        || expression(table, index.where())
                        || index.elements().stream().anyMatch(element -> forces(table, element)));
    }

    private boolean forces(QualifiedName table, IndexElement element) {
        return element.expression() && expression(table, element.text());
    }

    private boolean expression(QualifiedName table, String sql) {
        if (sql.isEmpty()) {
            return false;
        }
        return SqlNames.in(sql).stream()
                .anyMatch(column -> has(replaced, table, column) || has(rewritten, table, column));
    }

    private boolean nothing(QualifiedName table) {
        return !replaced.containsKey(table) && !rewritten.containsKey(table) && !retyped.containsKey(table);
    }

    /** Whether what a view shows changes under it. */
    boolean under(QualifiedName table, Set<String> names) {
        return recreated.contains(table)
                || any(replaced, table, names)
                || any(retyped, table, names)
                || any(dropped, table, names)
                || any(rewritten, table, names);
    }

    private static boolean any(Map<QualifiedName, Set<String>> map, QualifiedName table, Set<String> names) {
        return map.getOrDefault(table, Set.of()).stream().anyMatch(names::contains);
    }

    /** The tables of which anything is touched. */
    Set<QualifiedName> tables() {
        Set<QualifiedName> all = new HashSet<>(recreated);
        all.addAll(replaced.keySet());
        all.addAll(retyped.keySet());
        all.addAll(dropped.keySet());
        all.addAll(rewritten.keySet());
        return all;
    }
}
