package dev.windlass.command;

import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.diff.DiffRules;
import dev.windlass.diff.ObjectFilter;
import dev.windlass.diff.Rename;
import dev.windlass.diff.SchemaDiff;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.operation.Operation;
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
     * @param down the way back as statements, rendered for what was there after the way up; nothing if there is none
     * @param irreversible why there is no way back; empty if there is one
     * @param findings what is not as it should be, as sentences
     */
    record Outcome(Optional<Change> down, String irreversible, List<String> findings) {}

    SelfCheck(Comparing comparing, Snapshot actual, Snapshot desired, ObjectFilter filter) {
        this.comparing = comparing;
        this.actual = actual;
        this.desired = desired;
        this.filter = filter;
        this.rules = comparing.rules(actual.version());
    }

    Outcome run(Change up, List<Operation> down, List<Rename> renames) {
        List<String> findings = new ArrayList<>();
        SqlText text = new SqlText(comparing.dialect(), actual.version());
        try (DevPlace place = comparing.dev()) {
            String rebuilt = rebuild(place, text);
            if (!rebuilt.isEmpty()) {
                findings.add("The self-check could not build the database anew, so the revision is not tried out: "
                        + rebuilt);
                return unchecked(down, text, findings);
            }
            Snapshot start = comparing.inspect(place, "the start");
            String failure = attempt(up.rendered(), place, text);
            if (!failure.isEmpty()) {
                findings.add("The way up fails on the dev database: " + failure);
                return unchecked(down, text, findings);
            }
            Snapshot raised = comparing.inspect(place, "the dev database");
            left(raised, desired, "After the way up", findings);
            Outcome back = render(down, raised.schema(), raised.definitions(), text, findings);
            if (back.down().isEmpty()) {
                return back;
            }
            failure = attempt(back.down().get().rendered(), place, text);
            if (failure.isEmpty()) {
                left(comparing.inspect(place, "the dev database"), start, "After the way back", findings);
            } else {
                findings.add("The way back fails on the dev database: " + failure);
            }
            return new Outcome(back.down(), "", findings);
        }
    }

    private Outcome unchecked(List<Operation> down, SqlText text, List<String> findings) {
        return render(down, desired.schema(), List.of(), text, findings);
    }

    private static Outcome render(
            List<Operation> down,
            Schema before,
            List<StoredDefinition> definitions,
            SqlText text,
            List<String> findings) {
        try {
            return new Outcome(
                    Optional.of(new Change(down, text.render(down, before, definitions), before)), "", findings);
        } catch (WindlassException e) {
            return new Outcome(Optional.empty(), e.first().message(), findings);
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

    private String attempt(List<Rendered> rendered, DevPlace place, SqlText text) {
        try {
            text.run(rendered, place, comparing);
            return "";
        } catch (SqlFailure e) {
            return words(e);
        }
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
