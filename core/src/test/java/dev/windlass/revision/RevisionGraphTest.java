package dev.windlass.revision;

import static dev.windlass.revision.Graphs.graph;
import static dev.windlass.revision.Graphs.ids;
import static dev.windlass.revision.Graphs.revision;
import static dev.windlass.revision.Graphs.revisions;
import static dev.windlass.revision.Graphs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionGraphTest {
    @Test
    void reportsAllProblemsAtOnce() {
        List<Revision> revisions = new ArrayList<>(
                revisions(
                        "a <- a2; gone <- b; c needs lost; x <- y <- z <- x; s <- s; d label same; e label same; f label a; h@d"));
        revisions.removeIf(r -> r.id().value().equals("gone"));
        revisions.add(new Revision(
                new RevisionId("a2"), List.of(), List.of(), List.of(), "", Optional.empty(), "other/a2.sql"));
        assertThatThrownBy(() -> RevisionGraph.of(revisions)).isInstanceOfSatisfying(WindlassException.class, e -> {
            assertThat(e.problems()).isEqualTo(RevisionGraph.problems(revisions));
            assertThat(e.problems().stream().map(p -> p.code() + " " + p.message()))
                    .containsExactlyInAnyOrder(
                            "DUPLICATE_REVISION Revision id \"a2\" is used by both a2.sql and other/a2.sql",
                            "BAD_REVISION_ID \"h@d\" is not a revision id",
                            "DUPLICATE_LABEL Branch label \"same\" of revision \"e\" is already used by revision \"d\"",
                            "DUPLICATE_LABEL Branch label \"a\" of revision \"f\" is the id of a revision",
                            "MISSING_PARENT Revision \"b\" follows \"gone\", and there is no such revision",
                            "MISSING_DEPENDENCY Revision \"c\" depends on \"lost\", and there is no such revision or"
                                    + " branch label",
                            "CYCLE Revision \"s\" names itself as its parent",
                            "CYCLE Revisions require one another in a circle, by parents: x -> z -> y -> x");
        });
    }

    @Test
    void aMissingParentSuggestsTheNearestIds() {
        List<Revision> revisions = List.of(
                revision("a9ef987fd631", List.of(), List.of(), List.of()),
                revision("b2", List.of("a9ef987fd613"), List.of(), List.of()));
        assertThat(RevisionGraph.problems(revisions)).singleElement().satisfies(p -> {
            assertThat(p.where()).isEqualTo("b2.sql");
            assertThat(p.why()).isEqualTo("the nearest there is: a9ef987fd631");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a <- b <- c; a needs c           | a -> c -> b -> a
            a <- b; c <- d; b needs d; d needs b | b -> d -> b
            a label lib; a <- b <- c; d <- e; e needs lib; a needs e | a -> e -> a
            r <- a <- b <- a                 | a -> b -> a
            """)
    void namesTheMembersOfACircleInOrder(String graph, String ring) {
        assertThat(RevisionGraph.problems(revisions(graph)).stream().map(Problem::message))
                .singleElement()
                .asString()
                .endsWith(": " + ring);
    }

    @Test
    void tellsOfACircleOnceEvenIfDependenciesPassThroughIt() {
        assertThat(RevisionGraph.problems(revisions("a <- b <- c <- a; d <- e; e needs b; a needs e")))
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo(ErrorCode.CYCLE);
    }

    @Test
    void findsProblemsInADeepGraphWithoutRecursion() {
        List<Revision> revisions = new ArrayList<>();
        int depth = 50_000;
        for (int i = 0; i < depth; i++) {
            String parent = "r" + (i == 0 ? depth - 1 : i - 1);
            revisions.add(revision("r" + i, List.of(parent), List.of(), List.of()));
        }
        assertThat(RevisionGraph.problems(revisions)).hasSize(1);
    }

    @Test
    void knowsHeadsAndBasesByParentsAndByRequirements() {
        RevisionGraph graph = graph("a <- b <- c; x <- y; y needs c; c <- m; y <- m; z needs m");
        assertThat(text(graph.heads())).isEqualTo("m z");
        assertThat(text(graph.realHeads())).isEqualTo("z");
        assertThat(text(graph.bases())).isEqualTo("a x z");
        assertThat(text(graph.realBases())).isEqualTo("a x");
        assertThat(graph.isEffectiveHead(new RevisionId("m"))).isTrue();
        assertThat(graph.isEffectiveHead(new RevisionId("z"))).isFalse();
        assertThat(graph.isMerge(new RevisionId("m"))).isTrue();
        assertThat(text(graph.requirements(new RevisionId("y")))).isEqualTo("x c");
        assertThat(text(graph.dependents(new RevisionId("c")))).isEqualTo("m y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a <- b <- c; a <- d <- e                | a b c d e
            a <- z; a <- b <- c                     | a b c z
            b <- c; a <- d                          | a d b c
            a <- b <- c; b <- z; a <- m <- n        | a b c m n z
            a <- b1 <- c1; a <- b2 <- c2; c1, c2 <- m | a b2 c2 b1 c1 m
            a <- b1 <- c1; a <- b2 <- c2; c2, c1 <- m | a b1 c1 b2 c2 m
            core1 <- core2; app1 <- app2; app2 needs core2 | core1 core2 app1 app2
            """)
    void ordersCanonically(String graph, String order) {
        assertThat(text(graph(graph).revisions())).isEqualTo(order);
    }

    @Test
    void theOlderOfTwoBranchesRunsFirstWhereDatesAreKnown() {
        Revision base = dated("base", 1, List.of());
        Revision late = dated("aaa", 9, List.of(base.id()));
        Revision early = dated("bbb", 5, List.of(base.id()));
        Revision undated = new Revision(
                new RevisionId("aab"), List.of(base.id()), List.of(), List.of(), "", Optional.empty(), "aab.sql");
        RevisionGraph graph = RevisionGraph.of(List.of(undated, late, early, base));
        assertThat(text(graph.revisions())).isEqualTo("base bbb aaa aab");
    }

    private static Revision dated(String id, int day, List<RevisionId> parents) {
        Instant created = Instant.parse("2025-01-0" + day + "T00:00:00Z");
        return new Revision(new RevisionId(id), parents, List.of(), List.of(), "", Optional.of(created), id + ".sql");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a b c d      | d     | d
            a b c        | c     | c
            a b c x y    | c y   | y
            a b x        | b x   | b x
            a c          | c     | c
            ''           | ''    | ''
            """)
    void derivesHeadsAndRows(String applied, String heads, String rows) {
        RevisionGraph graph = graph("a <- b <- c <- d; x <- y; y needs c");
        Set<RevisionId> set = applied.isEmpty() ? Set.of() : ids(applied.split(" "));
        assertThat(text(graph.headsOf(set))).isEqualTo(heads);
        assertThat(text(graph.versionTableRows(set))).isEqualTo(rows);
    }

    @Test
    void rowsImplyWhatTheyRequire() {
        RevisionGraph graph = graph("a <- b <- c <- d; x <- y; y needs c");
        assertThat(graph.appliedFromRows(ids("y"))).isEqualTo(ids("a", "b", "c", "x", "y"));
        assertThat(text(graph.missingBelow(ids("d", "x")))).isEqualTo("a b c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a <- b <- c; b label mid                | a: mid b: mid c: mid
            a <- b <- c; b <- d; b label fork       | a: b: fork c: fork d: fork
            a <- b <- c; a <- d; c label tip        | a: b: tip c: tip d:
            a <- b; x <- y; b, y <- m; b label left | a: b: left m: left x: y:
            a <- b; b label tip; x needs a          | a: b: tip x:
            """)
    void spreadsLabelsAsAlembicDoes(String text, String labels) {
        RevisionGraph graph = graph(text);
        StringBuilder found = new StringBuilder();
        graph.revisions().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(r -> found.append(found.isEmpty() ? "" : " ")
                        .append(r.id())
                        .append(':')
                        .append(graph.labels(r.id()).isEmpty() ? "" : " " + String.join(",", graph.labels(r.id()))));
        assertThat(found).hasToString(labels);
    }

    @Test
    void anUnknownNameSuggestsTheNearest() {
        RevisionGraph graph = graph("deadbeef01 <- deadbeef02; deadbeef01 label accounts");
        assertThatThrownBy(() -> graph.resolve("acounts")).isInstanceOfSatisfying(WindlassException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_REVISION);
            assertThat(e.first().next()).isEqualTo("Did you mean accounts?");
        });
        assertThatThrownBy(() -> graph.resolve("deadbeef03"))
                .isInstanceOfSatisfying(
                        WindlassException.class,
                        e -> assertThat(e.first().next()).isEqualTo("Did you mean deadbeef01 or deadbeef02?"));
    }

    @Test
    void anAmbiguousNameListsItsCandidates() {
        RevisionGraph graph = graph("acco1111 <- acco2222; deadbeef label accounts");
        assertThatThrownBy(() -> graph.resolve("acco")).isInstanceOfSatisfying(WindlassException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.AMBIGUOUS_REVISION);
            assertThat(e.first().why())
                    .isEqualTo("it begins acco1111 \"rev acco1111\", acco2222 \"rev acco2222\","
                            + " accounts (label of deadbeef) \"rev deadbeef\"");
        });
    }

    @Test
    void aPrefixOfAnIdAndOfItsOwnLabelIsNotAmbiguous() {
        assertThat(graph("cart0001 <- cart; cart0001 label cartlabel")
                        .resolve("cart0")
                        .id())
                .isEqualTo(new RevisionId("cart0001"));
        assertThat(graph("shop0001; shop0001 label shopping").resolve("shop").id())
                .isEqualTo(new RevisionId("shop0001"));
    }

    @Test
    void anUnknownAppliedRevisionIsNamed() {
        assertThatThrownBy(() -> graph("a <- b").requireKnown(ids("b", "gone", "lost")))
                .isInstanceOfSatisfying(WindlassException.class, e -> {
                    assertThat(e.problems()).hasSize(2);
                    assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_APPLIED_REVISION);
                });
    }
}
