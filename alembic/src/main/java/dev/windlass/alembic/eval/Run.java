package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Source;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.sql.SourceSpan;
import org.jspecify.annotations.Nullable;

/** One run of a program: what it may still do, where it is, and what it can import. */
public final class Run {
    private final Limits limits;
    private final Hooks hooks;
    private final Imports imports;
    private Source source = new Source("", "");
    private int at;
    private Source outer = new Source("", "");
    private int outerAt;
    private long steps;
    private int depth;
    private long nextLook = HoldingLimit.INTERVAL;
    private final HoldingLimit holding;

    /** A run that has not begun. */
    public Run(Limits limits, Hooks hooks, Imports imports) {
        this.limits = limits;
        this.hooks = hooks;
        this.imports = imports;
        this.holding = new HoldingLimit(limits.memory());
    }

    /** What the library adds. */
    public Hooks hooks() {
        return hooks;
    }

    Imports imports() {
        return imports;
    }

    @Nullable
    Value importModule(String name) {
        return imports.find(this, name);
    }

    /** A module by its dotted name, or null if there is none. */
    public @Nullable Value module(String name) {
        return imports.find(this, name);
    }

    /** Runs what stands in these and all known modules of the application, where a word is in their text. */
    public void define(java.util.List<String> modules, String word) {
        imports.define(this, modules, word);
    }

    /** Notes the place that runs now. */
    void at(Source newSource, int newAt) {
        source = newSource;
        at = newAt;
        if (!newSource.file().startsWith("<")) {
            outer = newSource;
            outerAt = newAt;
        }
    }

    /** What runs now of the user's own files: the library's part in Python is none of them. */
    public SourceSpan span() {
        return new SourceSpan(outer.file(), outer.line(outerAt), 0, 0);
    }

    Source source() {
        return source;
    }

    int at() {
        return at;
    }

    /** {@code file:line:column} of what runs now. */
    public String place() {
        return source.place(at);
    }

    /**
     * Counts work.
     *
     * @throws WindlassException with {@code ALEMBIC_LIMIT} if that was too much
     */
    public void charge(long work) {
        steps += work;
        if (steps > limits.steps() || work < 0) {
            throw limit("The revision did not end after " + limits.steps() + " steps");
        }
        if (steps >= nextLook) {
            nextLook = steps + HoldingLimit.INTERVAL;
            if (Thread.currentThread().isInterrupted()) {
                throw Problem.of(ErrorCode.CANCELLED, "The revision was interrupted")
                        .at(place())
                        .toException();
            }
            if (holding.exceeded()) {
                throw limit("The revision uses too much memory");
            }
        }
    }

    /** Refuses a string of so many characters if that is too many. */
    void requireLength(long length) {
        if (length > limits.text()) {
            throw limit("The revision makes a string of more than " + limits.text() + " characters");
        }
        charge(length / 64);
    }

    void enterCall() {
        charge(1);
        if (++depth > limits.depth()) {
            throw limit("Functions call each other more than " + limits.depth() + " deep");
        }
    }

    void leaveCall() {
        depth--;
    }

    private WindlassException limit(String message) {
        return Problem.of(ErrorCode.ALEMBIC_LIMIT, message).at(place()).toException();
    }

    /** The refusal of something that Windlass does not run, at the place that runs now. */
    public WindlassException unsupported(String construct, String next) {
        Problem problem = Problem.of(ErrorCode.ALEMBIC_UNSUPPORTED, construct).at(place());
        return (next.isEmpty() ? problem : problem.next(next)).toException();
    }

    /** The failure of reading from a database where there is none. */
    public WindlassException needsDatabase() {
        return Problem.of(ErrorCode.ALEMBIC_FAILED, "The revision reads from the database, which a script cannot do")
                .at(place())
                .next("Run it against a database, without --sql; or ask context.is_offline_mode() in the revision.")
                .toException();
    }

    /** The failure of an attribute that an object does not have. */
    RuntimeException missingAttribute(Value self, String name) {
        String place = self instanceof ModuleValue module ? "module '" + module.name() + "'" : "";
        if (!place.isEmpty()) {
            return imports.isOpaque(self)
                    ? unsupported("'" + name + "' of " + place + " is not known to Windlass", "")
                    : Errors.attribute(place + " has no attribute '" + name + "'");
        }
        return Errors.attribute((self instanceof TypeValue type
                        ? "type object '" + type.name() + "'"
                        : "'" + self.type().name() + "' object")
                + " has no attribute '" + name + "'");
    }
}
