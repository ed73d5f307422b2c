package dev.windlass.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Graphs;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import dev.windlass.revision.RevisionLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinePlannerTest {
    record Case(String command, Map<String, Object> json, List<String> versions) {
        long number(String key) {
            return (Long) json.get(key);
        }

        @Override
        public String toString() {
            return command + " " + json;
        }
    }

    static Stream<Case> cases() throws IOException {
        return read().stream();
    }

    private static List<Case> read() throws IOException {
        try (InputStream in = LinePlannerTest.class.getResourceAsStream("/pairs-cases.json")) {
            Map<String, Object> file =
                    (Map<String, Object>) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<String> versions = List.copyOf(((Map<String, Object>) file.get("source")).keySet());
            List<Case> cases = new ArrayList<>();
            for (String command : List.of("goto", "up", "down")) {
                for (Object each : (List<?>) file.get(command)) {
                    cases.add(new Case(command, (Map<String, Object>) each, versions));
                }
            }
            return cases;
        }
    }

    @Test
    void allCasesAreThere() throws IOException {
        assertThat(read()).hasSize(180);
    }

    /** What Windlass plans, in the terms of the cases: the steps and the error. */
    private record Answer(List<List<Long>> steps, Object error) {}

    @ParameterizedTest
    @MethodSource("cases")
    void countsAsGolangMigrate(Case c) {
        RevisionGraph graph = line(c.versions());
        List<List<Long>> expected = ((List<?>) c.json.get("steps"))
                .stream().map(step -> (List<Long>) step).toList();
        assertThat(answer(c, graph)).isEqualTo(new Answer(expected, c.json.get("error")));
    }

    private static Answer answer(Case c, RevisionGraph graph) {
        long from = c.number("from");
        Set<RevisionId> applied = new HashSet<>();
        for (String version : c.versions()) {
            if (Long.parseLong(version) <= from) {
                applied.add(new RevisionId(version));
            }
        }
        if (from >= 0) {
            applied.add(new RevisionId(Long.toString(from)));
        }
        try {
            LinePlanner planner = new LinePlanner(graph, applied);
            CountedPlan plan = switch (c.command()) {
                case "goto" -> planner.goTo(version(c.number("to")), LinePlanner.OutOfOrder.REFUSE);
                case "up" -> planner.up(limit(c.number("limit")), LinePlanner.OutOfOrder.REFUSE);
                default -> planner.down(limit(c.number("limit")));
            };
            new Interpreter(graph, applied).run(plan.plan());
            return new Answer(steps(plan.plan()), error(plan.outcome()));
        } catch (WindlassException e) {
            assertThat(e.code()).isIn(ErrorCode.UNKNOWN_REVISION, ErrorCode.UNKNOWN_APPLIED_REVISION);
            return new Answer(List.of(), "not_exist");
        }
    }

    private static Object error(CountedPlan.Outcome outcome) {
        return switch (outcome) {
            case CountedPlan.Outcome.Complete complete -> null;
            case CountedPlan.Outcome.NoChange noChange -> "no_change";
            case CountedPlan.Outcome.NothingThere nothing -> "not_exist";
            case CountedPlan.Outcome.Partial partial -> "short " + partial.missing();
        };
    }

    private static List<List<Long>> steps(Plan plan) {
        return plan.steps().stream()
                .map(step -> {
                    long version = Long.parseLong(step.revision().id().value());
                    long before = step.revision().parents().isEmpty()
                            ? -1
                            : Long.parseLong(
                                    step.revision().parents().getFirst().value());
                    return List.of(version, step.applies() ? version : before);
                })
                .toList();
    }

    private static Optional<RevisionId> version(long number) {
        return number < 0 ? Optional.empty() : Optional.of(new RevisionId(Long.toString(number)));
    }

    private static OptionalInt limit(long number) {
        return number < 0 ? OptionalInt.empty() : OptionalInt.of((int) number);
    }

    private static RevisionGraph line(List<String> numbers) {
        return RevisionGraph.of(RevisionLine.linked(numbers.stream()
                .map(n -> Graphs.revision(n, List.of(), List.of(), List.of()))
                .toList()));
    }

    @Test
    void ordersByNumberNotByText() {
        assertThat(Graphs.text(line(List.of("10", "9", "100", "1")).revisions()))
                .isEqualTo("1 9 10 100");
    }

    @Test
    void readsNumbersAsUnsignedWithoutLeadingZeros() {
        assertThat(RevisionLine.id("000012")).contains(new RevisionId("12"));
        assertThat(RevisionLine.id("0000")).contains(new RevisionId("0"));
        assertThat(RevisionLine.id("18446744073709551615")).isPresent();
        assertThat(RevisionLine.id("18446744073709551616")).isEmpty();
        assertThat(RevisionLine.id("1a")).isEmpty();
        assertThat(RevisionLine.id("")).isEmpty();
    }

    @Test
    void twoFilesWithOneNumberAreAProblemThatNamesBoth() {
        List<Revision> revisions = RevisionLine.linked(List.of(
                Graphs.revision("1", List.of(), List.of(), List.of()),
                Graphs.revision("7", List.of(), List.of(), List.of()),
                Graphs.revision("7", List.of(), List.of(), List.of()),
                Graphs.revision("8", List.of(), List.of(), List.of())));
        assertThat(RevisionGraph.problems(revisions))
                .singleElement()
                .satisfies(p -> assertThat(p.code()).isEqualTo(ErrorCode.DUPLICATE_REVISION));
    }

    @Test
    void namesWhatWasNeverAppliedBelowTheCurrentRevision() {
        LinePlanner planner = new LinePlanner(line(List.of("1", "2", "3", "4", "5")), Graphs.ids("1", "4"));
        assertThat(Graphs.text(planner.missingBelow())).isEqualTo("2 3");
        assertThatThrownBy(() -> planner.up(OptionalInt.empty(), LinePlanner.OutOfOrder.REFUSE))
                .isInstanceOfSatisfying(WindlassException.class, e -> {
                    assertThat(e.problems()).hasSize(2);
                    assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_ORDER);
                });
        assertThat(run(planner.up(OptionalInt.empty(), LinePlanner.OutOfOrder.RUN)))
                .isEqualTo("2 3 5");
        assertThat(run(planner.up(OptionalInt.of(2), LinePlanner.OutOfOrder.RUN)))
                .isEqualTo("2 3");
        assertThat(run(planner.up(OptionalInt.empty(), LinePlanner.OutOfOrder.SKIP)))
                .isEqualTo("5");
        assertThat(run(planner.down(OptionalInt.empty()))).isEqualTo("4 1");
    }

    @Test
    void goingToARevisionThatWasSkippedAppliesIt() {
        LinePlanner planner = new LinePlanner(line(List.of("10", "20", "30")), Graphs.ids("10", "30"));
        CountedPlan plan = planner.goTo(Optional.of(new RevisionId("20")), LinePlanner.OutOfOrder.RUN);
        assertThat(run(plan)).isEqualTo("30 20");
        assertThat(plan.plan().to()).containsExactly(new RevisionId("20"));
    }

    private static String run(CountedPlan plan) {
        return Graphs.text(plan.plan().steps().stream().map(Step::revision).toList());
    }
}
