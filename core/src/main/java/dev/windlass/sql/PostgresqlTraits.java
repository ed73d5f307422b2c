package dev.windlass.sql;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * PostgreSQL. What refuses a transaction is what calls {@code PreventInTransactionBlock} in the source of 14 to 18, and
 * {@code REPACK} of 19.
 */
final class PostgresqlTraits {
    private static final Set<String> REFUSED = Set.of(
            "VACUUM",
            "CREATE DATABASE",
            "DROP DATABASE",
            "CREATE TABLESPACE",
            "DROP TABLESPACE",
            "ALTER SYSTEM",
            "DROP SUBSCRIPTION",
            "DISCARD ALL",
            "COMMIT PREPARED",
            "ROLLBACK PREPARED");
    private static final Set<String> WHOLE = Set.of("DATABASE", "SYSTEM", "SCHEMA");
    private static final Set<String> FALSE = Set.of("FALSE", "OFF", "0", "'FALSE'", "'OFF'", "'0'");

    private PostgresqlTraits() {}

    static EnumSet<Trait> of(String command, StatementWords words) {
        EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        if (REFUSED.contains(command) || refuses(command, words)) {
            traits.add(Trait.REFUSES_TRANSACTION);
        }
        if (command.equals("CALL") || command.equals("DO")) {
            traits.add(Trait.MAY_CONTROL_TRANSACTION);
        }
        if (command.equals("ALTER TYPE") && words.has("ADD", "VALUE")) {
            traits.add(Trait.ADDS_ENUM_VALUE);
        }
        if (command.equals("FETCH") || command.equals("CALL") || command.equals("EXECUTE")) {
            traits.add(Trait.QUERY);
        }
        if (command.equals("COPY") && words.has("FROM")) {
            traits.add(Trait.DML);
            if (words.has("FROM", "STDIN") || words.has("FROM", "STDOUT")) {
                traits.add(Trait.COPY_FROM_STDIN);
            }
        }
        return traits;
    }

    private static boolean refuses(String command, StatementWords words) {
        return switch (command) {
            case "CREATE INDEX", "DROP INDEX" -> words.has("INDEX", "CONCURRENTLY");
            case "REINDEX" -> reindex(words);
            case "CLUSTER" -> afterOptions(words, "VERBOSE").isEmpty();
            case "REPACK" ->
                words.hasAnywhere("CONCURRENTLY")
                        || afterOptions(words, "VERBOSE").isEmpty();
            case "ALTER DATABASE" -> words.has("SET", "TABLESPACE");
            case "ALTER TABLE" -> words.has("DETACH", "PARTITION") && words.has("CONCURRENTLY");
            case "CREATE SUBSCRIPTION" -> !isOff(words, "CREATE_SLOT") && !isOff(words, "CONNECT");
            case "ALTER SUBSCRIPTION" -> alterSubscription(words);
            default -> false;
        };
    }

    /** The first word after the verb, its options in parentheses, and an old-style option. */
    private static String afterOptions(StatementWords words, String option) {
        int index = 1;
        if (words.at(index).equals("(")) {
            index = words.indexOf(index, ")") + 1;
        }
        return words.at(index).equals(option) ? words.at(index + 1) : words.at(index);
    }

    private static boolean reindex(StatementWords words) {
        boolean concurrently = words.hasAnywhere("CONCURRENTLY") && !isOff(words, "CONCURRENTLY");
        return concurrently || WHOLE.contains(afterOptions(words, ""));
    }

    /** Whether an option is switched off, as in {@code (option = false)}. */
    private static boolean isOff(StatementWords words, String option) {
        return FALSE.stream()
                .flatMap(value -> List.of(new String[] {option, "=", value}, new String[] {option, value}).stream())
                .anyMatch(words::hasAnywhere);
    }

    private static boolean alterSubscription(StatementWords words) {
        boolean publications = words.has("PUBLICATION") && !isOff(words, "REFRESH");
        return publications || words.hasAnywhere("FAILOVER") || words.hasAnywhere("TWO_PHASE");
    }
}
