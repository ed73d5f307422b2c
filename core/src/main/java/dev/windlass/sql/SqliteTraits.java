package dev.windlass.sql;

import java.util.EnumSet;

/** SQLite; measured with 3.40: each statement between BEGIN with a change, and COMMIT. */
final class SqliteTraits {
    private SqliteTraits() {}

    static EnumSet<Trait> of(String command, StatementWords words) {
        return switch (command) {
            // DETACH is refused once the transaction has used the database ("database is locked").
            case "VACUUM", "DETACH" -> EnumSet.of(Trait.REFUSES_TRANSACTION);
            case "PRAGMA" -> pragma(words);
            default -> EnumSet.noneOf(Trait.class);
        };
    }

    private static EnumSet<Trait> pragma(StatementWords words) {
        int name = words.at(2).equals(".") ? 3 : 1;
        String after = words.at(name + 1);
        boolean sets = after.equals("=") || after.equals("(");
        EnumSet<Trait> traits = EnumSet.of(Trait.QUERY);
        switch (words.at(name)) {
            case "FOREIGN_KEYS", "JOURNAL_MODE" -> {
                if (sets) {
                    traits.add(Trait.NO_EFFECT_IN_TRANSACTION);
                }
            }
            case "SYNCHRONOUS", "TEMP_STORE" -> {
                if (sets) {
                    traits.add(Trait.REFUSES_TRANSACTION);
                }
            }
            case "WAL_CHECKPOINT" -> traits.add(Trait.REFUSES_TRANSACTION);
            default -> {}
        }
        return traits;
    }
}
