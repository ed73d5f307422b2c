package dev.windlass.error;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A failure that the user can mend, with every problem of the input that was found at once. Bugs are not reported with
 * this type but with the JDK's own unchecked exceptions.
 */
public final class WindlassException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** A failure with one problem. */
    public WindlassException(Problem problem) {
        this(List.of(problem));
    }

    /**
     * A failure with several problems of one input.
     *
     * @throws IllegalArgumentException if there is none
     */
    public WindlassException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a failure needs a problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** A failure with one problem and the exception that caused it, shown with {@code -v}. */
    public WindlassException(Problem problem, Throwable cause) {
        this(problem);
        initCause(cause);
    }

    /** All problems, in the order in which they were found; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    /** The first problem, which gives the failure its code and exit status. */
    public Problem first() {
        return problems.getFirst();
    }

    /** The code of the first problem. */
    public ErrorCode code() {
        return first().code();
    }
}
