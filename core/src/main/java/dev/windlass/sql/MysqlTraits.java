package dev.windlass.sql;

import java.util.EnumSet;
import java.util.Set;

/**
 * MySQL and MariaDB. What commits implicitly is in the MySQL 8.4 manual, section 15.3.3, and on MariaDB's page "SQL
 * statements that cause an implicit commit".
 */
final class MysqlTraits {
    private static final Set<String> COMMITTING_VERBS =
            Set.of("TRUNCATE", "GRANT", "REVOKE", "OPTIMIZE", "REPAIR", "FLUSH", "CLONE");
    private static final Set<String> COMMITTING = Set.of(
            "BEGIN",
            "START TRANSACTION",
            "RENAME TABLE",
            "RENAME TABLES",
            "RENAME USER",
            "LOCK TABLE",
            "LOCK TABLES",
            "UNLOCK TABLE",
            "UNLOCK TABLES",
            "CACHE INDEX",
            "LOAD INDEX",
            "IMPORT TABLE",
            "INSTALL PLUGIN",
            "INSTALL COMPONENT",
            "INSTALL SONAME",
            "UNINSTALL PLUGIN",
            "UNINSTALL COMPONENT",
            "UNINSTALL SONAME",
            "START SLAVE",
            "START REPLICA",
            "STOP SLAVE",
            "STOP REPLICA",
            "CHANGE MASTER",
            "CHANGE REPLICATION");
    private static final Set<String> ROWS =
            Set.of("DESCRIBE", "DESC", "CALL", "EXECUTE", "HELP", "CHECKSUM", "OPTIMIZE", "REPAIR", "ANALYZE", "CHECK");

    private MysqlTraits() {}

    static EnumSet<Trait> of(String command, StatementWords words) {
        EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        if (commits(command, words)) {
            traits.add(Trait.IMPLICIT_COMMIT);
        }
        if (command.equals("CALL") || command.equals("EXECUTE") || words.begins("BEGIN", "NOT")) {
            traits.add(Trait.MAY_CONTROL_TRANSACTION);
        }
        if (ROWS.contains(command) || (command.equals("HANDLER") && words.has("READ"))) {
            traits.add(Trait.QUERY);
        }
        if (command.equals("LOAD DATA") || command.equals("LOAD XML")) {
            traits.add(Trait.DML);
        }
        return traits;
    }

    private static boolean commits(String command, StatementWords words) {
        String verb = words.at(0);
        if (COMMITTING.contains(command)) {
            return !words.begins("BEGIN", "NOT");
        }
        return switch (verb) {
            case "CREATE", "DROP" -> !command.equals("DROP PREPARE") && !isTemporary(command, words);
            case "ALTER" -> true;
            case "ANALYZE", "CHECK" -> words.has("TABLE") || words.has("TABLES");
            case "RESET" -> !words.at(1).equals("PERSIST");
            case "SET" -> setCommits(words);
            default -> COMMITTING_VERBS.contains(verb);
        };
    }

    private static boolean isTemporary(String command, StatementWords words) {
        int kind = words.indexOf(0, command.substring(command.indexOf(' ') + 1));
        int temporary = words.indexOf(0, "TEMPORARY");
        return temporary > 0 && temporary < kind;
    }

    private static boolean setCommits(StatementWords words) {
        int autocommit = words.indexOf(0, "AUTOCOMMIT");
        String value = words.at(autocommit + 2).equals("=") ? words.at(autocommit + 3) : words.at(autocommit + 2);
        boolean on = autocommit > 0 && (value.equals("1") || value.equals("ON") || value.equals("TRUE"));
        return on || words.begins("SET", "PASSWORD") || words.begins("SET", "DEFAULT", "ROLE");
    }
}
