package dev.windlass.diff;

import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.diff.Facts.Token;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.TableOperation.CreateTable;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * An order of operations in which each can be done: what one needs is there, and what one drops is used by nobody.
 *
 * <p>What an operation uses is read from its text, which may name things that it does not use; so an edge is no law. Among
 * the operations that wait for none, the one of the lowest rank comes next, and if all wait, the one of the lowest rank of
 * all.
 */
public final class OperationOrder {
    private final List<Operation> operations;
    private final List<Facts> facts;
    private final List<List<Integer>> after;
    private final int[] waits;
    private final int[] places;

    private OperationOrder(List<Operation> operations, Schema actual, DiffRules rules) {
        this.operations = operations;
        OperationFacts all = new OperationFacts(actual, rules, operations);
        this.facts = operations.stream().map(all::of).toList();
        this.after = new ArrayList<>();
        this.waits = new int[operations.size()];
        operations.forEach(operation -> after.add(new ArrayList<>()));
        this.places = places(rules);
    }

    /**
     * Where an operation comes if nothing else says so. Where a table is written anew for most changes, those of one
     * table stand together, so that they become one.
     */
    private int[] places(DiffRules rules) {
        int[] result = new int[operations.size()];
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < result.length; i++) {
            boolean inTable = rules.has(Trait.FORWARD_REFERENCES)
                    && (operations.get(i) instanceof ColumnOperation
                            || operations.get(i) instanceof ConstraintOperation
                            || operations.get(i) instanceof IndexOperation
                            || operations.get(i) instanceof TableOperation.SetTableOptions);
            result[i] = inTable
                    ? TOGETHER + first.computeIfAbsent(facts.get(i).subject(), any -> first.size())
                    : facts.get(i).rank() * SPREAD;
        }
        return result;
    }

    /** A column that is dropped and added again goes before those that it is computed from change. */
    private static final int REPLACED_COLUMN = 155;

    private static final int SPREAD = 1_000_000;
    private static final int TOGETHER = 151 * SPREAD;

    /**
     * The operations in such an order.
     *
     * @param actual the schema before them
     * @param desired the schema after them
     */
    public static List<Operation> sorted(List<Operation> operations, Schema actual, Schema desired, DiffRules rules) {
        OperationOrder order = new OperationOrder(operations, actual, rules);
        order.names();
        order.tokens();
        order.tables();
        order.keys(desired);
        List<Operation> sorted = order.walk();
        return rules.has(Trait.FORWARD_REFERENCES) ? sorted : InlinedKeys.in(sorted, actual);
    }

    private void edge(int before, int next) {
        if (before != next) {
            after.get(before).add(next);
            waits[next]++;
        }
    }

    /** A name is free before it is taken again. */
    private void names() {
        Map<String, List<Integer>> releases = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            for (String name : facts.get(i).releases()) {
                releases.computeIfAbsent(name, any -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < facts.size(); i++) {
            for (String name : facts.get(i).takes()) {
                for (int before : releases.getOrDefault(name, List.of())) {
                    edge(before, i);
                }
            }
        }
    }

    /** What is needed is there; what is dropped is used by nobody. */
    private void tokens() {
        Map<Token, List<Integer>> providers = new HashMap<>();
        Map<Token, List<Integer>> removers = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            for (Token token : facts.get(i).provides()) {
                providers.computeIfAbsent(token, any -> new ArrayList<>()).add(i);
            }
            for (Token token : facts.get(i).removes()) {
                removers.computeIfAbsent(token, any -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < facts.size(); i++) {
            for (Token token : facts.get(i).needs()) {
                for (int before : providers.getOrDefault(token, List.of())) {
                    edge(before, i);
                }
            }
            for (Token token : facts.get(i).frees()) {
                for (int next : removers.getOrDefault(token, List.of())) {
                    edge(i, next);
                }
            }
        }
    }

    /** The operations of one table keep the order of their ranks. */
    private void tables() {
        Map<String, List<Integer>> bySubject = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            if (!facts.get(i).subject().isEmpty()) {
                bySubject
                        .computeIfAbsent(facts.get(i).subject(), any -> new ArrayList<>())
                        .add(i);
            }
        }
        for (List<Integer> ofOne : bySubject.values()) {
            Set<String> released = new HashSet<>();
            ofOne.forEach(i -> released.addAll(facts.get(i).releases()));
            List<Integer> sorted = new ArrayList<>(ofOne);
            sorted.sort(Comparator.comparingInt((Integer i) -> rank(i, ofOne)).thenComparingInt(i -> i));
            for (int i = 1; i < sorted.size(); i++) {
                edge(sorted.get(i - 1), sorted.get(i));
            }
        }
    }

    /** A column that is added again is dropped before, and a table that is created again too. */
    private int rank(int operation, List<Integer> others) {
        Facts own = facts.get(operation);
        if (own.releases().isEmpty()) {
            return own.rank();
        }
        return others.stream()
                .filter(other -> other != operation)
                .map(facts::get)
                .filter(other -> other.takes().stream().anyMatch(own.releases()::contains))
                .mapToInt(other -> operations.get(operation) instanceof ColumnOperation
                        ? REPLACED_COLUMN
                        : Math.min(other.rank() - 1, own.rank()))
                .min()
                .orElse(own.rank());
    }

    /** A table comes after those that it refers to, unless they go round in circles. */
    private void keys(Schema desired) {
        Map<QualifiedName, Integer> created = new HashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i) instanceof CreateTable create) {
                created.put(create.table(), i);
            }
        }
        Set<CyclicKeys.Key> cyclic = new HashSet<>(CyclicKeys.among(desired, created.keySet()));
        created.forEach((name, index) -> {
            for (Constraint.ForeignKey key :
                    desired.table(name).map(Table::foreignKeys).orElse(List.of())) {
                Integer other = created.get(key.references());
                if (other != null && !cyclic.contains(new CyclicKeys.Key(name, key))) {
                    edge(other, index);
                }
            }
        });
    }

    private List<Operation> walk() {
        List<Operation> sorted = new ArrayList<>(operations.size());
        boolean[] done = new boolean[operations.size()];
        Comparator<Integer> order =
                Comparator.comparingInt((Integer i) -> places[i]).thenComparingInt(i -> i);
        PriorityQueue<Integer> ready = new PriorityQueue<>(order);
        Integer[] all = new Integer[operations.size()];
        Arrays.setAll(all, i -> i);
        Arrays.sort(all, order);
        for (int i = 0; i < operations.size(); i++) {
            if (waits[i] == 0) {
                ready.add(i);
            }
        }
        int stuck = 0;
        while (sorted.size() < operations.size()) {
            Integer next = ready.poll();
            if (next == null) {
                while (done[all[stuck]]) {
                    stuck++;
                }
                next = all[stuck];
            }
            if (done[next]) {
                continue;
            }
            done[next] = true;
            sorted.add(operations.get(next));
            for (int later : after.get(next)) {
                if (--waits[later] == 0 && !done[later]) {
                    ready.add(later);
                }
            }
        }
        return sorted;
    }
}
