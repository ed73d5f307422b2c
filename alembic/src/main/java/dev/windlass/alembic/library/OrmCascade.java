package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The new objects that a flush writes: those that were added, and those that they lead to by relationships, with what
 * their places in a parent's list say ({@code Parent(children=[Child()])}).
 */
final class OrmCascade {
    private final Run run;
    private final Predicate<Instance> known;
    private final List<Instance> all = new ArrayList<>();
    private final Map<Instance, List<Instance>> owners = new IdentityHashMap<>();
    private final List<Link> links = new ArrayList<>();

    private record Link(Instance owner, Instance item, TableItem secondary) {}

    /**
     * A cascade.
     *
     * @param added the objects to begin with
     * @param known whether an object is in the database already
     */
    OrmCascade(Run run, List<Instance> added, Predicate<Instance> known) {
        this.run = run;
        this.known = known;
        added.forEach(this::reach);
        for (int i = 0; i < all.size(); i++) {
            run.charge(1);
            follow(all.get(i));
        }
    }

    /** All new objects, in the order in which they were reached. */
    List<Instance> all() {
        return all;
    }

    private void reach(Instance instance) {
        if (!known.test(instance) && all.stream().noneMatch(other -> other == instance)) {
            all.add(instance);
        }
    }

    private void follow(Instance owner) {
        for (Map.Entry<String, Value> attribute : List.copyOf(owner.attributes().entrySet())) {
            if (attribute.getValue() instanceof Instance other && OrmClasses.table(run, other.type()) != null) {
                reach(other);
            }
            if (attribute.getValue() instanceof ListValue list) {
                for (Value value : List.copyOf(list.items())) {
                    if (value instanceof Instance item && OrmClasses.table(run, item.type()) != null) {
                        reach(item);
                        own(owner, attribute.getKey(), item);
                    }
                }
            }
        }
    }

    private void own(Instance owner, String attribute, Instance item) {
        if (owner.type().members().get(attribute) instanceof Relationships.Relationship relationship
                && relationship.options().get("secondary") instanceof TableItem secondary) {
            links.add(new Link(owner, item, secondary));
            return;
        }
        TableItem here = OrmClasses.table(run, owner.type());
        TableItem there = OrmClasses.table(run, item.type());
        if (here == null || there == null || Relationships.key(there, here) == null) {
            throw run.unsupported("How objects in the list '" + attribute + "' are written is not known", "");
        }
        owners.computeIfAbsent(item, key -> new ArrayList<>()).add(owner);
    }

    /** Points an object to those in whose lists it is. */
    void refer(Instance item) {
        TableItem table = OrmClasses.table(run, item.type());
        if (table != null) {
            owners.getOrDefault(item, List.of()).forEach(owner -> OrmWrites.refer(run, item, table, owner));
        }
    }

    /** Writes the rows of the tables between two others. */
    void link() {
        for (Link link : links) {
            Map<Value, Value> row = new LinkedHashMap<>();
            for (Instance end : List.of(link.owner, link.item)) {
                TableItem table = OrmClasses.table(run, end.type());
                ConstraintItem key = table == null ? null : Relationships.key(link.secondary, table);
                ColumnItem remote = key == null || table == null
                        ? null
                        : table.columns().get(Relationships.last(key.referred.getFirst()));
                if (key == null || remote == null || row.containsKey(new Str(key.columns.getFirst()))) {
                    throw run.unsupported("How the table '" + link.secondary.name() + "' is written is not known", "");
                }
                row.put(
                        new Str(key.columns.getFirst()),
                        end.attribute(run, OrmClasses.attributeOf(end.type(), remote)));
            }
            Executing.bulkInsert(
                    run, link.secondary, new ListValue(List.of(new dev.windlass.alembic.eval.DictValue(row))));
        }
    }
}
