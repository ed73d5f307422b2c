package dev.windlass.operation;

import java.util.ArrayList;
import java.util.List;

/** Collects the operations that a revision asks for. Not for use by several threads. */
public final class OperationList implements Operations {
    private final List<Operation> operations = new ArrayList<>();

    @Override
    public void add(Operation operation) {
        operations.add(operation);
    }

    /** What was asked for, in order. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }
}
