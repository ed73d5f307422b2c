package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Trigger;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's statements about functions, procedures and triggers. */
final class PostgresqlRoutines {
    private final PostgresqlQuoting quoting;

    PostgresqlRoutines(PostgresqlQuoting quoting) {
        this.quoting = quoting;
    }

    List<String> render(RoutineOperation operation, RenderContext context) {
        return switch (operation) {
            case RoutineOperation.CreateRoutine create -> create(create.definition(), create.replace(), context);
            case RoutineOperation.DropRoutine drop ->
                List.of("DROP " + drop.routine() + " " + (drop.ifExists() ? "IF EXISTS " : "")
                        + quoting.typeName(drop.name()) + "(" + drop.signature() + ")");
            case RoutineOperation.CreateTrigger create -> trigger(create.definition(), context);
            case RoutineOperation.DropTrigger drop -> {
                QualifiedName table = drop.table()
                        .or(() -> context.before().flatMap(drop::find).map(Trigger::table))
                        .orElseThrow(() -> context.unknown("the trigger's table"));
                yield List.of("DROP TRIGGER " + (drop.ifExists() ? "IF EXISTS " : "") + quoting.identifier(drop.name())
                        + " ON " + quoting.name(table));
            }
        };
    }

    private List<String> create(Routine routine, boolean replace, RenderContext context) {
        context.require(
                routine.kind() == Routine.Kind.PROCEDURE && !context.version().atLeast(11, 0),
                Capability.ROUTINES,
                "Create a function that returns void.");
        context.require(
                routine.language().isEmpty() && !context.version().atLeast(14, 0),
                Capability.ROUTINE_BODIES,
                "Name the language, which puts the body into quotes.");
        String name = quoting.typeName(routine.name());
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + (replace ? "OR REPLACE " : "") + routine.kind() + " " + name + "("
                + routine.arguments() + ")"
                + (routine.returns().isEmpty() ? "" : "\nRETURNS " + routine.returns())
                + (routine.language().isEmpty() ? "" : "\nLANGUAGE " + quoting.identifier(routine.language()))
                + (routine.attributes().isEmpty() ? "" : "\n" + routine.attributes())
                + "\n"
                + (routine.language().isEmpty() ? routine.body() : "AS " + dollarQuoted(routine.body())));
        if (!routine.comment().isEmpty()) {
            statements.add("COMMENT ON " + routine.kind() + " " + name + "(" + routine.signature() + ") IS "
                    + quoting.text(routine.comment()));
        }
        return statements;
    }

    /** A text between dollar quotes whose tag it does not hold. */
    static String dollarQuoted(String text) {
        String tag = "$$";
        for (int i = 0; text.contains(tag) || text.endsWith("$"); i++) {
            tag = "$body" + (i == 0 ? "" : i) + "$";
            if (!text.contains(tag)) {
                break;
            }
        }
        return tag + text + tag;
    }

    private List<String> trigger(Trigger trigger, RenderContext context) {
        context.require(
                !trigger.action().strip().regionMatches(true, 0, "EXECUTE ", 0, "EXECUTE ".length()),
                Capability.TRIGGER_BODIES,
                "Create a function with these statements, and a trigger that executes it.");
        String name = quoting.identifier(trigger.name());
        String on = " ON " + quoting.name(trigger.table());
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + (trigger.constraint() ? "CONSTRAINT " : "") + "TRIGGER " + name + "\n    "
                + trigger.timing() + " " + String.join(" OR ", trigger.events()) + on
                + (trigger.options().isEmpty() ? "" : "\n    " + trigger.options())
                + "\n    FOR EACH " + (trigger.forEachRow() ? "ROW" : "STATEMENT")
                + (trigger.when().isEmpty() ? "" : "\n    WHEN " + Fragments.parenthesized(trigger.when()))
                + "\n    " + trigger.action());
        String change = switch (trigger.firing()) {
            case USUALLY -> "";
            case ALWAYS -> "ENABLE ALWAYS";
            case ON_REPLICAS -> "ENABLE REPLICA";
            case NEVER -> "DISABLE";
        };
        if (!change.isEmpty()) {
            statements.add("ALTER TABLE " + quoting.name(trigger.table()) + " " + change + " TRIGGER " + name);
        }
        if (!trigger.comment().isEmpty()) {
            statements.add("COMMENT ON TRIGGER " + name + on + " IS " + quoting.text(trigger.comment()));
        }
        return statements;
    }
}
