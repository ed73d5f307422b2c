package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.script.SqlBody;
import dev.windlass.script.SqlPieces;
import dev.windlass.sql.Piece;
import dev.windlass.sql.Statement;
import dev.windlass.sql.StatementClassifier;
import dev.windlass.sql.StatementTraits;
import dev.windlass.sql.TransactionControl;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks through the statements of a step's script. */
final class StepStatements {
    private StepStatements() {}

    /** What is done with each statement. */
    interface Visitor {
        /**
         * A statement.
         *
         * @param index its index among the step's statements, from 1
         */
        void statement(int index, Statement statement);

        /** A {@code COPY … FROM stdin} statement with its rows, which must be read to their end. */
        void copy(int index, Statement statement, Reader rows);
    }

    /**
     * Visits all statements for a step in a transaction. The script's own {@code BEGIN} and {@code COMMIT} are left out:
     * the step's transaction stands for them.
     */
    static void forEach(PreparedStep step, RunContext run, Visitor visitor) {
        if (step.work() instanceof PreparedStep.Work.Code code) {
            CodeTogether together = new CodeTogether(step, run, visitor);
            CodeStep.run(step, code.code(), run, together);
            together.end();
            return;
        }
        if (!(step.work() instanceof PreparedStep.Work.Sql sql)) {
            return;
        }
        walk(sql.body(), step.sha256(), run, (index, statement, traits, rows) -> {
            if (traits.transactionControl() == TransactionControl.BEGIN
                    || traits.transactionControl() == TransactionControl.COMMIT) {
                return;
            }
            if (SessionChanges.changes(statement.text(), traits)) {
                run.session().changedBy(statement.text());
            }
            if (rows.isPresent()) {
                visitor.copy(index, statement, rows.get());
            } else {
                visitor.statement(index, statement);
            }
        });
    }

    /**
     * The statements at the head of a script that the database ignores in a transaction, and says nothing: SQLite's {@code
     * PRAGMA foreign_keys}. They are run before it begins.
     */
    static List<Statement> ineffectiveInTransaction(PreparedStep step, RunContext run) {
        List<Statement> found = new ArrayList<>();
        if (run.dialect() != DialectName.SQLITE
                || !step.ineffective()
                || !(step.work() instanceof PreparedStep.Work.Sql sql)) {
            return found;
        }
        boolean[] head = {true};
        walk(sql.body(), step.sha256(), run, (index, statement, traits, rows) -> {
            head[0] &= traits.noEffectInTransaction() || traits.transactionControl() == TransactionControl.BEGIN;
            if (head[0] && traits.noEffectInTransaction()) {
                found.add(statement);
            }
        });
        return found;
    }

    /** A statement with all that is known of it. */
    interface Walker {
        void visit(int index, Statement statement, StatementTraits traits, Optional<Reader> rows);
    }

    /**
     * Visits every statement of a body, the script's own transaction control included.
     *
     * @param planned the hash of its file when it was planned
     */
    static void walk(SqlBody body, String planned, RunContext run, Walker walker) {
        Optional<SqlPieces> opened = SqlPieces.open(body, planned, run.dialect(), run.rules(), run.placeholders());
        if (opened.isEmpty()) {
            return;
        }
        try (SqlPieces pieces = opened.get()) {
            int index = 0;
            for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
                if (next.get() instanceof Piece.Sql sql) {
                    index++;
                    StatementTraits traits = StatementClassifier.classify(sql.text(), run.rules());
                    if (traits.isCopyFromStdin()) {
                        CopyRows rows = new CopyRows(pieces);
                        walker.visit(index, sql.statement(), traits, Optional.of(rows));
                        rows.skip();
                    } else {
                        walker.visit(index, sql.statement(), traits, Optional.empty());
                    }
                }
            }
        }
    }

    /** The rows of one {@code COPY}, pulled from the script as the driver asks for them. */
    private static final class CopyRows extends Reader {
        private final SqlPieces pieces;
        private String chunk = "";
        private int at;
        private boolean ended;

        CopyRows(SqlPieces pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            while (at >= chunk.length()) {
                if (ended) {
                    return -1;
                }
                advance();
            }
            int count = Math.min(length, chunk.length() - at);
            chunk.getChars(at, at + count, buffer, offset);
            at += count;
            return count;
        }

        private void advance() {
            Optional<Piece> next = pieces.next();
            if (next.isPresent() && next.get() instanceof Piece.CopyRows rows) {
                chunk = rows.text();
                at = 0;
            } else if (next.isEmpty() || next.get() instanceof Piece.CopyEnd) {
                ended = true;
            } else {
                throw Problem.of(ErrorCode.BAD_DIRECTIVE, "A directive stands among the rows of a COPY")
                        .at(next.get().span().toString())
                        .toException();
            }
        }

        void skip() {
            while (!ended) {
                advance();
            }
        }

        @Override
        public void close() {
            // The pieces belong to the walk.
        }
    }
}
