package dev.windlass.lint;

import dev.windlass.error.ErrorCode;
import java.util.List;

/**
 * Looks for one kind of thing in a script.
 *
 * @param id what it is called, in findings and in {@code -- windlass: ignore <id> <why>}
 * @param code the code of its findings
 * @param search finds it; a pure function of the text
 */
public record Rule(String id, ErrorCode code, Search search) {
    /** Finds things in a text. */
    @FunctionalInterface
    public interface Search {
        /** What it finds, in the order of the text. */
        List<Finding> in(ScriptText text);
    }
}
