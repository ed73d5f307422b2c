package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.operation.SecurityOperation;
import dev.windlass.schema.Grant;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** MySQL's statements about functions, procedures, triggers and privileges. */
final class MysqlRoutines {
    private static final Set<String> EVENTS = Set.of("INSERT", "UPDATE", "DELETE");

    private final MysqlQuoting quoting;

    MysqlRoutines(MysqlQuoting quoting) {
        this.quoting = quoting;
    }

    List<String> render(RoutineOperation operation, RenderContext context) {
        return switch (operation) {
            case RoutineOperation.CreateRoutine create -> create(create.definition(), create.replace(), context);
            case RoutineOperation.DropRoutine drop ->
                List.of("DROP " + drop.routine() + " " + (drop.ifExists() ? "IF EXISTS " : "")
                        + quoting.name(drop.name()));
            case RoutineOperation.CreateTrigger create -> List.of(trigger(create.definition(), context));
            case RoutineOperation.DropTrigger drop ->
                List.of("DROP TRIGGER " + (drop.ifExists() ? "IF EXISTS " : "")
                        + quoting.name(drop.table()
                                .map(table -> table.sibling(drop.name()))
                                .orElseGet(() -> QualifiedName.of(drop.name()))));
        };
    }

    private List<String> create(Routine routine, boolean replace, RenderContext context) {
        context.require(
                !routine.language().isEmpty() && !routine.language().equalsIgnoreCase("sql"),
                Capability.ROUTINE_LANGUAGES,
                "Write the body in SQL.");
        String name = quoting.name(routine.name());
        boolean inPlace = replace && context.can(Capability.REPLACE_ROUTINE);
        String sql = "CREATE " + (inPlace ? "OR REPLACE " : "") + routine.kind() + " " + name + "("
                + routine.arguments() + ")"
                + (routine.returns().isEmpty() ? "" : "\nRETURNS " + routine.returns())
                + (routine.attributes().isEmpty() ? "" : "\n" + routine.attributes())
                + (routine.comment().isEmpty() ? "" : "\nCOMMENT " + quoting.text(routine.comment()))
                + "\n" + routine.body();
        return replace && !inPlace ? List.of("DROP " + routine.kind() + " IF EXISTS " + name, sql) : List.of(sql);
    }

    private String trigger(Trigger trigger, RenderContext context) {
        context.require(
                trigger.timing().equals("INSTEAD OF"), Capability.INSTEAD_OF_TRIGGERS, "Put it on the view's table.");
        context.require(!trigger.forEachRow(), Capability.STATEMENT_TRIGGERS, "Make it a trigger for each row.");
        context.require(trigger.constraint(), Capability.CONSTRAINT_TRIGGERS, "Make it a plain trigger.");
        context.require(
                !trigger.when().isEmpty(), Capability.TRIGGER_CONDITION, "Put the condition into the body, as IF.");
        context.require(!trigger.options().isEmpty(), Capability.CONSTRAINT_TRIGGERS, "Leave the options out.");
        context.require(
                trigger.firing() != Trigger.Firing.USUALLY,
                Capability.TRIGGER_FIRING,
                "Drop a trigger that shall not fire.");
        context.require(
                trigger.events().size() != 1, Capability.SEVERAL_TRIGGER_EVENTS, "Create a trigger for each event.");
        context.require(
                !EVENTS.containsAll(trigger.events()), Capability.COLUMN_TRIGGERS, "Compare OLD and NEW in the body.");
        context.require(
                trigger.action().strip().regionMatches(true, 0, "EXECUTE ", 0, "EXECUTE ".length()),
                Capability.TRIGGER_FUNCTIONS,
                "Write the statements into the trigger.");
        context.require(!trigger.comment().isEmpty(), Capability.OBJECT_COMMENTS, "Leave the comment out.");
        return "CREATE TRIGGER " + quoting.name(trigger.table().sibling(trigger.name())) + " " + trigger.timing() + " "
                + trigger.events().getFirst() + " ON " + quoting.name(trigger.table()) + "\nFOR EACH ROW\n"
                + trigger.action();
    }

    List<String> render(SecurityOperation operation, RenderContext context) {
        return switch (operation) {
            case SecurityOperation.SetRowSecurity set -> throw noRowSecurity(context);
            case SecurityOperation.CreatePolicy create -> throw noRowSecurity(context);
            case SecurityOperation.DropPolicy drop -> throw noRowSecurity(context);
            case SecurityOperation.GrantPrivileges it ->
                List.of("GRANT " + String.join(", ", it.grant().privileges()) + " ON " + object(it.grant(), context)
                        + " TO " + user(it.grant().grantee())
                        + (it.grant().grantable() ? " WITH GRANT OPTION" : ""));
            case SecurityOperation.RevokePrivileges it ->
                List.of("REVOKE " + String.join(", ", it.grant().privileges())
                        + (it.grant().grantable() ? ", GRANT OPTION" : "") + " ON " + object(it.grant(), context)
                        + " FROM " + user(it.grant().grantee()));
        };
    }

    private static RuntimeException noRowSecurity(RenderContext context) {
        return context.refusal(Capability.ROW_SECURITY, "Grant privileges on a view of the rows instead.");
    }

    private String object(Grant grant, RenderContext context) {
        return switch (grant.on()) {
            case TABLE, VIEW, SEQUENCE -> "TABLE " + quoting.name(grant.object());
            case NAMESPACE -> quoting.identifier(grant.object().name()) + ".*";
            case ROUTINE -> {
                Optional<Routine> routine = context.before()
                        .flatMap(schema -> schema.all(Routine.class).stream()
                                .filter(found -> found.name().equals(grant.object()))
                                .findFirst());
                yield routine.orElseThrow(() -> context.unknown("whether it is a function or a procedure"))
                                .kind()
                        + " " + quoting.name(grant.object());
            }
            case MATERIALIZED_VIEW, ENUM_TYPE, DOMAIN, COMPOSITE_TYPE, EXTENSION, TRIGGER, POLICY, GRANT ->
                throw new IllegalArgumentException(
                        "nobody has privileges on a " + grant.on().word());
        };
    }

    /** {@code user@host}, or a role. */
    private String user(String grantee) {
        int at = grantee.lastIndexOf('@');
        return at < 0
                ? quoting.text(grantee)
                : quoting.text(grantee.substring(0, at)) + "@" + quoting.text(grantee.substring(at + 1));
    }
}
