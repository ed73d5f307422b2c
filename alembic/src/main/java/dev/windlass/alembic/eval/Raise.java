package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.List;

/** An exception of Python on its way out. */
public final class Raise extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Instance exception;
    private final transient List<String> trace = new ArrayList<>();
    private String why = "";
    private String next = "";

    /** Raises an instance of an exception class. */
    public Raise(Instance exception) {
        super(null, null, false, false);
        this.exception = exception;
    }

    /** Raises an instance because of a failure in Java, such as one of the database. */
    public Raise(Instance exception, Throwable cause) {
        super(null, cause, false, false);
        this.exception = exception;
    }

    /** The exception object. */
    public Instance exception() {
        return exception;
    }

    /** The same with what to tell the user, should the revision not catch it. */
    public Raise advised(String because, String whatToDo) {
        why = because;
        next = whatToDo;
        return this;
    }

    /** Why it happened; empty if its text says it. */
    String why() {
        return why;
    }

    /** What the user is to do; empty for the usual. */
    String next() {
        return next;
    }

    /** Adds the place of a statement that it passed, innermost first. */
    void passed(String place) {
        if (trace.size() < 50) {
            trace.add(place);
        }
    }

    /** The places that it passed, innermost first. */
    public List<String> trace() {
        return trace;
    }

    @Override
    public String getMessage() {
        return exception.type().name();
    }
}
