package dev.windlass.schema;

import java.util.List;

/**
 * A rule for which rows of a table are seen or changed, and by whom (PostgreSQL).
 *
 * @param permissive whether one such policy suffices, or all restrictive ones must hold
 * @param command {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param roles the roles it is for; none means everybody
 * @param using which rows are seen; SQL text, empty for none
 * @param check which rows may be written; SQL text, empty for none
 * @param comment its comment; empty for none
 */
public record Policy(
        String name,
        QualifiedName table,
        boolean permissive,
        String command,
        List<String> roles,
        String using,
        String check,
        String comment)
        implements SchemaObject {
    public Policy {
        roles = List.copyOf(roles);
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(ObjectKind.POLICY, table.sibling(name), table.toString());
    }

    /** The same on another table. */
    public Policy withTable(QualifiedName other) {
        return new Policy(name, other, permissive, command, roles, using, check, comment);
    }
}
