package dev.windlass.command;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Rendered;
import dev.windlass.diff.Hazards;
import dev.windlass.diff.Rename;
import dev.windlass.diff.SafeForm;
import dev.windlass.error.WindlassException;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Schema;
import dev.windlass.sql.Piece;
import dev.windlass.sql.SplitterRules;
import dev.windlass.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sections of a generated SQL revision.
 *
 * @param open renames that nobody has decided
 * @param renamed what is done if all of them are renames
 */
record SqlSections(Comparing comparing, Snapshot actual, List<Rename> open, SelfCheck.Outcome renamed) {
    RevisionText.Sections sections(SelfCheck.Outcome check) {
        return new RevisionText.Sections(
                section(check.up(), open, check.findings(), false),
                check.down()
                        .map(down ->
                                section(down, open.stream().map(Rename::inverse).toList(), List.of(), true))
                        .orElse(""),
                check.irreversible());
    }

    private String section(Change change, List<Rename> questions, List<String> findings, boolean back) {
        StringBuilder out = new StringBuilder();
        findings.forEach(finding -> comment(out, finding));
        boolean off = comparing.dialect().name() == DialectName.SQLITE
                && change.rendered().stream().anyMatch(Rendered::foreignKeysOff);
        if (off) {
            out.append("PRAGMA foreign_keys = OFF;\n");
        }
        if (change.rendered().stream().anyMatch(one -> !one.transactional())
                && comparing.dialect().name() == DialectName.POSTGRESQL) {
            out.append("-- windlass: no-transaction\n");
        }
        Schema schema = change.before();
        List<Operation> done = new ArrayList<>();
        Set<Rename> asked = new LinkedHashSet<>();
        for (Rendered one : change.rendered()) {
            Schema here = schema;
            Optional<Rename> question = one.operations().stream()
                    .flatMap(operation -> RevisionText.question(operation, questions, here, wholeTables()).stream())
                    .findFirst();
            if (question.isEmpty()) {
                rendered(out, one, here, done);
            } else if (asked.add(question.get())) {
                question(out, question.get(), change, questions, back);
            }
            for (Operation operation : one.operations()) {
                schema = operation.applyTo(schema);
                done.add(operation);
            }
        }
        if (off) {
            out.append("PRAGMA foreign_keys = ON;\n");
        }
        return out.toString();
    }

    private void rendered(StringBuilder out, Rendered one, Schema before, List<Operation> done) {
        Schema current = before;
        Set<String> comments = new LinkedHashSet<>();
        List<Operation> earlier = new ArrayList<>(done);
        for (Operation operation : one.operations()) {
            if (SafeForm.isSecondStep(operation, earlier) && operation instanceof ColumnOperation alter) {
                comments.add("Fill " + alter.object() + " here, before it must have a value: UPDATE "
                        + comparing.dialect().quoting().name(alter.table()) + " SET "
                        + comparing.dialect().quoting().identifier(alter.column()) + " = …");
            }
            comments.addAll(Hazards.of(operation, current));
            current = operation.applyTo(current);
            earlier.add(operation);
        }
        comments.forEach(text -> comment(out, text));
        one.statements().forEach(sql -> out.append(statement(sql)));
    }

    /** Both answers, commented out; the first is the rename. */
    private void question(StringBuilder out, Rename rename, Change change, List<Rename> questions, boolean back) {
        out.append("-- windlass: undecided ")
                .append(RevisionText.question(rename, back))
                .append('\n');
        comment(out, RevisionText.request(back));
        comment(out, "1. It was renamed:");
        (back ? renamed.down() : Optional.of(renamed.up())).ifPresent(it -> answer(out, rename, it, questions));
        comment(out, "2. It is a new one, and the old one goes with all that it holds:");
        answer(out, rename, change, questions);
    }

    /** What of a change hangs on the answer to a question. */
    private void answer(StringBuilder out, Rename rename, Change change, List<Rename> questions) {
        Schema schema = change.before();
        for (Rendered one : change.rendered()) {
            Schema here = schema;
            boolean part = one.operations().stream()
                    .anyMatch(operation -> RevisionText.question(operation, questions, here, wholeTables())
                            .filter(rename::equals)
                            .isPresent());
            if (part) {
                one.statements().forEach(sql -> comment(out, sql + ";"));
            }
            for (Operation operation : one.operations()) {
                schema = operation.applyTo(schema);
            }
        }
    }

    /** Whether the changes of a table are one text, so that all hang on the answer. */
    private boolean wholeTables() {
        return comparing.dialect().name() == DialectName.SQLITE;
    }

    private static void comment(StringBuilder out, String text) {
        text.lines().forEach(line -> out.append("-- ").append(line).append('\n'));
    }

    /** The statement with its delimiter; between directives where the splitter would take it apart. */
    private String statement(String sql) {
        SplitterRules rules = comparing.splitting(actual.version());
        String text = sql + ";\n";
        boolean whole;
        try {
            List<String> found = StatementSplitter.split(text, "", rules).stream()
                    .filter(Piece.Sql.class::isInstance)
                    .map(Piece::text)
                    .toList();
            whole = found.equals(List.of(sql.strip()));
        } catch (WindlassException e) {
            whole = false;
        }
        return whole ? text : "-- windlass: statement\n" + sql + "\n-- windlass: end statement\n";
    }
}
