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
    /** Goes on with the value if there is one. */
    <R> Reading<R> then(Function<T, Reading<R>> next);

    /** The value, or what {@code otherwise} makes of the problems. */
    T or(Function<List<Problem>, T> otherwise);

    /** All that is wrong; nothing if there is a value. */
    List<Problem> problems();

    /** It could be read. */
    record Good<T>(T value) implements Reading<T> {
        @Override
        public <R> Reading<R> then(Function<T, Reading<R>> next) {
            return next.apply(value);
        }

        @Override
        public T or(Function<List<Problem>, T> otherwise) {
            return value;
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }
    }

    /** It could not; there is at least one problem. */
    record Bad<T>(List<Problem> problems) implements Reading<T> {
        public Bad {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> Reading<R> then(Function<T, Reading<R>> next) {
            return new Bad<>(problems);
        }

        @Override
        public T or(Function<List<Problem>, T> otherwise) {
            return otherwise.apply(problems);
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
}
