package dev.windlass.dialect;

import dev.windlass.error.WindlassException;
import dev.windlass.operation.Operation;
import java.util.List;

/** Writes operations as the statements of one dialect. Pure: what is there is told to it, never looked up. */
@FunctionalInterface
public interface OperationRenderer {
    /**
     * The statements, in order. Operations that follow each other may come out as one.
     *
     * @param operations what is to be done, in order
     * @param version the server
     * @param before what is known of the database before the first of them; what the others meet follows from it
     * @throws WindlassException {@code NOT_SUPPORTED_BY_DIALECT} naming the {@link Capability} if the server cannot do
     *     one; {@code DEFINITION_UNKNOWN} if more must be known; {@code OPERATION_DOES_NOT_FIT} if the schema is known
     *     and one does not fit
     */
    List<Rendered> render(List<Operation> operations, ServerVersion version, Known before);
}
