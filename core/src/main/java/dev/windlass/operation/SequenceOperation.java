package dev.windlass.operation;

import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Sequence;

/** A change of sequences (PostgreSQL, MariaDB). */
public sealed interface SequenceOperation extends Operation {
    /** The sequence. */
    QualifiedName sequence();

    @Override
    default String object() {
        return sequence().toString();
    }

    /** Creates a sequence. */
    record CreateSequence(Sequence definition, boolean ifNotExists) implements SequenceOperation {
        @Override
        public QualifiedName sequence() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            if (ifNotExists && schema.find(definition.key()).isPresent()) {
                return schema;
            }
            Fit.nameIsFree(schema, sequence());
            return schema.with(definition);
        }

        @Override
        public Reversal reverse(Schema before) {
            return ifNotExists && before.find(definition.key()).isPresent()
                    ? Reversal.of()
                    : Reversal.of(new DropSequence(sequence(), false));
        }
    }

    /** Changes how a sequence counts, its type and its owner. */
    record AlterSequence(QualifiedName sequence, Sequence to) implements SequenceOperation {
        @Override
        public Schema applyTo(Schema schema) {
            find(schema, sequence);
            if (!to.name().equals(sequence)) {
                throw Fit.failure("Sequence '" + sequence + "' keeps its name when it is altered");
            }
            return schema.with(to);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new AlterSequence(sequence, find(before, sequence)));
        }
    }

    /** Drops a sequence. */
    record DropSequence(QualifiedName sequence, boolean ifExists) implements SequenceOperation {
        @Override
        public Schema applyTo(Schema schema) {
            return Fit.drop(schema, key(sequence), ifExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.find(key(sequence)).isEmpty() && ifExists
                    ? Reversal.of()
                    : Reversal.of(new CreateSequence(find(before, sequence), false));
        }
    }

    private static ObjectKey key(QualifiedName name) {
        return ObjectKey.of(ObjectKind.SEQUENCE, name);
    }

    private static Sequence find(Schema schema, QualifiedName name) {
        return Fit.object(schema, key(name), Sequence.class);
    }
}
