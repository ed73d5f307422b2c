package dev.windlass.command;

import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.math.BigInteger;

/** What a plain number means as a target. */
final class Numbers {
    /** A number of more digits is no number of steps that anybody asks for. */
    private static final int DIGITS = 9;

    private Numbers() {}

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether a text counts steps in the layout {@code pairs}: {@code 3}, {@code 000003}, but not a time stamp. */
    static boolean isCount(String text) {
        return isNumber(text) && new BigInteger(text).toString().length() <= DIGITS;
    }

    /**
     * Outside of the layout {@code pairs}: a revision if there is one of that id or label, or one whose id begins with
     * four digits or more of it; else a number of steps.
     *
     * @param sign which way the steps go
     */
    static String asSteps(String target, RevisionGraph graph, String sign) {
        String text = target.strip();
        if (!isCount(text)
                || graph.contains(new RevisionId(text))
                || graph.labelled(text).isPresent()
                || text.length() >= 4 && graph.candidates(text).size() == 1
                || new BigInteger(text).signum() == 0) {
            return target;
        }
        return sign + new BigInteger(text);
    }
}
