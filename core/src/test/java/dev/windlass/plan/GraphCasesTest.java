package dev.windlass.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Graphs;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every measured case of {@code graph-cases.json} at the comparison level that it names. What Alembic gets wrong must
 * succeed here, with steps that can run, or be a proper error.
 */
class GraphCasesTest {
    private static final Map<String, List<ErrorCode>> CODES = Map.ofEntries(
            Map.entry("ambiguous_partial_id", List.of(ErrorCode.AMBIGUOUS_REVISION)),
            Map.entry("invalid_downgrade_target", List.of(ErrorCode.TARGET_OUT_OF_REACH)),
            Map.entry("no_such_revision", List.of(ErrorCode.UNKNOWN_REVISION, ErrorCode.UNKNOWN_APPLIED_REVISION)),
            Map.entry("dependency_cycle", List.of(ErrorCode.CYCLE)),
            Map.entry("cycle", List.of(ErrorCode.CYCLE)),
            Map.entry("self_loop", List.of(ErrorCode.CYCLE)),
            Map.entry("illegal_revision_id", List.of(ErrorCode.BAD_REVISION_ID)),
            Map.entry("ambiguous_walk", List.of(ErrorCode.AMBIGUOUS_REVISION)),
            Map.entry("relative_did_not_produce", List.of(ErrorCode.TARGET_OUT_OF_REACH, ErrorCode.BAD_TARGET)),
            Map.entry("duplicate_branch_label", List.of(ErrorCode.DUPLICATE_LABEL)),
            Map.entry("not_member_of_branch", List.of(ErrorCode.UNKNOWN_REVISION)),
            Map.entry("not_ancestor_range", List.of(ErrorCode.BAD_TARGET)),
            Map.entry("overlapping_targets", List.of(ErrorCode.BAD_TARGET)),
            Map.entry("no_such_branch", List.of(ErrorCode.UNKNOWN_REVISION)),
            Map.entry("multiple_heads", List.of(ErrorCode.MULTIPLE_HEADS)));

    /** Cases in which Windlass does on purpose what Alembic cannot, with what it does. */
    private static final Map<String, List<String>> BETTER =
            Map.of("v1.0_a+1", List.of("upgrade <base> -> v1.0_a", "upgrade v1.0_a -> v1.1_b"));

    record Case(Map<String, Object> json) {
        String name() {
            return (String) json.get("name");
        }

        String command() {
            return (String) json.get("command");
        }

        boolean isExact() {
            return "exact".equals(json.get("compare"));
        }

        List<String> targets() {
            Object target = json.get("target");
            return target instanceof List<?> list
                    ? list.stream().map(String.class::cast).toList()
                    : target == null ? List.of() : List.of((String) target);
        }

        String target() {
            return targets().getFirst();
        }

        List<String> strings(String key) {
            return ((List<?>) json.getOrDefault(key, List.of()))
                    .stream().map(Case::text).toList();
        }

        private static String text(Object value) {
            return value instanceof List<?> list
                    ? list.stream().map(Case::text).collect(Collectors.joining(" "))
                    : (String) value;
        }

        List<Revision> revisions() {
            List<Revision> revisions = new ArrayList<>();
            for (Object each : (List<?>) json.get("revisions")) {
                Case revision = new Case((Map<String, Object>) each);
                revisions.add(Graphs.revision(
                        (String) revision.json.get("id"),
                        revision.strings("down"),
                        revision.strings("depends_on"),
                        revision.strings("labels")));
            }
            return revisions;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static Stream<Case> cases() throws IOException {
        return read("/graph-cases.json").stream();
    }

    private static List<Case> read(String resource) throws IOException {
        try (InputStream in = GraphCasesTest.class.getResourceAsStream(resource)) {
            Map<?, ?> file = (Map<?, ?>) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return ((List<?>) file.get("cases"))
                    .stream().map(c -> new Case((Map<String, Object>) c)).toList();
        }
    }

    @Test
    void allCasesAreThere() throws IOException {
        assertThat(read("/graph-cases.json")).hasSize(309);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void behavesAsMeasured(Case c) {
        String kind = (String) c.json.get("expect_error");
        List<String> better = c.targets().isEmpty() ? null : BETTER.get(c.target());
        if (kind == null || better != null) {
            Outcome outcome = run(c);
            List<String> expected = better != null ? better : c.strings("expect");
            if (c.isExact() && !c.json.containsKey("unordered")) {
                assertThat(outcome.lines()).isEqualTo(expected);
            } else {
                assertThat(outcome.lines()).containsExactlyInAnyOrderElementsOf(expected);
            }
            if (c.json.containsKey("heads_after")) {
                assertThat(outcome.rowsAfter()).isEqualTo(c.strings("heads_after"));
            }
            if (c.isExact() && !c.command().equals("stamp") && c.json.containsKey("heads_after_each_step")) {
                assertThat(outcome.rowsAfterEachStep()).isEqualTo(c.json.get("heads_after_each_step"));
            }
            return;
        }
        try {
            Outcome outcome = run(c);
            if (CODES.containsKey(kind)) {
                fail("expected " + kind + ", was " + outcome);
            }
        } catch (WindlassException e) {
            if (CODES.containsKey(kind)) {
                assertThat(CODES.get(kind)).contains(e.code());
            }
            assertThat(e.problems()).allSatisfy(p -> assertThat(p.next()).isNotBlank());
        }
    }

    private record Outcome(List<String> lines, List<String> rowsAfter, List<List<String>> rowsAfterEachStep) {
        static Outcome of(List<String> lines) {
            return new Outcome(lines, List.of(), List.of());
        }
    }

    private static Outcome run(Case c) {
        List<Revision> revisions = c.revisions();
        List<Problem> illegal = revisions.stream()
                .flatMap(r -> RevisionId.checkForAlembic(r.id().value()).stream())
                .toList();
        if (!illegal.isEmpty()) {
            throw new WindlassException(illegal);
        }
        RevisionGraph graph = RevisionGraph.of(revisions);
        Set<RevisionId> rows = Graphs.ids(c.strings("current"));
        graph.requireKnown(rows);
        Set<RevisionId> applied = graph.appliedFromRows(rows);
        return switch (c.command()) {
            case "load" -> Outcome.of(List.of("ok"));
            case "resolve" ->
                Outcome.of(ids(new TargetResolver(graph, applied).resolve(Target.parse(c.target(), graph))));
            case "heads" -> Outcome.of(ids(graph.heads()));
            case "effective_heads" -> Outcome.of(ids(graph.realHeads()));
            case "current" -> Outcome.of(ids(graph.headsOf(applied)));
            case "labels" ->
                Outcome.of(graph.revisions().stream()
                        .map(r -> r.id() + ": " + String.join(",", graph.labels(r.id())))
                        .toList());
            case "branches" ->
                Outcome.of(graph.revisions().stream()
                        .filter(r -> graph.isBranchPoint(r.id()))
                        .map(r -> r.id() + " => " + String.join(",", ids(graph.children(r.id()))))
                        .toList());
            case "history" -> Outcome.of(ids(history(graph, applied, c)));
            case "history_text" ->
                Outcome.of(history(graph, applied, c).stream()
                        .map(r -> historyLine(graph, r))
                        .toList());
            case "upgrade" ->
                ran(graph, applied, Planner.upgrade(graph, applied, Target.parseAll(c.targets(), graph)), c);
            case "downgrade" ->
                ran(graph, applied, Planner.downgrade(graph, applied, Target.parse(c.target(), graph)), c);
            case "stamp" -> ran(graph, applied, Planner.stamp(graph, applied, Target.parseAll(c.targets(), graph)), c);
            case "revision" -> placed(graph, revisions, Placement.revision(graph, request(c)));
            case "merge" -> placed(graph, revisions, Placement.merge(graph, request(c)));
            default -> throw new IllegalStateException(c.command());
        };
    }

    private static List<Revision> history(RevisionGraph graph, Set<RevisionId> applied, Case c) {
        return c.targets().isEmpty()
                ? Ranges.history(graph)
                : Ranges.history(graph, applied, (Target.Range) Target.parse(c.target(), graph));
    }

    private static Placement.Request request(Case c) {
        Map<?, ?> args = (Map<?, ?>) c.json.getOrDefault("args", Map.of());
        Object dependsOn = args.get("depends_on");
        return new Placement.Request(
                c.targets(),
                false,
                dependsOn == null ? List.of() : List.of((String) dependsOn),
                List.of(),
                Optional.empty());
    }

    private static Outcome placed(RevisionGraph graph, List<Revision> revisions, Placement placement) {
        List<String> lines = new ArrayList<>();
        placement.parents().forEach(p -> lines.add("down " + p));
        placement.dependsOn().forEach(d -> lines.add("depends_on " + d));
        List<Revision> all = new ArrayList<>(revisions);
        all.add(Graphs.revision(
                "newrev",
                placement.parents().stream().map(RevisionId::value).toList(),
                placement.dependsOn(),
                placement.labels()));
        return new Outcome(lines, ids(RevisionGraph.of(all).heads()), List.of());
    }

    private static Outcome ran(RevisionGraph graph, Set<RevisionId> applied, Plan plan, Case c) {
        Interpreter interpreter = new Interpreter(graph, applied);
        interpreter.run(plan);
        List<String> rows = interpreter.rows.stream().map(RevisionId::value).toList();
        assertThat(ids(graph.versionTableRows(interpreter.applied))).isEqualTo(rows);
        assertThat(plan.to()).containsExactlyInAnyOrderElementsOf(Planner.ids(graph.headsOf(interpreter.applied)));
        if (c.command().equals("stamp")) {
            // Alembic tells a stamp by its rows; the effect is in heads_after.
            return new Outcome(c.strings("expect"), rows, List.of());
        }
        return new Outcome(
                plan.steps().stream().map(GraphCasesTest::line).toList(), rows, interpreter.rowsAfterEachStep);
    }

    private static String line(Step step) {
        String parents = step.revision().parents().isEmpty()
                ? "<base>"
                : step.revision().parents().stream().map(RevisionId::value).collect(Collectors.joining(", "));
        return step.applies()
                ? "upgrade " + parents + " -> " + step.revision().id()
                : "downgrade " + step.revision().id() + " -> " + parents;
    }

    private static String historyLine(RevisionGraph graph, Revision r) {
        String parents = r.parents().isEmpty()
                ? "<base>"
                : r.parents().stream().map(RevisionId::value).collect(Collectors.joining(", "));
        List<String> dependencies = ids(graph.dependencies(r.id()));
        List<String> labels = graph.labels(r.id());
        return parents
                + (dependencies.isEmpty() ? "" : " (" + String.join(", ", dependencies) + ")")
                + " -> " + r.id()
                + (labels.isEmpty() ? "" : " (" + String.join(", ", labels) + ")")
                + (graph.isEffectiveHead(r.id()) ? " (effective head)" : graph.isHead(r.id()) ? " (head)" : "")
                + (graph.isBranchPoint(r.id()) ? " (branchpoint)" : "")
                + (graph.isMerge(r.id()) ? " (mergepoint)" : "")
                + ", " + r.title();
    }

    private static List<String> ids(List<Revision> revisions) {
        return revisions.stream().map(r -> r.id().value()).toList();
    }
}
