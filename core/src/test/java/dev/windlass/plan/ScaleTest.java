package dev.windlass.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.revision.Graphs;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Large graphs are planned without recursion and in time that grows with their size; {@link #main} prints the times. */
class ScaleTest {
    private static final Map<String, IntFunction<List<Revision>>> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("line", ScaleTest::line);
        SHAPES.put("diamonds", n -> diamonds(n / 3));
        SHAPES.put("forest of lines of 5", n -> forest(n / 5, 5));
        SHAPES.put("comb", n -> comb(n / 2));
        SHAPES.put("fan merged", n -> fan(n / 2));
        SHAPES.put("line that depends on another at each step", n -> ladder(n / 2));
        SHAPES.put("random", ScaleTest::random);
    }

    private static Revision revision(List<String> needs, String id, String... parents) {
        return Graphs.revision(id, List.of(parents), needs, List.of());
    }

    private static List<Revision> line(int count) {
        List<Revision> line = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            line.add(i == 0 ? revision(List.of(), "r0") : revision(List.of(), "r" + i, "r" + (i - 1)));
        }
        return line;
    }

    private static List<Revision> diamonds(int count) {
        List<Revision> diamonds = new ArrayList<>(List.of(revision(List.of(), "m0")));
        for (int i = 1; i <= count; i++) {
            diamonds.add(revision(List.of(), "a" + i, "m" + (i - 1)));
            diamonds.add(revision(List.of(), "b" + i, "m" + (i - 1)));
            diamonds.add(revision(List.of(), "m" + i, "a" + i, "b" + i));
        }
        return diamonds;
    }

    private static List<Revision> forest(int lines, int length) {
        List<Revision> forest = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            for (int j = 0; j < length; j++) {
                String id = "l" + i + "x" + j;
                forest.add(j == 0 ? revision(List.of(), id) : revision(List.of(), id, "l" + i + "x" + (j - 1)));
            }
        }
        return forest;
    }

    private static List<Revision> comb(int teeth) {
        List<Revision> comb = line(teeth);
        for (int i = 0; i < teeth; i++) {
            comb.add(revision(List.of(), "t" + i, "r" + i));
        }
        return comb;
    }

    private static List<Revision> fan(int lines) {
        List<Revision> fan = new ArrayList<>(List.of(revision(List.of(), "root")));
        String[] tips = new String[lines];
        for (int i = 0; i < lines; i++) {
            fan.add(revision(List.of(), "f" + i, "root"));
            fan.add(revision(List.of(), "g" + i, "f" + i));
            tips[i] = "g" + i;
        }
        fan.add(revision(List.of(), "merge", tips));
        return fan;
    }

    private static List<Revision> ladder(int rungs) {
        List<Revision> ladder = line(rungs);
        for (int i = 0; i < rungs; i++) {
            List<String> needs = List.of("r" + i);
            ladder.add(i == 0 ? revision(needs, "s0") : revision(needs, "s" + i, "s" + (i - 1)));
        }
        return ladder;
    }

    private static List<Revision> random(int count) {
        Random random = new Random(1);
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int reach = Math.min(i, 20);
            List<String> parents = new ArrayList<>();
            for (int k = random.nextInt(6) == 0 ? 2 : 1; k > 0 && i > 0; k--) {
                parents.add("r" + (i - 1 - random.nextInt(reach)));
            }
            List<String> needs = i > 0 && random.nextInt(4) == 0 ? List.of("r" + random.nextInt(i)) : List.of();
            revisions.add(Graphs.revision("r" + i, new HashSet<>(parents), needs, List.of()));
        }
        return revisions;
    }

    private static int everything(List<Revision> revisions) {
        RevisionGraph graph = RevisionGraph.of(revisions);
        Plan up = Planner.upgrade(graph, Set.of(), Target.heads());
        Set<RevisionId> applied = new HashSet<>(Planner.ids(graph.revisions()));
        Plan down = Planner.downgrade(graph, applied, Target.base());
        int labels = graph.labels(graph.revisions().getFirst().id()).size();
        int changes = RowChange.of(graph, Set.of(), up.steps()).size();
        Plan stamp = Planner.stamp(graph, Set.of(), List.of(Target.heads()));
        assertThat(List.of(up.steps().size(), down.steps().size(), stamp.steps().size(), changes))
                .containsOnly(revisions.size());
        return labels + Ranges.history(graph).size();
    }

    @Test
    void tenThousandRevisionsOfAnyShapeArePlanned() {
        SHAPES.forEach((name, shape) -> {
            List<Revision> revisions = shape.apply(10_000);
            Collections.shuffle(revisions, new Random(1));
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> everything(revisions), name);
        });
    }

    /** Prints, for each shape and size, the best of some runs in milliseconds. */
    public static void main(String[] arguments) {
        SHAPES.forEach((name, shape) -> {
            for (int size : new int[] {2_500, 5_000, 10_000, 20_000, 40_000}) {
                List<Revision> revisions = shape.apply(size);
                Collections.shuffle(revisions, new Random(1));
                RevisionGraph graph = RevisionGraph.of(revisions);
                Set<RevisionId> applied = new HashSet<>(Planner.ids(graph.revisions()));
                System.out.printf(
                        "%-44s %6d: of %7.2f  upgrade %7.2f  downgrade %7.2f  history %7.2f  status %7.2f ms%n",
                        name,
                        revisions.size(),
                        best(() -> RevisionGraph.of(revisions)),
                        best(() -> Planner.upgrade(graph, Set.of(), Target.heads())),
                        best(() -> Planner.downgrade(graph, applied, Target.base())),
                        best(() -> Ranges.history(RevisionGraph.of(revisions))),
                        best(() -> graph.versionTableRows(applied).size()
                                + graph.missingBelow(applied).size()));
            }
        });
    }

    private static double best(Supplier<?> work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = System.nanoTime();
            work.get();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / 1e6;
    }
}
