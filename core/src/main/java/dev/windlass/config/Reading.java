package dev.windlass.config;

import dev.windlass.error.Problem;
import java.util.List;
import java.util.function.Function;

/**
 * What came of reading a raw value: the value, or all that is wrong with it.
 *
 * @param <T> what was to be read
 */
public sealed interface Reading<T> {
    /** It could be read. */
    record Good<T>(T value) implements Reading<T> {}

    /** It could not; there is at least one problem. */
    record Bad<T>(List<Problem> problems) implements Reading<T> {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /** A value. */
    static <T> Reading<T> good(T value) {
        return new Good<>(value);
    }

    /** A problem. */
    static <T> Reading<T> bad(Problem problem) {
        return new Bad<>(List.of(problem));
    }

    /** Goes on with the value if there is one. */
    default <R> Reading<R> then(Function<T, Reading<R>> next) {
        return switch (this) {
            case Good<T> good -> next.apply(good.value());
            case Bad<T> bad -> new Bad<>(bad.problems());
        };
    }
}
