package dev.windlass.command;

import dev.windlass.error.Problem;
import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param name what
 * @param problems what is wrong with it; none if it holds
 * @param facts what was seen, a line each; for those who want to know more
 */
public record Check(String name, List<Problem> problems, List<String> facts) {
    public Check {
        problems = List.copyOf(problems);
        facts = List.copyOf(facts);
    }

    /** A check without more to tell. */
    public Check(String name, List<Problem> problems) {
        this(name, problems, List.of());
    }

    /** Whether it holds. */
    public boolean ok() {
        return problems.isEmpty();
    }
}
