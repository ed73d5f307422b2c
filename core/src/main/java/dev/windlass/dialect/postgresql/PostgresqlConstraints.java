package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Deferral;
import java.util.List;
import java.util.stream.Collectors;

/** PostgreSQL's statements about constraints. */
final class PostgresqlConstraints {
    private final PostgresqlQuoting quoting;
    private final PostgresqlIndexes indexes;

    PostgresqlConstraints(PostgresqlQuoting quoting, PostgresqlIndexes indexes) {
        this.quoting = quoting;
        this.indexes = indexes;
    }

    /** A constraint as it stands in a table's definition. */
    String definition(Constraint constraint, RenderContext context) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> {
                requireKey(key.include().isEmpty(), key.deferral(), context);
                yield Fragments.constraint(key, quoting);
            }
            case Constraint.Unique unique -> {
                requireKey(unique.include().isEmpty(), unique.deferral(), context);
                context.require(
                        unique.nullsNotDistinct(),
                        Capability.NULLS_NOT_DISTINCT,
                        "Create a unique index on coalesce(column, value) instead.");
                yield Fragments.constraint(unique, quoting);
            }
            case Constraint.ForeignKey key -> {
                context.require(
                        key.match() == Constraint.Match.PARTIAL,
                        Capability.MATCH_PARTIAL,
                        "Use MATCH FULL or MATCH SIMPLE.");
                context.require(
                        !key.onDeleteColumns().isEmpty(),
                        Capability.SET_NULL_COLUMNS,
                        "Create a trigger that sets the columns.");
                context.require(
                        key.deferral() != Deferral.NONE, Capability.DEFERRABLE_FOREIGN_KEYS, "Leave DEFERRABLE out.");
                yield Fragments.constraint(key, quoting);
            }
            case Constraint.Check check -> {
                context.require(!check.enforced(), Capability.NOT_ENFORCED, "Leave the check out.");
                context.require(check.noInherit(), Capability.NO_INHERIT, "Leave NO INHERIT out.");
                yield Fragments.constraint(check, quoting);
            }
            case Constraint.Exclusion exclusion -> exclusion(exclusion, context);
        };
    }

    private static void requireKey(boolean plain, Deferral deferral, RenderContext context) {
        context.require(!plain, Capability.INCLUDED_COLUMNS, "Create an index with all the columns beside it.");
        context.require(deferral != Deferral.NONE, Capability.DEFERRABLE_KEYS, "Leave DEFERRABLE out.");
    }

    private String exclusion(Constraint.Exclusion exclusion, RenderContext context) {
        context.require(true, Capability.EXCLUSION, "Create a trigger that checks it.");
        return (exclusion.name().isEmpty() ? "" : "CONSTRAINT " + quoting.identifier(exclusion.name()) + " ")
                + "EXCLUDE "
                + (exclusion.method().isEmpty() ? "" : "USING " + Fragments.word(exclusion.method()) + " ")
                + exclusion.elements().stream()
                        .map(element -> indexes.element(element.key(), context) + " WITH " + element.operator())
                        .collect(Collectors.joining(", ", "(", ")"))
                + (exclusion.where().isEmpty() ? "" : " WHERE " + Fragments.parenthesized(exclusion.where()))
                + Fragments.deferral(exclusion.deferral());
    }

    List<String> render(ConstraintOperation operation, RenderContext context) {
        String alter = "ALTER TABLE " + quoting.name(operation.table()) + " ";
        return switch (operation) {
            case ConstraintOperation.AddConstraint add ->
                List.of(alter + "ADD "
                        + (add.usingIndex().isEmpty() ? definition(add.definition(), context) : using(add, context)));
            case ConstraintOperation.DropConstraint drop ->
                List.of(alter + "DROP CONSTRAINT " + (drop.ifExists() ? "IF EXISTS " : "")
                        + quoting.identifier(name(drop, context)) + (drop.cascade() ? " CASCADE" : ""));
            case ConstraintOperation.RenameConstraint rename ->
                List.of(alter + "RENAME CONSTRAINT " + quoting.identifier(rename.constraint()) + " TO "
                        + quoting.identifier(rename.to()));
            case ConstraintOperation.ValidateConstraint validate ->
                List.of(alter + "VALIDATE CONSTRAINT " + quoting.identifier(validate.constraint()));
        };
    }

    private String using(ConstraintOperation.AddConstraint add, RenderContext context) {
        context.require(true, Capability.CONSTRAINT_FROM_INDEX, "Add the constraint without an index.");
        String name = add.constraint().isEmpty() ? "" : "CONSTRAINT " + quoting.identifier(add.constraint()) + " ";
        String index = " USING INDEX " + quoting.identifier(add.usingIndex());
        return switch (add.definition()) {
            case Constraint.PrimaryKey key -> name + "PRIMARY KEY" + index + Fragments.deferral(key.deferral());
            case Constraint.Unique unique -> name + "UNIQUE" + index + Fragments.deferral(unique.deferral());
            case Constraint.ForeignKey key -> throw notFromIndex(context);
            case Constraint.Check check -> throw notFromIndex(context);
            case Constraint.Exclusion exclusion -> throw notFromIndex(context);
        };
    }

    private static RuntimeException notFromIndex(RenderContext context) {
        return context.refusal(
                Capability.CONSTRAINT_FROM_INDEX, "Only a primary key or a unique constraint takes an index over.");
    }

    private static String name(ConstraintOperation.DropConstraint drop, RenderContext context) {
        if (!drop.constraint().isEmpty()) {
            return drop.constraint();
        }
        return context.table(drop.table())
                .flatMap(drop::find)
                .map(Constraint::name)
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> context.unknown("the constraint's name"));
    }
}
