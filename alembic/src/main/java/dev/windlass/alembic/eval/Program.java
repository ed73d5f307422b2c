package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Parser;
import dev.windlass.alembic.python.Source;
import dev.windlass.alembic.python.Stmt;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file that is run: its module level once, then functions of it by name. */
public final class Program {
    private final Run run;
    private final ModuleScope module;
    private final List<Stmt> statements;

    /**
     * Reads a file; nothing runs yet.
     *
     * @throws WindlassException with {@code ALEMBIC_SYNTAX} if it is not Python
     */
    public Program(Run run, Source source) {
        this(run, source, Parser.parse(source));
    }

    /** A program from statements that were parsed before. */
    public Program(Run run, Source source, List<Stmt> statements) {
        this.run = run;
        this.module = new ModuleScope("__main__", source, null);
        this.statements = statements;
    }

    /** Runs the module level. */
    public void load() {
        guarded(() -> {
            new Statements(run, module.source()).run(statements, Scope.module(module));
            return None.NONE;
        });
    }

    /** The value of a global name, or null if there is none. */
    public @Nullable Value global(String name) {
        return module.names().get(name);
    }

    /** The value of an expression of the mapping, in which the library's modules are known. */
    public Value expression(String expression) {
        return guarded(() -> OnDemand.mapped(run, expression));
    }

    /** A member of a module, or null if there is none. */
    public @Nullable Value member(Value module, String name) {
        Value[] found = new Value[1];
        guarded(() -> {
            found[0] = module.find(run, name);
            return None.NONE;
        });
        return found[0];
    }

    /** Calls a function of the file. */
    public Value call(Value function, Arguments arguments) {
        return guarded(() -> function.call(run, arguments));
    }

    /** Told how the statements of a function fared, one by one. */
    public interface Pieces {
        /** The next statement begins. */
        void begins();

        /**
         * A statement could not be run; the next one is tried all the same.
         *
         * @param statement it
         * @param text its lines
         * @param place {@code file:line}
         */
        void failed(Stmt statement, String text, String place, WindlassException why);
    }

    /** Runs the module level as far as it can be run: what fails leaves its names unbound. */
    public void loadLeniently() {
        Scope scope = Scope.module(module);
        for (Stmt statement : statements) {
            try {
                guarded(() -> {
                    new Statements(run, module.source()).run(List.of(statement), scope);
                    return None.NONE;
                });
            } catch (WindlassException missed) {
                run.charge(1);
            }
        }
    }

    /** Runs a function of the file statement by statement, going on after those that fail. */
    public void pieces(Function function, Arguments arguments, Pieces pieces) {
        List<Stmt> body = function.code().body();
        Scope scope = guardedScope(function, arguments);
        int end = statements.stream()
                .mapToInt(Stmt::at)
                .filter(at -> at > body.getLast().at())
                .min()
                .orElse(module.source().text().length());
        for (int i = 0; i < body.size(); i++) {
            Stmt statement = body.get(i);
            pieces.begins();
            try {
                Flow[] flow = {Flow.NEXT};
                guarded(() -> {
                    flow[0] = new Statements(run, module.source()).run(List.of(statement), scope);
                    return None.NONE;
                });
                if (flow[0] instanceof Flow.Return) {
                    return;
                }
            } catch (WindlassException why) {
                int to = i + 1 < body.size() ? body.get(i + 1).at() : end;
                Source source = module.source();
                pieces.failed(
                        statement,
                        lines(source.text(), statement.at(), to),
                        source.file() + ":" + source.line(statement.at()),
                        why);
            }
        }
    }

    private Scope guardedScope(Function function, Arguments arguments) {
        Scope[] scope = new Scope[1];
        guarded(() -> {
            scope[0] = Calls.scope(function, arguments);
            return None.NONE;
        });
        return scope[0];
    }

    /** The lines from the one that an offset is in up to the one that another is in, without their common indent. */
    private static String lines(String text, int from, int to) {
        int first = text.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
        int last = text.lastIndexOf('\n', Math.max(0, Math.min(to, text.length()) - 1)) + 1;
        return (last > first ? text.substring(first, last) : text.substring(from))
                .stripTrailing()
                .stripIndent();
    }

    private Value guarded(Supplier<Value> work) {
        try {
            return work.get();
        } catch (Raise raise) {
            throw failure(raise);
        } catch (ClassCastException wrong) {
            // An argument of a kind that Python would refuse too, or that we know nothing of.
            throw new WindlassException(
                    Problem.of(
                                    ErrorCode.ALEMBIC_UNSUPPORTED,
                                    "A call is given something that Windlass does not run there")
                            .at(run.place()),
                    wrong);
        } catch (ArithmeticException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | java.time.DateTimeException wrong) {
            // A number or a time beyond what Java's own types hold.
            throw new WindlassException(
                    Problem.of(ErrorCode.ALEMBIC_LIMIT, "The revision uses a value that is too large")
                            .at(run.place()),
                    wrong);
        } catch (StackOverflowError deep) {
            throw limit("The revision nests calls or values too deeply");
        } catch (OutOfMemoryError full) {
            throw limit("The revision uses too much memory");
        }
    }

    private WindlassException limit(String message) {
        return Problem.of(ErrorCode.ALEMBIC_LIMIT, message).at(run.place()).toException();
    }

    private WindlassException failure(Raise raise) {
        Instance exception = raise.exception();
        String text = exception.text(run);
        // Lines of the library's part in Python say nothing to the user.
        List<String> trace =
                raise.trace().stream().filter(place -> !place.startsWith("<")).toList();
        String where = trace.isEmpty() ? run.place() : trace.getFirst();
        Problem problem = Problem.of(
                        ErrorCode.ALEMBIC_FAILED, exception.type().name() + (text.isEmpty() ? "" : ": " + text))
                .at(where);
        if (trace.size() > 1) {
            problem = problem.because("called from " + String.join(", ", trace.subList(1, Math.min(trace.size(), 6))));
        }
        if (!raise.next().isEmpty()) {
            problem = problem.because(raise.why()).next(raise.next());
        }
        return raise.getCause() == null ? problem.toException() : new WindlassException(problem, raise.getCause());
    }
}
