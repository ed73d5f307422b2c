package dev.windlass.dialect;

import dev.windlass.operation.Operation;
import java.util.List;

/**
 * Operations as statements.
 *
 * @param operations what they do; more than one where a dialect does several in one go
 * @param statements the statements, in order, without delimiters
 * @param transactional whether they may run inside a transaction, and are undone when it is rolled back
 * @param foreignKeysOff whether foreign keys must be off while they run, which SQLite can only do before the transaction
 *     begins ({@code PRAGMA foreign_keys=OFF}); with it come checks
 * @param mustBeEmpty queries to run after the statements and before the commit; a row of any of them means that the
 *     transaction must be rolled back
 */
public record Rendered(
        List<Operation> operations,
        List<String> statements,
        boolean transactional,
        boolean foreignKeysOff,
        List<String> mustBeEmpty) {
    public Rendered {
        operations = List.copyOf(operations);
        statements = List.copyOf(statements);
        mustBeEmpty = List.copyOf(mustBeEmpty);
    }

    /** Statements that run in a transaction, without further ado. */
    public static Rendered transactional(Operation operation, List<String> statements) {
        return new Rendered(List.of(operation), statements, true, false, List.of());
    }

    /** Statements that a transaction does not undo, or that may not run in one. */
    public static Rendered nonTransactional(Operation operation, List<String> statements) {
        return new Rendered(List.of(operation), statements, false, false, List.of());
    }
}
