package dev.windlass.command;

import dev.windlass.diff.DiffRules;
import dev.windlass.diff.Rename;
import dev.windlass.diff.RenameCandidates;
import dev.windlass.diff.SchemaDiff;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code revision --autogenerate}: writes what makes the database what the model says. */
public final class AutogenerateCommand {
    private AutogenerateCommand() {}

    /**
     * What is asked for.
     *
     * @param revision the revision to write
     * @param compare what is compared
     * @param questions who is asked about renames
     * @param pair in the layout {@code pairs}, the files to write
     */
    public record Request(
            RevisionCommand.Request revision,
            CompareRequest compare,
            RenameQuestions questions,
            Optional<CreateCommand.Request> pair) {}

    /**
     * What came of it.
     *
     * @param written the revision; nothing if nothing differs
     * @param differences what differs
     * @param open renames that nobody has decided: they are written as questions
     * @param findings what the self-check found
     */
    public record Result(
            Optional<RevisionCommand.Result> written,
            Differences differences,
            List<Rename> open,
            List<String> findings) {}

    /** Compares, and writes. */
    public static Result run(Toolbox tools, Request request) {
        CheckCommand.requireHead(tools);
        SchemaSource model = SourceSpec.model(tools);
        Comparing comparing = Comparing.of(tools);
        Snapshot desired = model.read(comparing);
        Snapshot actual = comparing.inspect(tools.configuration().url(), "the database");
        DiffRules rules = comparing.rules(actual);
        Schema from = actual.comparable(desired, request.compare().filter());
        Schema to = desired.comparable(actual, request.compare().filter());
        List<Rename> renames = new ArrayList<>(request.compare().renames(desired));
        List<Rename> open = decide(from, to, renames, request.questions());
        List<Operation> operations = Change.operations(from, to, rules, renames);
        Differences differences = Differences.between(
                comparing, actual, desired, request.compare().filter(), renames);
        if (operations.isEmpty()) {
            return new Result(Optional.empty(), differences, List.of(), List.of());
        }
        List<Operation> down = Change.operations(
                to, from, rules, renames.stream().map(Rename::inverse).toList().reversed());
        SelfCheck.Outcome check =
                new SelfCheck(comparing, actual, desired, request.compare().filter()).run(operations, down);
        SelfCheck.Outcome renamed = check;
        if (!open.isEmpty()) {
            List<Rename> all = new ArrayList<>(renames);
            all.addAll(open);
            renamed = new SelfCheck(
                            comparing, actual, desired, request.compare().filter())
                    .run(
                            Change.operations(from, to, rules, all),
                            Change.operations(
                                    to,
                                    from,
                                    rules,
                                    all.stream().map(Rename::inverse).toList().reversed()));
        }
        RevisionText.Sections sections = request.revision().java()
                ? new JavaSections(comparing, actual, open, renamed).sections(check)
                : new SqlSections(comparing, actual, open, renamed).sections(check);
        RevisionCommand.Result written = request.pair()
                .map(pair -> pair(tools, pair, sections))
                .orElseGet(() -> RevisionCommand.write(tools, request.revision(), sections));
        return new Result(Optional.of(written), differences, open, check.findings());
    }

    private static RevisionCommand.Result pair(
            Toolbox tools, CreateCommand.Request pair, RevisionText.Sections sections) {
        RevisionCommand.Result result = CreateCommand.run(tools, pair, Instant.now());
        String down = sections.irreversible().isEmpty()
                ? sections.downgrade()
                : "-- There is no way back: " + sections.irreversible() + "\n";
        try {
            Files.writeString(result.files().get(0), sections.upgrade());
            Files.writeString(result.files().get(1), down);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    /** Asks about each candidate; gives those that nobody decided, and puts those that are renames to the others. */
    private static List<Rename> decide(Schema from, Schema to, List<Rename> renames, RenameQuestions questions) {
        List<Rename> open = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (boolean tables : new boolean[] {true, false}) {
            Schema current = SchemaDiff.renamed(from, to, renames);
            for (RenameCandidates.Candidate candidate : RenameCandidates.between(current, to)) {
                Rename rename = candidate.rename();
                if (rename instanceof Rename.OfTable != tables || asked.contains(rename.text())) {
                    continue;
                }
                asked.add(rename.text());
                Optional<Boolean> answer = questions.isRename(rename);
                if (answer.isEmpty()) {
                    open.add(rename);
                } else if (answer.get()) {
                    renames.add(rename);
                }
            }
        }
        return open;
    }
}
