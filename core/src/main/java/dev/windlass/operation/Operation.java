package dev.windlass.operation;

import dev.windlass.error.WindlassException;
import dev.windlass.schema.Schema;
import java.util.Locale;

/**
 * One change of a schema, or of the rows in it: what autogenerate writes, Java revisions call, Alembic revisions mean and
 * lint reads.
 */
public sealed interface Operation
        permits TableOperation,
                ColumnOperation,
                ConstraintOperation,
                IndexOperation,
                TypeOperation,
                SequenceOperation,
                NamespaceOperation,
                ViewOperation,
                RoutineOperation,
                SecurityOperation,
                SetComment,
                DataOperation {
    /** What it is about, such as {@code users} or {@code users.phone_number}; for messages and machine output. */
    String object();

    /**
     * The schema afterwards.
     *
     * @throws WindlassException {@code OPERATION_DOES_NOT_FIT} if it cannot be done to that schema
     */
    Schema applyTo(Schema schema);

    /**
     * What undoes it.
     *
     * @param before the schema before it
     * @throws WindlassException {@code OPERATION_DOES_NOT_FIT} if it cannot be done to that schema
     */
    Reversal reverse(Schema before);

    /** The word for it in machine output, such as {@code add_column}. */
    default String word() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
