package dev.windlass.schema;

import java.util.List;

/**
 * A trigger of a table or a view.
 *
 * @param name its name
 * @param table what it is on
 * @param timing {@code BEFORE}, {@code AFTER} or {@code INSTEAD OF}
 * @param events such as {@code INSERT}, {@code DELETE}, {@code UPDATE OF a, b}; SQL text
 * @param forEachRow whether it fires for each row, or once for a statement
 * @param constraint whether it is a constraint trigger (PostgreSQL)
 * @param options what stands before FOR EACH: FROM, DEFERRABLE, REFERENCING; SQL text, empty for none
 * @param when a condition; SQL text, empty for none
 * @param action what it does: {@code EXECUTE FUNCTION f()}, or a body {@code BEGIN … END}; SQL text
 * @param firing when it fires at all
 * @param comment its comment; empty for none
 */
public record Trigger(
        String name,
        QualifiedName table,
        String timing,
        List<String> events,
        boolean forEachRow,
        boolean constraint,
        String options,
        String when,
        String action,
        Firing firing,
        String comment)
        implements SchemaObject {
    /** When a trigger fires at all (PostgreSQL: session_replication_role). */
    public enum Firing {
        /** As triggers usually do: where the change is made, and not where it is replicated to. */
        USUALLY,
        /** Where the change is made and where it is replicated to. */
        ALWAYS,
        /** Where the change is replicated to alone. */
        ON_REPLICAS,
        /** It is disabled. */
        NEVER
    }

    public Trigger {
        events = List.copyOf(events);
    }

    /** A trigger that fires as triggers usually do. */
    public Trigger(
            String name,
            QualifiedName table,
            String timing,
            List<String> events,
            boolean forEachRow,
            boolean constraint,
            String options,
            String when,
            String action,
            String comment) {
        this(name, table, timing, events, forEachRow, constraint, options, when, action, Firing.USUALLY, comment);
    }

    /** A trigger for each row, without a condition. */
    public static Trigger of(String name, QualifiedName table, String timing, List<String> events, String action) {
        return new Trigger(name, table, timing, events, true, false, "", "", action, "");
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(ObjectKind.TRIGGER, table.sibling(name), table.toString());
    }

    /** The same on another table. */
    public Trigger withTable(QualifiedName other) {
        return new Trigger(name, other, timing, events, forEachRow, constraint, options, when, action, firing, comment);
    }

    /** The same with other events and another condition. */
    public Trigger on(List<String> others, String condition) {
        return new Trigger(
                name, table, timing, others, forEachRow, constraint, options, condition, action, firing, comment);
    }

    /** The same with another comment. */
    public Trigger withComment(String other) {
        return new Trigger(name, table, timing, events, forEachRow, constraint, options, when, action, firing, other);
    }

    /** The same, firing otherwise. */
    public Trigger withFiring(Firing other) {
        return new Trigger(name, table, timing, events, forEachRow, constraint, options, when, action, other, comment);
    }
}
