package dev.windlass.plan;

import static dev.windlass.revision.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Graphs;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final String TREE = "a <- b <- c1 <- d1; b <- c2 <- d2; x <- y; c2 label two; x label other";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            upgrade    | ''          | heads        | +a +b +c1 +d1 +c2 +d2 +x +y
            upgrade    | d1          | heads        | +c2 +d2 +x +y
            upgrade    | d1          | two@head     | +c2 +d2
            upgrade    | d1          | two@+1       | +c2
            upgrade    | d1          | b            | ''
            upgrade    | ''          | c1 y         | +a +b +c1 +x +y
            upgrade    | ''          | base         | ''
            upgrade    | c1 d2 y     | heads        | +d1
            upgrade    | b           | current+1    | AMBIGUOUS_REVISION
            upgrade    | b           | +1           | AMBIGUOUS_REVISION
            upgrade    | d1 d2       | +1           | MULTIPLE_HEADS
            upgrade    | d1          | +1           | TARGET_OUT_OF_REACH
            upgrade    | d1          | -1           | BAD_TARGET
            upgrade    | d1          | head         | MULTIPLE_HEADS
            upgrade    | ''          | b c1         | BAD_TARGET
            upgrade    | ''          | a:b          | BAD_TARGET
            downgrade  | d1 d2 y     | b            | -d1 -c1 -d2 -c2
            downgrade  | d1 d2 y     | two@b        | -d2 -c2
            downgrade  | d1 d2 y     | two@-1       | -d2
            downgrade  | d1 d2 y     | d1-1         | -d1
            downgrade  | d1 d2 y     | other@base   | -y -x
            downgrade  | d1 d2 y     | base         | -d1 -c1 -d2 -c2 -b -a -y -x
            downgrade  | d1 d2 y     | a@b          | -d1 -c1 -d2 -c2
            downgrade  | d1          | d1           | ''
            downgrade  | d1          | -1           | -d1
            downgrade  | d1          | current-1    | -d1
            downgrade  | d1 d2       | -1           | MULTIPLE_HEADS
            downgrade  | d1          | two@-1       | TARGET_OUT_OF_REACH
            downgrade  | d1          | other@-1     | TARGET_OUT_OF_REACH
            downgrade  | d1          | -9           | TARGET_OUT_OF_REACH
            downgrade  | d1          | +1           | BAD_TARGET
            downgrade  | d1          | c2           | TARGET_OUT_OF_REACH
            downgrade  | d1          | heads        | MULTIPLE_HEADS
            stamp      | ''          | d1           | =a =b =c1 =d1
            stamp      | d1          | b            | !d1 !c1
            stamp      | d1          | d2           | =c2 =d2
            stamp      | d1 d2       | c1 c2        | !d1 !d2
            stamp      | ''          | b d1         | =a =b =c1 =d1
            stamp      | d1 y        | base         | !d1 !c1 !b !a !y !x
            stamp      | d1 y        | other@base   | !y !x
            stamp      | d1          | heads        | =c2 =d2 =x =y
            stamp      | d1 y        | -1           | MULTIPLE_HEADS
            stamp      | d1          | d1-1         | !d1
            goto       | d1          | b            | -d1 -c1
            goto       | a           | d2           | +b +c2 +d2
            goto       | d1 y        | d2           | +c2 +d2
            goto       | d1 y        | base         | -d1 -c1 -b -a -y -x
            goto       | d1          | d1           | ''
            reset      | d1 y        | base         | -d1 -c1 -b -a -y -x
            """)
    void plans(String command, String rows, String targets, String expected) {
        RevisionGraph graph = graph(TREE);
        Set<RevisionId> applied = graph.appliedFromRows(rows.isEmpty() ? Set.of() : Graphs.ids(rows.split(" ")));
        assertThat(outcome(graph, applied, command, targets)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            upgrade    | a d1        | d1           | +b +c1
            upgrade    | c1          | heads        | +a +b +d1 +c2 +d2 +x +y
            downgrade  | a d1        | a            | -d1
            downgrade  | a d1        | base         | -d1 -a
            goto       | a d1        | b            | -d1 +b
            """)
    void plansFromRevisionsAppliedOutOfOrder(String command, String applied, String targets, String expected) {
        assertThat(outcome(graph(TREE), Graphs.ids(applied.split(" ")), command, targets))
                .isEqualTo(expected);
    }

    private static String outcome(RevisionGraph graph, Set<RevisionId> applied, String command, String texts) {
        try {
            List<Target> targets = Target.parseAll(Arrays.asList(texts.split(" ")), graph);
            Plan plan = switch (command) {
                case "upgrade" -> Planner.upgrade(graph, applied, targets);
                case "downgrade" -> Planner.downgrade(graph, applied, targets.getFirst());
                case "stamp" -> Planner.stamp(graph, applied, targets);
                case "goto" -> Planner.goTo(graph, applied, targets.getFirst());
                default -> Planner.reset(graph, applied);
            };
            return text(plan);
        } catch (WindlassException e) {
            assertThat(e.problems()).allSatisfy(p -> assertThat(p.next()).isNotBlank());
            return e.code().name();
        }
    }

    private static String text(Plan plan) {
        return plan.steps().stream()
                .map(step -> switch (step) {
                    case Step.Upgrade up -> "+" + up.revision().id();
                    case Step.Downgrade down -> "-" + down.revision().id();
                    case Step.Stamp stamp ->
                        (stamp.applies() ? "=" : "!") + stamp.revision().id();
                })
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            upgrade   | a:d1     | +b +c1 +d1
            upgrade   | :c1      | +a +b +c1
            upgrade   | d1:      | +c2 +d2 +x +y
            upgrade   | c1:+1    | +d1
            upgrade   | d1:c1    | BAD_TARGET
            upgrade   | c1:d2    | BAD_TARGET
            downgrade | d1:b     | -d1 -c1
            downgrade | d1:      | -d1 -c1 -b -a
            downgrade | d1:-1    | -d1
            downgrade | :a       | BAD_TARGET
            """)
    void plansRangesWithoutADatabase(String command, String range, String expected) {
        RevisionGraph graph = graph(TREE);
        Target.Range parsed = (Target.Range) Target.parse(range, graph);
        String found;
        try {
            found = text(
                    command.equals("upgrade")
                            ? Planner.upgradeRange(graph, parsed)
                            : Planner.downgradeRange(graph, parsed));
        } catch (WindlassException e) {
            found = e.code().name();
        }
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            :            | ''    | y x d2 c2 d1 c1 b a
            a:d1         | ''    | d1 c1 b a
            b:           | ''    | d2 c2 d1 c1 b
            :c1          | ''    | c1 b a
            base:c1      | ''    | c1 b a
            c1:c1        | ''    | c1
            current:d1   | b     | d1 c1 b
            :current     | c1    | c1 b a
            -1:d1        | ''    | d1 c1
            -9:d1        | ''    | d1 c1 b a
            a:+1         | ''    | b a
            c1:+9        | ''    | d1 c1
            -1:current   | c1    | c1 b
            other@base:  | ''    | y x
            two@base:heads | ''  | d2 c2 b a
            d1:a         | ''    | BAD_TARGET
            c1:d2        | ''    | BAD_TARGET
            nope:d2      | ''    | UNKNOWN_REVISION
            """)
    void listsHistory(String range, String rows, String expected) {
        RevisionGraph graph = graph(TREE);
        Set<RevisionId> applied = graph.appliedFromRows(rows.isEmpty() ? Set.of() : Graphs.ids(rows.split(" ")));
        String found;
        try {
            found = Graphs.text(Ranges.history(graph, applied, (Target.Range) Target.parse(range, graph)));
        } catch (WindlassException e) {
            found = e.code().name();
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aPurgeForgetsWhatIsUnknown() {
        RevisionGraph graph = graph(TREE);
        Plan plan = Planner.purge(graph, Graphs.ids("gone", "x"), List.of(Target.parse("a", graph)));
        assertThat(text(plan)).isEqualTo("!gone !x =a");
    }

    @Test
    void anUnknownAppliedRevisionStopsEveryCommand() {
        RevisionGraph graph = graph(TREE);
        for (String command : List.of("upgrade", "downgrade", "stamp", "goto", "reset")) {
            assertThat(outcome(graph, Graphs.ids("a", "gone"), command, "a"))
                    .isEqualTo(ErrorCode.UNKNOWN_APPLIED_REVISION.name());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            revision | d1            | ''    | ''   | d1
            revision | d1 d2         | ''    | ''   | d1 d2
            revision | two@head      | ''    | ''   | d2
            revision | base          | ''    | ''   | ''
            revision | heads         | ''    | ''   | d1 d2 y
            revision | ''            | ''    | ''   | MULTIPLE_HEADS
            revision | head          | ''    | ''   | MULTIPLE_HEADS
            revision | b             | ''    | ''   | BAD_TARGET
            revision | --splice b    | ''    | ''   | b
            revision | d1 d1         | ''    | ''   | BAD_TARGET
            revision | d1            | two y | ''   | d1 needs two y
            revision | d1            | two@head other | '' | d1 needs d2 other
            revision | d1            | nope  | ''   | UNKNOWN_REVISION
            revision | d1            | base  | ''   | BAD_TARGET
            revision | d1            | ''    | new  | d1 label new
            revision | d1            | ''    | two  | DUPLICATE_LABEL
            revision | d1            | ''    | a    | DUPLICATE_LABEL
            revision | d1            | ''    | x@y  | BAD_REVISION_ID
            revision | b nope        | nope2 | two  | UNKNOWN_REVISION UNKNOWN_REVISION DUPLICATE_LABEL
            merge    | ''            | ''    | ''   | d1 d2 y
            merge    | heads         | ''    | ''   | d1 d2 y
            merge    | d2 y          | ''    | ''   | d2 y
            merge    | d2            | ''    | ''   | BAD_TARGET
            merge    | d2 d2         | ''    | ''   | BAD_TARGET BAD_TARGET
            merge    | b d1          | ''    | ''   | BAD_TARGET
            merge    | --splice b d1 | ''    | ''   | b d1
            """)
    void placesNewRevisions(String command, String heads, String needs, String labels, String expected) {
        RevisionGraph graph = graph(TREE);
        Placement.Request request = new Placement.Request(
                words(heads.replace("--splice ", "")),
                heads.startsWith("--splice"),
                words(needs),
                words(labels),
                Optional.empty());
        assertThat(place(graph, command, request)).isEqualTo(expected);
    }

    private static String place(RevisionGraph graph, String command, Placement.Request request) {
        try {
            Placement placement =
                    command.equals("merge") ? Placement.merge(graph, request) : Placement.revision(graph, request);
            List<Revision> grown = new ArrayList<>(graph.revisions());
            List<String> parents =
                    placement.parents().stream().map(RevisionId::value).toList();
            grown.add(Graphs.revision("new1", parents, placement.dependsOn(), placement.labels()));
            assertThat(RevisionGraph.problems(grown)).isEmpty();
            return String.join(" ", parents)
                    + (placement.dependsOn().isEmpty() ? "" : " needs " + String.join(" ", placement.dependsOn()))
                    + (placement.labels().isEmpty() ? "" : " label " + String.join(" ", placement.labels()));
        } catch (WindlassException e) {
            return e.problems().stream().map(p -> p.code().name()).collect(Collectors.joining(" "));
        }
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    @Test
    void aGivenIdMustBeFree() {
        RevisionGraph graph = graph(TREE);
        for (String id : List.of("a", "two", "a@b", "head")) {
            Placement.Request request =
                    new Placement.Request(List.of("d1"), false, List.of(), List.of(), Optional.of(id));
            assertThatThrownBy(() -> Placement.revision(graph, request)).isInstanceOf(WindlassException.class);
        }
    }

    @Test
    void anEmptyGraphTakesAnything() {
        RevisionGraph graph = graph("");
        assertThat(Placement.revision(
                        graph, new Placement.Request(List.of(), false, List.of(), List.of(), Optional.empty())))
                .isEqualTo(new Placement(List.of(), List.of(), List.of()));
    }
}
