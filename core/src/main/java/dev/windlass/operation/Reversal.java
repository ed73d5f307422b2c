package dev.windlass.operation;

import java.util.List;

/** What undoes an operation, or why nothing does. */
public sealed interface Reversal {
    /** These operations, in this order; none if there is nothing to undo. */
    record Reversed(List<Operation> operations) implements Reversal {
        public Reversed {
            operations = List.copyOf(operations);
        }
    }

    /**
     * Nothing.
     *
     * @param reason why, as a clause: {@code the rows that were deleted are gone}
     */
    record Irreversible(String reason) implements Reversal {}

    /** These operations. */
    static Reversal of(Operation... operations) {
        return new Reversed(List.of(operations));
    }
}
