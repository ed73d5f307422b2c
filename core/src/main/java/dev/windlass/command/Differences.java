package dev.windlass.command;

import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.Rendered;
import dev.windlass.diff.ColumnOrder;
import dev.windlass.diff.DiffRules;
import dev.windlass.diff.Hazards;
import dev.windlass.diff.ObjectFilter;
import dev.windlass.diff.Rename;
import dev.windlass.diff.RenameCandidates;
import dev.windlass.diff.SchemaDiff;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import dev.windlass.operation.Operation;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes one schema another.
 *
 * @param actual what is, for people
 * @param desired what shall be, for people
 * @param differences what differs, in an order in which it can be changed
 * @param unmanaged what was seen and is not compared
 * @param perhapsRenamed what may be the same under another name, as {@code --rename} has it
 * @param columnOrder tables that differ in the order of their columns alone, which nothing changes
 */
public record Differences(
        String actual,
        String desired,
        List<Difference> differences,
        List<Inspected.Unmanaged> unmanaged,
        List<String> perhapsRenamed,
        List<QualifiedName> columnOrder) {
    public Differences {
        differences = List.copyOf(differences);
        unmanaged = List.copyOf(unmanaged);
        perhapsRenamed = List.copyOf(perhapsRenamed);
        columnOrder = List.copyOf(columnOrder);
    }

    /** Whether nothing differs. */
    public boolean inSync() {
        return differences.isEmpty();
    }

    /** Compares. */
    static Differences between(
            Comparing comparing, Snapshot actual, Snapshot desired, ObjectFilter filter, List<Rename> renames) {
        Schema from = actual.comparable(desired, filter);
        Schema to = desired.comparable(actual, filter);
        DiffRules rules = comparing.rules(actual);
        List<Operation> operations = SchemaDiff.between(from, to, rules, renames);
        return new Differences(
                actual.title(),
                desired.title(),
                of(comparing, operations, from, actual),
                actual.unmanaged(),
                RenameCandidates.between(SchemaDiff.renamed(from, to, renames), to).stream()
                        .map(candidate -> candidate.rename().text())
                        .toList(),
                ColumnOrder.differing(from, to));
    }

    static List<Difference> of(Comparing comparing, List<Operation> operations, Schema before, Snapshot actual) {
        SqlText text = new SqlText(comparing.dialect(), actual.version());
        Optional<List<Rendered>> rendered;
        List<String> refused = new ArrayList<>();
        try {
            rendered = Optional.of(text.render(operations, before, actual.definitions()));
        } catch (WindlassException e) {
            rendered = Optional.empty();
            refused.add(
                    e.code() == ErrorCode.DEFINITION_UNKNOWN
                            ? "What SQLite makes of the rename must be seen first: revision --autogenerate writes the SQL."
                            : e.first().message() + ".");
        }
        List<Difference> differences = new ArrayList<>();
        Schema current = before;
        if (rendered.isEmpty()) {
            for (Operation operation : operations) {
                List<String> hazards = new ArrayList<>(Hazards.of(operation, current));
                hazards.addAll(refused);
                refused.clear();
                differences.add(new Difference(operation, List.of(), hazards));
                current = operation.applyTo(current);
            }
            return differences;
        }
        for (Rendered one : rendered.get()) {
            List<String> sql = one.statements();
            for (Operation operation : one.operations()) {
                differences.add(new Difference(operation, sql, Hazards.of(operation, current)));
                current = operation.applyTo(current);
                sql = List.of();
            }
        }
        return differences;
    }
}
