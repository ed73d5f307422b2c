package dev.windlass.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings by which a script changes how its own further text is read. */
final class SessionSettings {
    private static final Pattern CONFORMING = Pattern.compile(
            "SET\\s+(?:(?:SESSION|LOCAL)\\s+)?\"?standard_conforming_strings\"?\\s*(?:=|\\sTO\\s)\\s*'?(\\w+)'?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RESET =
            Pattern.compile("RESET\\s+(?:standard_conforming_strings|ALL)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SQL_MODE = Pattern.compile(
            "(?:SET|,)\\s*(?:SESSION\\s+|LOCAL\\s+|@@(?:session\\.|local\\.)?)?`?sql_mode`?\\s*:?=\\s*"
                    + "('[\\w, ]*'|\"[\\w, ]*\"|@?\\w+)\\s*(?:,|\\*/|$)",
            Pattern.CASE_INSENSITIVE);

    private SessionSettings() {}

    /**
     * Lets a lexer follow a SET or RESET statement: {@code standard_conforming_strings} of PostgreSQL, and
     * {@code sql_mode} of MySQL where it is a literal; a variable is taken to hold the mode that the script began with.
     */
    static void apply(String statement, SplitterRules rules, Lexer lexer) {
        switch (rules.grammar()) {
            case POSTGRESQL -> conformingStrings(statement, rules, lexer);
            case MYSQL -> sqlMode(statement, rules, lexer);
            case SQLITE -> {}
        }
    }

    private static void conformingStrings(String statement, SplitterRules rules, Lexer lexer) {
        Matcher set = CONFORMING.matcher(statement);
        if (set.matches()) {
            lexer.backslashEscapes(
                    switch (set.group(1).toLowerCase(Locale.ROOT)) {
                        case "off", "of", "false", "fals", "fal", "fa", "f", "no", "n", "0" -> true;
                        case "default" -> rules.has(LexicalFact.BACKSLASH_ESCAPES);
                        default -> false;
                    });
        } else if (RESET.matcher(statement).matches()) {
            lexer.backslashEscapes(rules.has(LexicalFact.BACKSLASH_ESCAPES));
        }
    }

    private static void sqlMode(String statement, SplitterRules rules, Lexer lexer) {
        Matcher set = SQL_MODE.matcher(statement);
        if (!set.find()) {
            return;
        }
        String modes = "," + set.group(1).replaceAll("['\" ]", "").toUpperCase(Locale.ROOT) + ",";
        if (modes.equals(",DEFAULT,") || modes.startsWith(",@")) {
            lexer.backslashEscapes(rules.has(LexicalFact.BACKSLASH_ESCAPES));
            lexer.ansiQuotes(rules.has(LexicalFact.ANSI_QUOTES));
            return;
        }
        lexer.backslashEscapes(!modes.contains(",NO_BACKSLASH_ESCAPES,"));
        lexer.ansiQuotes(modes.contains(",ANSI_QUOTES,") || modes.contains(",ANSI,"));
    }
}
