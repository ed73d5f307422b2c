package dev.windlass.operation;

import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Trigger;
import java.util.Optional;

/** A change of functions, procedures and triggers. */
public sealed interface RoutineOperation extends Operation {
    /**
     * Creates a function or a procedure.
     *
     * @param replace whether it takes the place of one of that name and signature
     */
    record CreateRoutine(Routine definition, boolean replace) implements RoutineOperation {
        @Override
        public String object() {
            return definition.name().toString();
        }

        @Override
        public Schema applyTo(Schema schema) {
            return replace ? schema.with(definition) : Fit.create(schema, definition, false);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.find(definition.key())
                    .filter(old -> replace)
                    .map(old -> Reversal.of(new CreateRoutine((Routine) old, true)))
                    .orElseGet(() -> Reversal.of(
                            new DropRoutine(definition.kind(), definition.name(), definition.signature(), false)));
        }
    }

    /** Drops a function or a procedure. */
    record DropRoutine(Routine.Kind routine, QualifiedName name, String signature, boolean ifExists)
            implements RoutineOperation {
        @Override
        public String object() {
            return name.toString();
        }

        @Override
        public Schema applyTo(Schema schema) {
            return Fit.drop(schema, key(), ifExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.find(key()).isEmpty() && ifExists
                    ? Reversal.of()
                    : Reversal.of(new CreateRoutine(Fit.object(before, key(), Routine.class), false));
        }

        private ObjectKey key() {
            return new ObjectKey(ObjectKind.ROUTINE, name, signature);
        }
    }

    /** Creates a trigger. */
    record CreateTrigger(Trigger definition) implements RoutineOperation {
        @Override
        public String object() {
            return definition.table() + "." + definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            return Fit.create(schema, definition, false);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new DropTrigger(definition.name(), Optional.of(definition.table()), false));
        }
    }

    /**
     * Drops a trigger.
     *
     * @param table its table or view, where the author says it; PostgreSQL needs it
     */
    record DropTrigger(String name, Optional<QualifiedName> table, boolean ifExists) implements RoutineOperation {
        @Override
        public String object() {
            return table.map(owner -> owner + ".").orElse("") + name;
        }

        /** The trigger that is meant. */
        public Optional<Trigger> find(Schema schema) {
            return schema.all(Trigger.class).stream()
                    .filter(trigger -> trigger.name().equals(name)
                            && (table.isEmpty() || table.get().equals(trigger.table())))
                    .findFirst();
        }

        @Override
        public Schema applyTo(Schema schema) {
            Optional<Trigger> found = find(schema);
            if (found.isEmpty() && !ifExists) {
                throw Fit.failure("There is no trigger '" + object() + "'");
            }
            return found.map(trigger -> schema.without(trigger.key())).orElse(schema);
        }

        @Override
        public Reversal reverse(Schema before) {
            Optional<Trigger> found = find(before);
            if (found.isEmpty() && !ifExists) {
                throw Fit.failure("There is no trigger '" + object() + "'");
            }
            return found.map(trigger -> Reversal.of(new CreateTrigger(trigger))).orElseGet(Reversal::of);
        }
    }
}
