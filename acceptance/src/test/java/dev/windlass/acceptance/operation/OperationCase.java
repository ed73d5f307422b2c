package dev.windlass.acceptance.operation;

import dev.windlass.operation.Operation;
import java.util.List;

/** Operations to try on every server: what must be there before, and what is tried. */
record OperationCase(String name, List<Operation> setup, List<Operation> tried) {
    static OperationCase of(String name, Operation... tried) {
        return new OperationCase(name, List.of(), List.of(tried));
    }

    OperationCase after(Operation... operations) {
        return new OperationCase(name, List.of(operations), tried);
    }
}
