package dev.windlass.sql;

/**
 * Follows the words of one statement after another, as far as it takes to know which delimiters belong to a body inside
 * the statement. One exists per splitter, and is told of every statement's tokens in order while it is
 * {@link #watching}.
 */
interface Bodies {
    /** The rules of a grammar. */
    static Bodies of(SplitterRules rules) {
        return switch (rules.grammar()) {
            case POSTGRESQL -> new PostgresqlBodies();
            case MYSQL -> new MysqlBodies(rules.has(LexicalFact.ORACLE_MODE));
            case SQLITE -> new SqliteBodies();
        };
    }

    /** A statement begins. */
    void begin();

    /** Whether this statement's further tokens can matter. */
    boolean watching();

    /**
     * A word without quotes.
     *
     * @param word in upper case
     * @param offset where it begins
     */
    void word(String word, long offset);

    /** A character of an operator, or punctuation. */
    void symbol(char symbol);

    /** A literal or a quoted identifier. */
    void operand();

    /** A delimiter: whether it belongs to a body, so that the statement goes on. */
    boolean absorbsDelimiter();

    /** Whether {@link #absorbsDelimiter} would say so here. */
    default boolean holdsDelimiters() {
        return openedAt() >= 0;
    }

    /**
     * Whether a semicolon ends this statement for sure, even while the client's delimiter is another one: it is a whole
     * routine, or no routine at all. The server then runs several statements, which came in one packet.
     */
    default boolean isComplete() {
        return false;
    }

    /** Where the innermost body began that is open, or -1 if none is. */
    long openedAt();

    /** Whether rows follow this statement (PostgreSQL's {@code COPY … FROM stdin}). */
    default boolean takesRows() {
        return false;
    }
}
