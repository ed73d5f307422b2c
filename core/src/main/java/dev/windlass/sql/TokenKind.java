package dev.windlass.sql;

/** What the lexer tells apart. */
enum TokenKind {
    /** White space, or the byte-order mark. */
    SPACE,
    /** A comment that runs to the end of its line, without the line's end. */
    LINE_COMMENT,
    BLOCK_COMMENT,
    /** {@code /*!50003}: what follows is run. */
    EXECUTABLE_OPEN,
    /** The end of what {@link #EXECUTABLE_OPEN} began. */
    EXECUTABLE_CLOSE,
    /** An identifier or keyword without quotes. */
    WORD,
    QUOTED_IDENTIFIER,
    STRING,
    NUMBER,
    /** One character of an operator, or punctuation. */
    SYMBOL,
    /** The end of a statement, unless the statement holds others. */
    DELIMITER,
    /** A psql meta-command, to the end of its line. */
    META_COMMAND,
    END;

    /** Whether it is neither text of a statement nor an end. */
    boolean isBlank() {
        return this == SPACE || this == LINE_COMMENT || this == BLOCK_COMMENT;
    }
}
