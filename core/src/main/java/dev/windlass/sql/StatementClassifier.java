package dev.windlass.sql;

import java.util.EnumSet;
import java.util.Set;

/** Tells what a statement is from its text: what it does to rows and to the transaction around it. */
public final class StatementClassifier {
    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");

    private StatementClassifier() {}

    /**
     * The traits of one statement. Text that is no SQL has an unknown command and no traits.
     *
     * @param statement its text, without a delimiter
     */
    public static StatementTraits classify(String statement, SplitterRules rules) {
        StatementWords words = StatementWords.of(statement, rules);
        String command = Commands.of(words);
        EnumSet<Trait> traits = switch (rules.grammar()) {
            case POSTGRESQL -> PostgresqlTraits.of(command, words);
            case MYSQL -> MysqlTraits.of(command, words);
            case SQLITE -> SqliteTraits.of(command, words);
        };
        if (changesRows(command, words)) {
            traits.add(Trait.DML);
        }
        if (returnsRows(command, words)) {
            traits.add(Trait.QUERY);
        }
        return new StatementTraits(command, control(command, words, rules.grammar()), traits);
    }

    private static boolean changesRows(String command, StatementWords words) {
        return CHANGES.contains(command)
                || (words.begins("WITH") && CHANGES.stream().anyMatch(verb -> words.hasAnywhere("(", verb)));
    }

    private static boolean returnsRows(String command, StatementWords words) {
        return switch (command) {
            case "SELECT" -> !words.has("INTO");
            case "VALUES", "TABLE", "SHOW", "EXPLAIN" -> true;
            case "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE" -> words.has("RETURNING");
            default -> false;
        };
    }

    private static TransactionControl control(String command, StatementWords words, Grammar grammar) {
        return switch (command) {
            case "BEGIN" -> words.begins("BEGIN", "NOT") ? TransactionControl.NONE : TransactionControl.BEGIN;
            case "START TRANSACTION" -> TransactionControl.BEGIN;
            case "COMMIT" -> TransactionControl.COMMIT;
            case "END" -> grammar == Grammar.MYSQL ? TransactionControl.NONE : TransactionControl.COMMIT;
            case "ABORT" -> grammar == Grammar.POSTGRESQL ? TransactionControl.ROLLBACK : TransactionControl.NONE;
            case "ROLLBACK", "ROLLBACK TRANSACTION" ->
                words.has("TO") ? TransactionControl.ROLLBACK_TO_SAVEPOINT : TransactionControl.ROLLBACK;
            case "BEGIN TRANSACTION" -> TransactionControl.BEGIN;
            case "COMMIT TRANSACTION", "END TRANSACTION" -> TransactionControl.COMMIT;
            case "ABORT TRANSACTION" -> TransactionControl.ROLLBACK;
            case "SAVEPOINT" -> TransactionControl.SAVEPOINT;
            case "RELEASE" -> TransactionControl.RELEASE_SAVEPOINT;
            case "PREPARE TRANSACTION", "COMMIT PREPARED", "ROLLBACK PREPARED" -> TransactionControl.TWO_PHASE;
            case "SET" -> setsAutocommit(words, grammar) ? TransactionControl.AUTOCOMMIT : TransactionControl.NONE;
            default -> words.begins("XA") ? TransactionControl.TWO_PHASE : TransactionControl.NONE;
        };
    }

    private static boolean setsAutocommit(StatementWords words, Grammar grammar) {
        int index = words.indexOf(0, "AUTOCOMMIT");
        return grammar == Grammar.MYSQL && index > 0 && !words.at(index + 1).equals(",");
    }
}
