package dev.windlass.sql;

import java.util.List;
import java.util.Set;

/** Names what a statement is. */
final class Commands {
    private static final Set<String> DEFINITIONS = Set.of("CREATE", "ALTER", "DROP");
    private static final Set<String> KINDS = Set.of(
            ("AGGREGATE CAST COLLATION CONVERSION DATABASE DOMAIN EVENT EXTENSION FUNCTION GROUP INDEX INSTANCE LANGUAGE "
                            + "OPERATOR OWNED PACKAGE POLICY PREPARE PROCEDURE PUBLICATION ROLE ROUTINE RULE SCHEMA "
                            + "SEQUENCE SERVER STATISTICS SUBSCRIPTION SYSTEM TABLE TABLESPACE TRANSFORM TRIGGER TYPE USER "
                            + "VIEW")
                    .split(" "));
    private static final List<List<String>> LONG_KINDS = List.of(
            List.of("MATERIALIZED", "VIEW"),
            List.of("FOREIGN", "TABLE"),
            List.of("FOREIGN", "DATA", "WRAPPER"),
            List.of("EVENT", "TRIGGER"),
            List.of("ACCESS", "METHOD"),
            List.of("OPERATOR", "CLASS"),
            List.of("OPERATOR", "FAMILY"),
            List.of("TEXT", "SEARCH", "CONFIGURATION"),
            List.of("TEXT", "SEARCH", "DICTIONARY"),
            List.of("TEXT", "SEARCH", "PARSER"),
            List.of("TEXT", "SEARCH", "TEMPLATE"),
            List.of("USER", "MAPPING"),
            List.of("DEFAULT", "PRIVILEGES"),
            List.of("LARGE", "OBJECT"),
            List.of("SPATIAL", "REFERENCE", "SYSTEM"),
            List.of("RESOURCE", "GROUP"),
            List.of("LOGFILE", "GROUP"),
            List.of("PACKAGE", "BODY"));
    /** Verbs that say little without the next word. */
    private static final Set<String> PAIRED = Set.of(
            "START",
            "STOP",
            "LOCK",
            "UNLOCK",
            "RENAME",
            "INSTALL",
            "UNINSTALL",
            "CHANGE",
            "CACHE",
            "LOAD",
            "IMPORT",
            "SECURITY",
            "REASSIGN",
            "DISCARD",
            "XA");

    private static final Set<String> PREPARED = Set.of("TRANSACTION", "PREPARED");
    private static final Set<String> MAIN_VERBS =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "VALUES", "TABLE");
    /** A kind comes this soon, if it comes: the longest way to it is {@code DEFINER = user@host SQL SECURITY …}. */
    private static final int KIND_REACH = 20;

    private Commands() {}

    /** The verb and, where there is one, the kind of object. */
    static String of(StatementWords words) {
        String verb = words.at(0);
        if (verb.equals("WITH")) {
            int main = words.firstOf(MAIN_VERBS, 1, words.size());
            return main < 0 ? verb : words.at(main);
        }
        if (DEFINITIONS.contains(verb)) {
            return definition(verb, words);
        }
        if (words.begins("REFRESH", "MATERIALIZED", "VIEW")) {
            return "REFRESH MATERIALIZED VIEW";
        }
        boolean paired = PAIRED.contains(verb) || PREPARED.contains(words.at(1));
        return paired && !words.at(1).isEmpty() ? verb + " " + words.at(1) : verb;
    }

    private static String definition(String verb, StatementWords words) {
        for (int i = 1; i < Math.min(words.size(), KIND_REACH); i++) {
            for (List<String> kind : LONG_KINDS) {
                if (words.indexOf(i, kind.toArray(String[]::new)) == i) {
                    return verb + " " + String.join(" ", kind);
                }
            }
            if (words.firstOf(KINDS, i, i + 1) == i && !isAggregateOfFunction(words, i)) {
                return verb + " " + words.at(i);
            }
        }
        return words.at(1).isEmpty() ? verb : verb + " " + words.at(1);
    }

    /** MariaDB's CREATE AGGREGATE FUNCTION; in PostgreSQL an aggregate is a kind of its own. */
    private static boolean isAggregateOfFunction(StatementWords words, int index) {
        return words.at(index).equals("AGGREGATE") && words.at(index + 1).equals("FUNCTION");
    }
}
