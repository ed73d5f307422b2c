package dev.windlass.command;

import dev.windlass.dialect.Rendered;
import dev.windlass.diff.Hazards;
import dev.windlass.diff.Rename;
import dev.windlass.diff.SafeForm;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Schema;
import dev.windlass.script.JavaOperations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The methods of a generated Java revision.
 *
 * @param open renames that nobody has decided
 * @param renamed what is done if all of them are renames
 */
record JavaSections(Comparing comparing, Snapshot actual, List<Rename> open, SelfCheck.Outcome renamed) {
    private static final String INDENT = "        ";

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
        Map<Operation, List<String>> statements = statements(change);
        Schema schema = change.before();
        List<Operation> done = new ArrayList<>();
        Set<Rename> asked = new LinkedHashSet<>();
        for (Operation operation : change.operations()) {
            Optional<Rename> question = RevisionText.question(operation, questions, schema, false);
            if (question.isEmpty()) {
                if (SafeForm.isSecondStep(operation, done) && operation instanceof ColumnOperation alter) {
                    comment(out, "Fill " + alter.object() + " here, before it must have a value: op.update(…)");
                }
                Hazards.of(operation, schema).forEach(hazard -> comment(out, hazard));
                call(operation, statements).lines().forEach(line -> line(out, line));
            } else if (asked.add(question.get())) {
                question(out, question.get(), change, questions, back);
            }
            schema = operation.applyTo(schema);
            done.add(operation);
        }
        return out.toString();
    }

    private static String call(Operation operation, Map<Operation, List<String>> raw) {
        return raw.containsKey(operation)
                ? JavaOperations.raw(raw.getOrDefault(operation, List.of()))
                : JavaOperations.call(operation).orElse("");
    }

    /**
     * The statements of operations that need SQL. Operations that were rendered together, such as those on a table that
     * SQLite makes anew, all need it if one does: the statements stand with the first of them.
     */
    private static Map<Operation, List<String>> statements(Change change) {
        Map<Operation, List<String>> statements = new LinkedHashMap<>();
        for (Rendered one : change.rendered()) {
            if (!one.operations().stream()
                    .allMatch(operation -> JavaOperations.call(operation).isPresent())) {
                one.operations().forEach(operation -> statements.put(operation, List.of()));
                statements.put(one.operations().getFirst(), one.statements());
            }
        }
        return statements;
    }

    private void question(StringBuilder out, Rename rename, Change change, List<Rename> questions, boolean back) {
        line(out, "op.undecided(" + JavaOperations.text(RevisionText.question(rename, back)) + ");");
        comment(out, RevisionText.request(back));
        comment(out, "1. It was renamed:");
        (back ? renamed.down() : Optional.of(renamed.up())).ifPresent(it -> answer(out, rename, it, questions));
        comment(out, "2. It is a new one, and the old one goes with all that it holds:");
        answer(out, rename, change, questions);
    }

    /** What of a change hangs on the answer to a question. */
    private void answer(StringBuilder out, Rename rename, Change change, List<Rename> questions) {
        Map<Operation, List<String>> statements = statements(change);
        Schema schema = change.before();
        for (Operation operation : change.operations()) {
            if (RevisionText.question(operation, questions, schema, false)
                    .filter(rename::equals)
                    .isPresent()) {
                comment(out, call(operation, statements));
            }
            schema = operation.applyTo(schema);
        }
    }

    private static void comment(StringBuilder out, String text) {
        text.lines().forEach(line -> line(out, "// " + line));
    }

    private static void line(StringBuilder out, String line) {
        out.append((INDENT + line).stripTrailing()).append('\n');
    }
}
