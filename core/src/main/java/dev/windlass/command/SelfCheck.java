package dev.windlass.command;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.diff.DiffRules;
import dev.windlass.diff.ObjectFilter;
import dev.windlass.diff.SchemaDiff;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.TableOperation;
import dev.windlass.schema.Schema;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tries a generated revision out on a dev database: made like the target, raised, compared with what is desired; lowered,
 * and compared with what was.
 */
final class SelfCheck {
    private final Comparing comparing;
    private final Snapshot actual;
    private final Snapshot desired;
    private final ObjectFilter filter;
    private final DiffRules rules;

    /**
     * What came of it.
     *
     * @param up the way up as statements
     * @param down the way back as statements, rendered for what was there after the way up; nothing if there is none
     * @param irreversible why there is no way back; empty if there is one
     * @param findings what is not as it should be, as sentences
     */
    record Outcome(Change up, Optional<Change> down, String irreversible, List<String> findings) {}

    SelfCheck(Comparing comparing, Snapshot actual, Snapshot desired, ObjectFilter filter) {
        this.comparing = comparing;
        this.actual = actual;
        this.desired = desired;
        this.filter = filter;
        this.rules = comparing.rules(actual);
    }

    Outcome run(List<Operation> up, List<Operation> down) {
        List<String> findings = new ArrayList<>();
        SqlText text = new SqlText(comparing.dialect(), actual.version());
        try (DevPlace place = comparing.dev()) {
            String rebuilt = rebuild(place, text);
            if (!rebuilt.isEmpty()) {
                findings.add("The self-check could not build the database anew, so the revision is not tried out: "
                        + rebuilt);
                return untried(up, down, text, findings);
            }
            Snapshot start = comparing.inspect(place, "the start");
            List<Rendered> way = new ArrayList<>();
            String failure = attempt(up, actual.schema(), start.definitions(), place, text, way);
            if (!failure.isEmpty()) {
                findings.add("The way up fails on the dev database: " + failure);
                return untried(up, down, text, findings);
            }
            Change there = new Change(up, way, actual.schema());
            Snapshot raised = comparing.inspect(place, "the dev database");
            left(raised, desired, "After the way up", findings);
            List<Rendered> backWay = new ArrayList<>();
            try {
                failure = attempt(down, raised.schema(), raised.definitions(), place, text, backWay);
            } catch (WindlassException e) {
                return new Outcome(there, Optional.empty(), e.first().message(), findings);
            }
            if (failure.isEmpty()) {
                left(comparing.inspect(place, "the dev database"), start, "After the way back", findings);
            } else {
                findings.add("The way back fails on the dev database: " + failure);
                backWay.clear();
                backWay.addAll(text.render(down, raised.schema(), raised.definitions()));
            }
            return new Outcome(there, Optional.of(new Change(down, backWay, raised.schema())), "", findings);
        }
    }

    private Outcome untried(List<Operation> up, List<Operation> down, SqlText text, List<String> findings) {
        Change there = new Change(up, text.render(up, actual.schema(), actual.definitions()), actual.schema());
        try {
            Change back = new Change(down, text.render(down, desired.schema(), List.of()), desired.schema());
            return new Outcome(there, Optional.of(back), "", findings);
        } catch (WindlassException e) {
            return new Outcome(there, Optional.empty(), e.first().message(), findings);
        }
    }

    /** Makes the dev database like the target; gives why that failed, if it did. */
    private String rebuild(DevPlace place, SqlText text) {
        try {
            if (comparing.dialect().name() == DialectName.SQLITE) {
                place.execute(
                        actual.definitions().stream()
                                .filter(row ->
                                        !row.sql().isEmpty() && !row.name().startsWith("sqlite_"))
                                .filter(row -> !isShadow(row))
                                .map(row -> new Statement(row.sql(), new SourceSpan("", 1, 1, 0)))
                                .toList(),
                        List.of());
            } else {
                text.run(
                        SchemaDiff.between(Schema.EMPTY, actual.schema(), rules, List.of()),
                        Schema.EMPTY,
                        List.of(),
                        place,
                        comparing);
            }
            return "";
        } catch (SqlFailure e) {
            return words(e);
        } catch (WindlassException e) {
            return e.first().message();
        }
    }

    /** The tables behind a virtual table come with it. */
    private boolean isShadow(StoredDefinition row) {
        return actual.definitions().stream()
                .anyMatch(other -> other.sql().regionMatches(true, 0, "CREATE VIRTUAL", 0, 14)
                        && row.name().startsWith(other.name() + "_"));
    }

    /**
     * Does the operations; gives why that failed, if it did. What SQLite makes of a renamed column's definition is read
     * before the next operations are rendered.
     *
     * @param way takes the statements
     */
    private String attempt(
            List<Operation> operations,
            Schema before,
            List<StoredDefinition> definitions,
            DevPlace place,
            SqlText text,
            List<Rendered> way) {
        Schema schema = before;
        List<StoredDefinition> known = definitions;
        int at = 0;
        while (at < operations.size()) {
            int end = operations.size();
            if (comparing.dialect().name() == DialectName.SQLITE) {
                end = at;
                while (end < operations.size() && !isRename(operations.get(end))) {
                    end++;
                }
                end = end == at ? at + 1 : end;
            }
            List<Operation> part = operations.subList(at, end);
            List<Rendered> rendered = text.render(part, schema, known);
            way.addAll(rendered);
            try {
                text.run(rendered, place, comparing);
            } catch (SqlFailure e) {
                return words(e);
            }
            for (Operation operation : part) {
                schema = operation.applyTo(schema);
            }
            at = end;
            if (at < operations.size()) {
                known = comparing.inspect(place, "the dev database").definitions();
            }
        }
        return "";
    }

    private static boolean isRename(Operation operation) {
        return operation instanceof ColumnOperation.RenameColumn || operation instanceof TableOperation.RenameTable;
    }

    private static String words(SqlFailure failure) {
        return failure.message()
                + failure.statement().map(sql -> "\n" + sql.text()).orElse("");
    }

    private void left(Snapshot is, Snapshot shallBe, String when, List<String> findings) {
        List<Operation> left = SchemaDiff.between(
                is.comparable(desired, filter), shallBe.comparable(desired, filter), rules, List.of());
        if (!left.isEmpty()) {
            findings.add(when + " there is still a difference: "
                    + left.stream()
                            .limit(10)
                            .map(operation -> operation.word().replace('_', ' ') + " " + operation.object())
                            .collect(Collectors.joining(", "))
                    + (left.size() > 10 ? " and " + (left.size() - 10) + " more" : ""));
        }
    }
}
