package dev.windlass.plan;

import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Does the same with several inputs and reports the problems of all that fail. */
final class Attempts {
    private Attempts() {}

    static <A, B> List<B> all(List<A> inputs, Function<A, B> function) {
        List<B> results = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (A input : inputs) {
            try {
                results.add(function.apply(input));
            } catch (WindlassException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return results;
    }
}
