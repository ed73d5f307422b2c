package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.plan.Step;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;

/** Words a database's failure for the user: the statement with the place marked. */
public final class FailureReport {
    private static final int LINES_AROUND = 2;
    private static final int LONGEST_LINE = 160;

    /** String data, right truncation: the last five characters of the SQL state. */
    private static final String TOO_LONG = "22001";

    private static final String ALEMBIC_COLUMN = "version_num";

    private FailureReport() {}

    static Problem problem(PreparedStep step, SqlFailure failure, RunContext run) {
        if (!run.table().fence().isEmpty() && failure.message().contains("sequence")) {
            return Problem.of(ErrorCode.LOCK_LOST, "Another migrator has taken the migration lock")
                    .at(step.step().revision().location())
                    .because("this run did not renew its lease in time; what it had not journalled is undone");
        }

        // Statements of Windlass itself stand in no file.
        if (failure.statement().filter(s -> s.span().file().isEmpty()).isPresent()) {
            Problem own = OwnFailure.of(failure, "").first();
            if (failure.sqlState().endsWith(TOO_LONG)
                    && run.adopted().table() instanceof AlembicVersionTable table
                    && failure.statement().orElseThrow().text().contains(ALEMBIC_COLUMN)) {
                return tooLong(step, own, table);
            }
            return own.at(
                    "the journal entry of revision " + step.step().revision().id());
        }
        String what = switch (failure.kind()) {
            case SCRIPT -> "The database refused a statement%s";
            case LOCK_TIMEOUT -> "A lock was not to be had in time%s";
            case DEADLOCK -> "The transaction%s met a deadlock";
            case SERIALIZATION -> "The transaction%s met concurrent changes";
            case CONNECTION_LOST -> "The connection to the database was lost%s";
            case CANCELLED -> "A statement%s was cancelled";
            case READ_ONLY -> "The database is read-only%s";
        };
        ErrorCode code = switch (failure.kind()) {
            case SCRIPT -> ErrorCode.STATEMENT_FAILED;
            case LOCK_TIMEOUT, DEADLOCK, SERIALIZATION -> ErrorCode.LOCK_TIMEOUT;
            case CONNECTION_LOST -> ErrorCode.CONNECTION_LOST;
            case CANCELLED -> ErrorCode.CANCELLED;
            case READ_ONLY -> ErrorCode.DATABASE_READ_ONLY;
        };
        String direction = switch (step.step()) {
            case Step.Upgrade up -> "upgrade";
            case Step.Downgrade down -> "downgrade";
            case Step.Stamp stamp -> "stamp";
        };
        String of = " of revision " + step.step().revision().id() + " (" + direction + ")";
        StringBuilder why = new StringBuilder(failure.message());
        if (!failure.sqlState().isEmpty()) {
            why.append(" [").append(failure.sqlState()).append(']');
        }
        if (!failure.detail().isEmpty()) {
            why.append('\n').append(failure.detail());
        }
        boolean isCode = step.work() instanceof PreparedStep.Work.Code;
        String where = failure.statement()
                .map(statement -> isCode
                        ? statement.span().toString()
                        : place(statement, failure.position()).toString())
                .orElse(step.step().revision().location());
        failure.statement()
                .filter(statement -> !statement.text().isEmpty())
                .map(statement -> isCode ? new Statement(statement.text(), new SourceSpan("", 1, 1, 0)) : statement)
                .ifPresent(statement -> why.append('\n').append(excerpt(statement, failure.position())));
        boolean atomic = step.mode() == PreparedStep.Mode.TRANSACTION;
        String next = code == ErrorCode.STATEMENT_FAILED && atomic
                ? "Correct the script and run the command again: nothing of this revision has been kept."
                : code == ErrorCode.STATEMENT_FAILED
                        ? "Correct this statement and run the command again: it goes on here."
                                + " Leave the statements before it as they are; they are done."
                        : "";
        return Problem.of(code, what.formatted(of))
                .at(where)
                .because(why.toString())
                .next(next);
    }

    /** Alembic makes its column for 32 characters, and lets ids be longer: it fails here too, with a traceback. */
    private static Problem tooLong(PreparedStep step, Problem own, AlembicVersionTable table) {
        String id = step.step().revision().id().value();
        return Problem.of(
                        own.code(),
                        "The id '" + id + "' has " + id.length() + " characters, more than the column " + ALEMBIC_COLUMN
                                + " of Alembic's table holds")
                .at(step.step().revision().location())
                .because(own.why())
                .next("Widen the column (ALTER TABLE " + Quoted.qualified(table.dialect(), table.schema(), table.name())
                        + (table.dialect() == DialectName.MYSQL
                                ? " MODIFY " + ALEMBIC_COLUMN + " VARCHAR(255) NOT NULL"
                                : " ALTER COLUMN " + ALEMBIC_COLUMN + " TYPE VARCHAR(255)")
                        + "), or shorten the id, and run the command again.");
    }

    /** A statement that stands in no revision: what happened, the place, what the database says, and the statement. */
    public static Problem outside(SqlFailure failure, ErrorCode code, String what) {
        StringBuilder why = new StringBuilder(failure.message());
        if (!failure.sqlState().isEmpty()) {
            why.append(" [").append(failure.sqlState()).append(']');
        }
        if (!failure.detail().isEmpty()) {
            why.append('\n').append(failure.detail());
        }
        failure.statement().ifPresent(statement -> why.append('\n').append(excerpt(statement, failure.position())));
        return Problem.of(code, what)
                .at(failure.statement()
                        .filter(statement -> !statement.span().file().isEmpty())
                        .map(statement -> place(statement, failure.position()).toString())
                        .orElse(""))
                .because(why.toString());
    }

    private static SourceSpan place(Statement statement, int position) {
        return position < 0 || position > statement.text().length()
                ? statement.span()
                : statement.span().plus(statement.text(), position);
    }

    /** The statement's lines around the place, with numbers and a mark below it. */
    static String excerpt(Statement statement, int position) {
        SourceSpan place = place(statement, position);
        String[] lines = Passwords.masked(statement.text()).split("\n", -1);
        int first = statement.span().line();
        int from = Math.max(first, place.line() - LINES_AROUND);
        int to = Math.min(first + lines.length - 1, place.line() + (position < 0 ? 2 * LINES_AROUND : LINES_AROUND));
        int width = Integer.toString(to).length();
        StringBuilder out = new StringBuilder();
        for (int line = from; line <= to; line++) {
            // The first line of a statement may begin in the middle of the file's line.
            int indent = line == first ? statement.span().column() - 1 : 0;
            String content = lines[line - first].replace("\r", "").replace('\t', ' ');
            int column = line == place.line() && position >= 0 ? place.column() - 1 - indent : -1;
            int cut = column > LONGEST_LINE - 20 ? column - LONGEST_LINE / 2 : 0;
            String shown = content.substring(Math.min(cut, content.length()));
            shown = (cut > 0 ? "…" : "")
                    + (shown.length() > LONGEST_LINE ? shown.substring(0, LONGEST_LINE) + "…" : shown);
            out.append(out.isEmpty() ? "" : "\n")
                    .append(" ".repeat(2 + width - Integer.toString(line).length()))
                    .append(line)
                    .append(" | ")
                    .append(shown);
            if (column >= 0) {
                out.append('\n')
                        .append(" ".repeat(2 + width))
                        .append(" | ")
                        .append(" ".repeat(column - cut + (cut > 0 ? 1 : 0)))
                        .append('^');
            }
        }
        return out.toString();
    }
}
