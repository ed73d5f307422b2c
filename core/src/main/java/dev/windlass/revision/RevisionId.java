package dev.windlass.revision;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The name of a revision in the graph: any text that cannot be mistaken for an expression of the revision grammar.
 * Alembic forbids {@code @ - + :}; a {@code -} inside is accepted here as real projects have it, since a full id is
 * looked up before an expression is parsed.
 *
 * @param value the id
 */
public record RevisionId(String value) implements Comparable<RevisionId> {
    /** Checks nothing but emptiness; {@link #check} tells whether a new id may be used. */
    public RevisionId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a revision id is not empty");
        }
    }

    /** What is wrong with a text as a revision id, or nothing. */
    public static Optional<Problem> check(String value) {
        boolean reserved =
                value.equals("head") || value.equals("heads") || value.equals("base") || value.equals("current");
        boolean valid = !value.isEmpty() && Character.isLetterOrDigit(value.charAt(0));
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            valid &= Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
        }
        if (valid && !reserved) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(ErrorCode.BAD_REVISION_ID, "\"" + value + "\" is not a revision id")
                .because(reserved ? "it is a word of the revision grammar" : ""));
    }

    /**
     * What keeps Alembic from loading a revision with this id, or nothing: it forbids {@code @ - + :} (measured, 1.20)
     * and nothing else, not even the words of its own grammar.
     */
    public static Optional<Problem> checkForAlembic(String value) {
        String found = value.chars()
                .filter(c -> "@-+:".indexOf(c) >= 0)
                .distinct()
                .mapToObj(c -> "'" + (char) c + "'")
                .collect(Collectors.joining(", "));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(ErrorCode.BAD_REVISION_ID, "\"" + value + "\" is not a revision id for Alembic")
                .because("it does not allow " + found));
    }

    @Override
    public int compareTo(RevisionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
