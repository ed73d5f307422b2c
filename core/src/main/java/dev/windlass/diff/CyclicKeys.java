package dev.windlass.diff;

import dev.windlass.schema.Constraint;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The foreign keys that stand in the way of any order of their tables. */
final class CyclicKeys {
    private enum State {
        OPEN,
        DONE
    }

    /** A foreign key of a table. */
    record Key(QualifiedName table, Constraint.ForeignKey key) {}

    private final Schema schema;
    private final Set<QualifiedName> tables;
    private final Map<QualifiedName, State> states = new HashMap<>();
    private final List<Key> back = new ArrayList<>();

    private CyclicKeys(Schema schema, Set<QualifiedName> tables) {
        this.schema = schema;
        this.tables = tables;
    }

    /** Those whose removal leaves none that go round in circles among the tables; not those of a table to itself. */
    static List<Key> among(Schema schema, Set<QualifiedName> tables) {
        CyclicKeys search = new CyclicKeys(schema, tables);
        new TreeSet<>(tables).forEach(search::visit);
        return search.back;
    }

    private record Frame(QualifiedName table, List<Constraint.ForeignKey> keys, int[] next) {}

    private void visit(QualifiedName start) {
        if (states.containsKey(start)) {
            return;
        }
        List<Frame> stack = new ArrayList<>();
        push(stack, start);
        while (!stack.isEmpty()) {
            Frame frame = stack.getLast();
            if (frame.next()[0] == frame.keys().size()) {
                states.put(frame.table(), State.DONE);
                stack.removeLast();
                continue;
            }
            Constraint.ForeignKey key = frame.keys().get(frame.next()[0]++);
            State state = states.get(key.references());
            if (state == State.OPEN) {
                back.add(new Key(frame.table(), key));
            } else if (state == null) {
                push(stack, key.references());
            }
        }
    }

    private void push(List<Frame> stack, QualifiedName table) {
        states.put(table, State.OPEN);
        List<Constraint.ForeignKey> keys = schema.table(table).map(Table::foreignKeys).orElse(List.of()).stream()
                .filter(key ->
                        tables.contains(key.references()) && !key.references().equals(table))
                .toList();
        stack.add(new Frame(table, keys, new int[1]));
    }
}
