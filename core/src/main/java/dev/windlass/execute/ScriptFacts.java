package dev.windlass.execute;

import dev.windlass.config.DurationText;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptFile;
import dev.windlass.script.SqlBody;
import dev.windlass.script.SqlPieces;
import dev.windlass.script.TransactionMarkers;
import dev.windlass.sql.Directive;
import dev.windlass.sql.Piece;
import dev.windlass.sql.StatementClassifier;
import dev.windlass.sql.StatementTraits;
import dev.windlass.sql.TransactionControl;
import dev.windlass.sql.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one reading of a script's direction tells.
 *
 * @param statements how many statements it has
 * @param statementMode whether they cannot share a transaction
 * @param timeouts the limits that the script sets for itself
 * @param namesAdoptedTable whether a statement speaks of the name of the table that another tool keeps
 * @param ineffective whether a statement does nothing inside a transaction
 * @param losses what its statements take away
 */
record ScriptFacts(
        int statements,
        boolean statementMode,
        Optional<PreparedStep.Timeouts> timeouts,
        boolean namesAdoptedTable,
        boolean ineffective,
        List<Loss> losses) {
    private static final List<String> DIRECTIVES = List.of(
            "upgrade",
            "downgrade",
            "irreversible",
            "no-transaction",
            "statement",
            "dialect",
            "timeout",
            "ignore",
            "unported",
            "undecided");

    static ScriptFacts read(
            SqlBody body, String sha256, Preparation preparation, Script.SqlScript script, Direction direction) {
        Optional<SqlPieces> opened =
                SqlPieces.open(body, sha256, preparation.dialect(), preparation.rules(), preparation.placeholders());
        if (opened.isEmpty()) {
            return new ScriptFacts(0, false, Optional.empty(), false, false, List.of());
        }
        try (SqlPieces pieces = opened.get()) {
            return read(pieces, body, preparation, script, direction);
        }
    }

    private static ScriptFacts read(
            SqlPieces pieces, SqlBody body, Preparation preparation, Script.SqlScript script, Direction direction) {
        List<Problem> problems = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        boolean mysql = preparation.dialect() == DialectName.MYSQL;
        boolean marked = !(body instanceof SqlBody.Missing) && TransactionMarkers.noTransaction(fileOf(body, script));
        boolean names = false;
        String adopted = preparation.adoptedTable().toLowerCase(Locale.ROOT);
        boolean refused = false;
        boolean ineffective = false;
        boolean commits = false;
        int statements = 0;
        Optional<Piece.Sql> rollback = Optional.empty();
        Optional<PreparedStep.Timeouts> timeouts = Optional.empty();
        for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
            switch (next.get()) {
                case Piece.Sql sql -> {
                    statements++;
                    names |= !adopted.isEmpty()
                            && sql.text().toLowerCase(Locale.ROOT).contains(adopted);
                    StatementTraits traits = StatementClassifier.classify(sql.text(), preparation.rules());
                    Loss.of(sql.statement(), traits).ifPresent(losses::add);
                    refused |= traits.refusesTransaction();
                    ineffective |= traits.noEffectInTransaction();
                    commits |= traits.implicitCommit() && traits.transactionControl() == TransactionControl.NONE;
                    if (traits.transactionControl() == TransactionControl.ROLLBACK) {
                        rollback = Optional.of(sql);
                    }
                }
                case Piece.Instruction instruction -> {
                    Directive directive = instruction.directive();
                    switch (directive.name()) {
                        case "no-transaction" -> marked = true;
                        case "timeout" -> timeouts = Optional.of(timeouts(directive, problems));
                        case "statement", "end statement", "ignore" -> {}
                        case "unported" ->
                            problems.add(Problem.of(
                                            ErrorCode.NOT_PORTED,
                                            "A part of revision "
                                                    + script.revision().id() + " is not ported to SQL")
                                    .at(directive.span().toString())
                                    .because(directive.argument()));
                        case "undecided" ->
                            problems.add(Problem.of(
                                            ErrorCode.NOT_DECIDED,
                                            "Revision " + script.revision().id()
                                                    + " asks a question that is still open")
                                    .at(directive.span().toString())
                                    .because(directive.argument()));
                        default ->
                            problems.add(Problem.of(
                                            ErrorCode.BAD_DIRECTIVE, "\"" + directive.name() + "\" is not a directive")
                                    .at(directive.span().toString())
                                    .next(Words.nearest(directive.name(), DIRECTIVES, 2)
                                            .map(meant -> "Write \"" + meant + "\".")
                                            .orElse("")));
                    }
                }
                case Piece.CopyRows rows -> {}
                case Piece.CopyEnd end -> {}
                case Piece.Filler filler -> {}
            }
        }
        rollback.ifPresent(sql ->
                problems.add(Problem.of(ErrorCode.BAD_DIRECTIVE, "The script undoes its own transaction with ROLLBACK")
                        .at(sql.span().toString())
                        .next("Leave out what is undone, together with the ROLLBACK.")));
        section(pieces, body, script, direction, problems);
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return new ScriptFacts(statements, marked || (mysql ? commits : refused), timeouts, names, ineffective, losses);
    }

    private static ScriptFile fileOf(SqlBody body, Script.SqlScript script) {
        return switch (body) {
            case SqlBody.Whole whole -> whole.file();
            case SqlBody.Section section -> section.file();
            case SqlBody.Missing missing -> script.file();
        };
    }

    private static void section(
            SqlPieces pieces, SqlBody body, Script.SqlScript script, Direction direction, List<Problem> problems) {
        if (!(body instanceof SqlBody.Section)) {
            return;
        }
        String file = script.file().name();
        if (direction == Direction.DOWNGRADE && pieces.irreversible().isPresent()) {
            Directive directive = pieces.irreversible().get();
            problems.add(Problem.of(
                            ErrorCode.IRREVERSIBLE,
                            "Revision " + script.revision().id() + " has no way back")
                    .at(directive.span().toString())
                    .because(directive.argument()));
        } else if (!pieces.sectionFound() && direction == Direction.UPGRADE) {
            problems.add(Problem.of(ErrorCode.MISSING_SECTION, "The script has no upgrade section")
                    .at(file));
        } else if (!pieces.sectionFound()) {
            problems.add(Problem.of(
                            ErrorCode.MISSING_SECTION,
                            "Revision " + script.revision().id() + " has no downgrade section")
                    .at(file)
                    .next("Add '-- windlass: downgrade' and its statements, or '-- windlass: irreversible <why>'."));
        }
    }

    private static PreparedStep.Timeouts timeouts(Directive directive, List<Problem> problems) {
        Optional<Duration> lock = Optional.empty();
        Optional<Duration> statement = Optional.empty();
        for (String part : directive.argument().split("\\s+")) {
            int equals = part.indexOf('=');
            Optional<Duration> value = equals < 0 ? Optional.empty() : DurationText.parse(part.substring(equals + 1));
            String key = equals < 0 ? part : part.substring(0, equals);
            if (value.isPresent() && key.equals("lock")) {
                lock = value;
            } else if (value.isPresent() && key.equals("statement")) {
                statement = value;
            } else {
                problems.add(Problem.of(ErrorCode.BAD_DIRECTIVE, "\"" + part + "\" is not a limit")
                        .at(directive.span().toString())
                        .next("Write it as 'timeout lock=3s statement=5m'."));
            }
        }
        return new PreparedStep.Timeouts(lock, statement);
    }
}
