package dev.windlass.acceptance.operation;

import dev.windlass.dialect.DialectName;
import dev.windlass.operation.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Operations to try on every server.
 *
 * @param setup what must be there before
 * @param tried what is tried
 * @param speakers the dialects whose words the SQL text in it is made of; the others have a case of their own
 */
public record OperationCase(String name, List<Operation> setup, List<Operation> tried, Set<DialectName> speakers) {
    OperationCase(String name, List<Operation> setup, List<Operation> tried) {
        this(name, setup, tried, EnumSet.allOf(DialectName.class));
    }

    static OperationCase of(String name, Operation... tried) {
        return new OperationCase(name, List.of(), List.of(tried));
    }

    OperationCase after(Operation... operations) {
        return new OperationCase(name, List.of(operations), tried, speakers);
    }

    OperationCase in(DialectName dialect) {
        return new OperationCase(name + " of " + dialect.word(), setup, tried, EnumSet.of(dialect));
    }
}
