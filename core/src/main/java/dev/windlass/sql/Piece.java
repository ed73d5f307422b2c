package dev.windlass.sql;

/**
 * A part of a script. The texts of all pieces of a script, joined in order, are the script, byte for byte (law of the
 * splitter, checked by a property test).
 */
public sealed interface Piece {
    /** The exact text of this part of the script. */
    String text();

    /** Where it begins. */
    SourceSpan span();

    /** White space, comments, delimiters, a byte-order mark, DELIMITER lines: nothing that the server is sent. */
    record Filler(String text, SourceSpan span) implements Piece {}

    /** A statement to send. */
    record Sql(Statement statement) implements Piece {
        @Override
        public String text() {
            return statement.text();
        }

        @Override
        public SourceSpan span() {
            return statement.span();
        }
    }

    /** A line that speaks to Windlass. */
    record Instruction(String text, Directive directive) implements Piece {
        @Override
        public SourceSpan span() {
            return directive.span();
        }
    }

    /**
     * A chunk of the rows that follow a {@code COPY … FROM stdin} statement (PostgreSQL), at most some 64 thousand
     * characters; the statement is the last {@link Sql} before it.
     */
    record CopyRows(String text, SourceSpan span) implements Piece {}

    /** The line {@code \.} that ends the rows of a {@code COPY}; it comes even when there were no rows. */
    record CopyEnd(String text, SourceSpan span) implements Piece {}
}
