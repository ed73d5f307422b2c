package dev.windlass.alembic.python;

/**
 * A word of Python source.
 *
 * @param kind what it is
 * @param text the characters; for a string the whole literal with prefix and quotes
 * @param start the offset of its first character
 * @param end the offset after its last character
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        OPERATOR,
        NEWLINE,
        INDENT,
        DEDENT,
        END
    }

    boolean is(String word) {
        return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(word);
    }

    /** What to call it in a message. */
    String described() {
        return switch (kind) {
            case NAME, NUMBER, OPERATOR -> "'" + text + "'";
            case STRING -> "a string";
            case NEWLINE -> "the end of the line";
            case INDENT -> "an indent";
            case DEDENT -> "the end of the block";
            case END -> "the end of the file";
        };
    }
}
