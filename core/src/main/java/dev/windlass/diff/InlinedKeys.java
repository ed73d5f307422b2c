package dev.windlass.diff;

import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.ConstraintOperation.AddConstraint;
import dev.windlass.operation.Operation;
import dev.windlass.operation.TableOperation.CreateTable;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a foreign key into the definition of its table where what it refers to is there by then. */
final class InlinedKeys {
    private InlinedKeys() {}

    static List<Operation> in(List<Operation> sorted, Schema actual) {
        Map<QualifiedName, Integer> at = new HashMap<>();
        Set<QualifiedName> altered = new HashSet<>();
        Set<String> alteredColumns = new HashSet<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i) instanceof CreateTable create) {
                at.put(create.table(), i);
            }
            if (sorted.get(i) instanceof ConstraintOperation operation && !isKey(operation)) {
                altered.add(operation.table());
            }
            if (sorted.get(i) instanceof ColumnOperation operation) {
                alteredColumns.add(operation.object());
            }
        }
        List<Operation> result = new ArrayList<>(sorted);
        Set<Integer> inlined = new HashSet<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i) instanceof AddConstraint add
                    && add.definition() instanceof Constraint.ForeignKey key
                    && key.validated()
                    && at.containsKey(add.table())) {
                int own = at.get(add.table());
                Integer other = at.get(key.references());
                boolean there = other != null
                        ? other <= own && isKeyed(((CreateTable) sorted.get(other)).definition(), key, other < own)
                        : !altered.contains(key.references())
                                && key.referencedColumns().stream()
                                        .noneMatch(column -> alteredColumns.contains(key.references() + "." + column))
                                && actual.table(key.references())
                                        .filter(table -> isKeyed(table, key, true))
                                        .isPresent();
                if (there) {
                    CreateTable create = (CreateTable) result.get(own);
                    result.set(own, new CreateTable(create.definition().plus(key), create.ifNotExists()));
                    inlined.add(i);
                }
            }
        }
        List<Operation> rest = new ArrayList<>();
        for (int i = 0; i < result.size(); i++) {
            if (!inlined.contains(i)) {
                rest.add(result.get(i));
            }
        }
        return rest;
    }

    private static boolean isKey(ConstraintOperation operation) {
        return operation instanceof AddConstraint add && add.definition() instanceof Constraint.ForeignKey;
    }

    private static boolean isKeyed(Table table, Constraint.ForeignKey key, boolean indexesToo) {
        List<String> columns = key.referencedColumns();
        return table.constraints().stream().anyMatch(constraint -> switch (constraint) {
                    case Constraint.PrimaryKey it -> columns.isEmpty() || same(it.columns(), columns);
                    case Constraint.Unique it -> same(it.columns(), columns);
                    case Constraint.ForeignKey it -> false;
                    case Constraint.Check it -> false;
                    case Constraint.Exclusion it -> false;
                })
                || indexesToo
                        && table.indexes().stream()
                                .filter(Index::unique)
                                .anyMatch(index -> same(
                                        index.elements().stream()
                                                .map(IndexElement::text)
                                                .toList(),
                                        columns));
    }

    private static boolean same(List<String> one, List<String> other) {
        return new HashSet<>(one).equals(new HashSet<>(other));
    }
}
