package dev.windlass.execute;

import dev.windlass.code.CodeContext;
import dev.windlass.code.RevisionCode;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Rendered;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.operation.DataOperation;
import dev.windlass.operation.Operation;
import dev.windlass.plan.Step;
import dev.windlass.sql.Piece;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementClassifier;
import dev.windlass.sql.StatementSplitter;
import dev.windlass.sql.StatementTraits;
import dev.windlass.sql.TransactionControl;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a step in code, and what its two ways of running have in common. */
final class CodeStep {
    private CodeStep() {}

    /** Runs a step's code; whatever it throws comes out in our words. */
    static void run(PreparedStep step, RevisionCode code, RunContext run, CodeContext context) {
        try {
            if (step.step() instanceof Step.Downgrade) {
                code.downgrade(context);
            } else {
                code.upgrade(context);
            }
        } catch (SqlFailure | ForeignKeysInTheWay e) {
            throw e;
        } catch (WindlassException e) {
            throw placed(e, code.place(e));
        } catch (Exception | StackOverflowError | AssertionError | LinkageError e) {
            throw failed(step, code, run, e);
        }
    }

    private static RuntimeException failed(PreparedStep step, RevisionCode code, RunContext run, Throwable e) {
        Optional<SourceSpan> place = code.place(e);
        Optional<SqlFailure> drivers = run.live().failure(e);
        if (drivers.isPresent()) {
            SqlFailure failure = drivers.get();
            // The revision spoke to the driver by itself, so only the place is known.
            return new SqlFailure(
                    failure.kind(),
                    failure.sqlState(),
                    failure.message(),
                    failure.detail(),
                    place.map(span -> new Statement("", span)),
                    -1,
                    e);
        }
        return new WindlassException(
                Problem.of(
                                ErrorCode.CODE_FAILED,
                                "Revision " + step.step().revision().id() + " failed ("
                                        + (step.step() instanceof Step.Downgrade ? "downgrade" : "upgrade") + ")")
                        .at(place.map(SourceSpan::toString)
                                .orElse(step.step().revision().location()))
                        .because(causes(e)),
                e);
    }

    /** The failure and its causes, a line each. */
    private static String causes(Throwable e) {
        StringBuilder text = new StringBuilder(one(e));
        for (Throwable cause = e.getCause(); cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            text.append("\ncaused by ").append(one(cause));
        }
        return text.toString();
    }

    private static String one(Throwable e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null || e.getMessage().isBlank() ? name : name + ": " + e.getMessage();
    }

    /** Problems of an operation with the place of the call, which they cannot know. */
    private static WindlassException placed(WindlassException e, Optional<SourceSpan> place) {
        if (place.isEmpty()) {
            return e;
        }
        String where = place.get().toString();
        WindlassException placed = new WindlassException(e.problems().stream()
                .map(problem -> problem.where().contains(where)
                        ? problem
                        : problem.at(where + (problem.where().isEmpty() ? "" : " (" + problem.where() + ")")))
                .toList());
        placed.initCause(e);
        return placed;
    }

    /** The operations as statements for the database as it is now. */
    static List<Rendered> render(List<Operation> operations, RunContext run) {
        LiveDatabase live = run.live();
        return live.dialect().renderer().render(operations, live.version(), live.known(operations));
    }

    /** The text of an operation that is text; nothing for any other. */
    static Optional<String> text(List<Operation> operations, RunContext run) {
        return operations.size() == 1 && operations.getFirst() instanceof DataOperation.ExecuteSql execute
                ? Optional.of(execute.byDialect().getOrDefault(run.dialect().word(), execute.sql()))
                : Optional.empty();
    }

    /**
     * The statements of a text, all with the place of the call.
     *
     * @throws WindlassException if one of them would end the transaction, or brings rows of its own
     */
    static List<Statement> split(String sql, SourceSpan place, RunContext run) {
        List<Statement> statements = new ArrayList<>();
        for (Piece piece : StatementSplitter.split(sql, place.file(), run.rules())) {
            if (piece instanceof Piece.Sql found) {
                StatementTraits traits = StatementClassifier.classify(found.text(), run.rules());
                if (ends(traits.transactionControl()) || traits.isCopyFromStdin()) {
                    throw Problem.of(
                                    ErrorCode.CODE_FAILED,
                                    traits.isCopyFromStdin()
                                            ? "A revision in code has no rows for COPY … FROM stdin"
                                            : "A revision in code cannot begin or end a transaction")
                            .at(place.toString())
                            .because(found.text())
                            .next(
                                    traits.isCopyFromStdin()
                                            ? "Insert the rows, or write the revision in SQL."
                                            : "Leave it out; 'transaction = false' in the header runs each statement on"
                                                    + " its own.")
                            .toException();
                }
                statements.add(new Statement(found.text(), place));
            }
        }
        return statements;
    }

    private static boolean ends(TransactionControl control) {
        return switch (control) {
            case NONE, SAVEPOINT, RELEASE_SAVEPOINT, ROLLBACK_TO_SAVEPOINT -> false;
            case BEGIN, COMMIT, ROLLBACK, AUTOCOMMIT, TWO_PHASE -> true;
        };
    }

    /** Runs the queries that must find nothing. */
    static void requireEmpty(Rendered rendered, SourceSpan place, RunContext run) {
        for (String sql : rendered.mustBeEmpty()) {
            run.sink().flush();
            var rows = run.live().query(sql, List.of(), place);
            if (!rows.isEmpty()) {
                throw Problem.of(ErrorCode.STATEMENT_FAILED, "The rows that are there do not fit the change")
                        .at(place.toString())
                        .because(sql + " finds " + rows.size() + " rows, the first of them " + rows.getFirst())
                        .toException();
            }
        }
    }

    /** What a revision may go on after: the database refused a statement, and will refuse it again. */
    static Optional<SqlFailure> survivable(RuntimeException e, RunContext run) {
        Optional<SqlFailure> failure =
                e instanceof SqlFailure known ? Optional.of(known) : run.live().failure(e);
        return failure.filter(
                met -> met.kind() == SqlFailure.Kind.SCRIPT && !Executor.NOT_IN_TRANSACTION.contains(met.sqlState()));
    }

    /** A statement and its values as text, for its hash. */
    static String text(String sql, List<@Nullable Object> parameters) {
        StringBuilder text = new StringBuilder(sql);
        for (Object parameter : parameters) {
            text.append("\n? ")
                    .append(parameter instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : parameter);
        }
        return text.toString();
    }

    static Statement statement(String sql, SourceSpan place) {
        return new Statement(sql, place);
    }

    /** Whether SQLite watches over foreign keys on this connection. */
    static boolean watchesForeignKeys(RunContext run) {
        return run.dialect() == DialectName.SQLITE
                && run.live().query("PRAGMA foreign_keys", List.of(), new SourceSpan("", 1, 1, 0)).stream()
                        .anyMatch(row -> "1".equals(String.valueOf(row.value(0))));
    }
}
