package dev.windlass.sql;

import static dev.windlass.sql.LexicalFact.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How one dialect writes SQL: all that the lexer, the splitter and the classifier know about it.
 *
 * @param grammar which statements hold others
 * @param facts the lexical facts that hold
 */
public record SplitterRules(Grammar grammar, Set<LexicalFact> facts) {
    /** PostgreSQL and psql, with {@code standard_conforming_strings} on (the default since 9.1). */
    public static final SplitterRules POSTGRESQL = new SplitterRules(
            Grammar.POSTGRESQL,
            EnumSet.of(
                    ANSI_QUOTES,
                    STRING_PREFIXES,
                    DOLLAR_QUOTES,
                    NESTED_COMMENTS,
                    CARRIAGE_RETURN_ENDS_LINE,
                    META_COMMANDS));

    /** MySQL and its client {@code mysql}, with the default {@code sql_mode}. */
    public static final SplitterRules MYSQL = new SplitterRules(
            Grammar.MYSQL,
            EnumSet.of(
                    BACKSLASH_ESCAPES,
                    BACKTICKS,
                    DOLLAR_QUOTES_AFTER_AS,
                    HASH_COMMENTS,
                    SPACED_DASH_COMMENTS,
                    EXECUTABLE_COMMENTS,
                    CLIENT_DELIMITERS));

    /** MariaDB and its client {@code mariadb}, with the default {@code sql_mode}. */
    public static final SplitterRules MARIADB = MYSQL.without(DOLLAR_QUOTES_AFTER_AS)
            .with(MARIADB_EXECUTABLE_COMMENTS)
            .with(ORACLE_MODE);

    /** SQLite. */
    public static final SplitterRules SQLITE =
            new SplitterRules(Grammar.SQLITE, EnumSet.of(ANSI_QUOTES, BACKTICKS, BRACKETS, OPEN_COMMENT_AT_END));

    public SplitterRules {
        EnumSet<LexicalFact> ordered = EnumSet.noneOf(LexicalFact.class);
        ordered.addAll(facts);
        facts = Collections.unmodifiableSet(ordered);
    }

    /** Whether a fact holds. */
    public boolean has(LexicalFact fact) {
        return facts.contains(fact);
    }

    /** These rules and one fact more, such as {@code ANSI_QUOTES} for a server whose {@code sql_mode} says so. */
    public SplitterRules with(LexicalFact fact) {
        EnumSet<LexicalFact> more = EnumSet.of(fact);
        more.addAll(facts);
        return new SplitterRules(grammar, more);
    }

    /** These rules but for one fact, such as {@code BACKSLASH_ESCAPES} under {@code NO_BACKSLASH_ESCAPES}. */
    public SplitterRules without(LexicalFact fact) {
        EnumSet<LexicalFact> fewer = EnumSet.noneOf(LexicalFact.class);
        fewer.addAll(facts);
        fewer.remove(fact);
        return new SplitterRules(grammar, fewer);
    }
}
