package dev.windlass.sql;

/**
 * One fact about how a server, or its command-line client, divides text into words, literals and comments. A dialect is
 * the set of the facts that hold for it ({@link SplitterRules}).
 */
public enum LexicalFact {
    /** A backslash in {@code '…'} escapes the next character (MySQL unless NO_BACKSLASH_ESCAPES). */
    BACKSLASH_ESCAPES,
    /** {@code "…"} is an identifier (the standard; MySQL only with ANSI_QUOTES), otherwise it is a string. */
    ANSI_QUOTES,
    /** {@code `…`} is an identifier (MySQL, SQLite). */
    BACKTICKS,
    /** {@code […]} is an identifier (SQLite). */
    BRACKETS,
    /** {@code E'…'} has backslash escapes, {@code B'…'} and {@code X'…'} never have (PostgreSQL, section 4.1.2). */
    STRING_PREFIXES,
    /** {@code $tag$…$tag$} is a string (PostgreSQL, section 4.1.2.4). */
    DOLLAR_QUOTES,
    /** The same after the word {@code AS} alone (MySQL 9, routines in JavaScript). */
    DOLLAR_QUOTES_AFTER_AS,
    /** {@code #} begins a comment (MySQL). */
    HASH_COMMENTS,
    /** {@code --} begins a comment only before white space, a control character or the end (MySQL). */
    SPACED_DASH_COMMENTS,
    /** Block comments nest (PostgreSQL). */
    NESTED_COMMENTS,
    /** A block comment may be left open at the end of the text (SQLite). */
    OPEN_COMMENT_AT_END,
    /** A carriage return alone ends a comment that runs to the end of the line (PostgreSQL). */
    CARRIAGE_RETURN_ENDS_LINE,
    /** The text of {@code /*! … *}{@code /} is run (MySQL and MariaDB). */
    EXECUTABLE_COMMENTS,
    /** The text of {@code /*M! … *}{@code /} is run too (MariaDB). */
    MARIADB_EXECUTABLE_COMMENTS,
    /** {@code DELIMITER} lines, {@code \g} and {@code \G} speak to the client (mysql, mariadb). */
    CLIENT_DELIMITERS,
    /** A backslash outside of quotes begins a command to the client (psql). */
    META_COMMANDS,
    /** Routines may be written as in Oracle: declarations between {@code AS} and {@code BEGIN} (MariaDB). */
    ORACLE_MODE
}
