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
        String comment)
        implements SchemaObject {
    public Trigger {
        events = List.copyOf(events);
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
        return new Trigger(name, other, timing, events, forEachRow, constraint, options, when, action, comment);
    }
}
