package dev.windlass.plan;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the revisions that a target stands for, given what is applied. The rules are Alembic's, measured. */
public final class TargetResolver {
    private final RevisionGraph graph;
    private final Set<RevisionId> applied;

    /**
     * A resolver for one graph and one state.
     *
     * @throws WindlassException if a revision is applied that the graph does not have
     */
    public TargetResolver(RevisionGraph graph, Set<RevisionId> applied) {
        graph.requireKnown(applied);
        this.graph = graph;
        this.applied = applied;
    }

    /**
     * The revisions that a target stands for: none for the base, several for {@code heads}; steps without a place are
     * counted up from what is applied, or down from it.
     *
     * @throws WindlassException if it stands for nothing, for too much, or is a range
     */
    public List<Revision> resolve(Target target) {
        return switch (target) {
            case Target.At at -> at(at);
            case Target.Relative relative ->
                walk(from(relative), relative.steps(), relative.branch().map(this::branch), relative, false)
                        .map(List::of)
                        .orElse(List.of());
            case Target.Range range ->
                throw Problem.of(ErrorCode.BAD_TARGET, "The range \"" + range + "\" is not a single revision")
                        .next("Name one revision; ranges are for 'history -r', and for 'upgrade' and 'downgrade' with"
                                + " --sql.")
                        .toException();
        };
    }

    private Optional<Revision> from(Target.Relative relative) {
        if (relative.from().isPresent()) {
            return one(relative);
        }
        return relative.steps() > 0 ? startUpwards(relative) : startDownwards(relative);
    }

    /** The revision that {@code branch@} narrows to: a label's own revision, or one named by id or prefix. */
    Revision branch(String name) {
        try {
            return graph.resolve(name);
        } catch (WindlassException e) {
            if (e.code() != ErrorCode.UNKNOWN_REVISION) {
                throw e;
            }
            throw Problem.of(ErrorCode.UNKNOWN_REVISION, "There is no branch \"" + name + "\"")
                    .next(e.first().next())
                    .toException();
        }
    }

    private List<Revision> at(Target.At at) {
        Optional<Revision> branch = at.branch().map(this::branch);
        return switch (at.place()) {
            case Target.Place.Named named ->
                List.of(
                        branch.isPresent()
                                ? graph.resolve(named.name(), branch.get().id())
                                : graph.resolve(named.name()));
            case Target.Place.Word word ->
                switch (word) {
                    case BASE -> List.of();
                    case HEAD -> head(branch, at);
                    case HEADS -> branch.isEmpty() ? graph.realHeads() : onLineage(graph.heads(), branch.get());
                    case CURRENT -> current(branch);
                };
        };
    }

    private List<Revision> current(Optional<Revision> branch) {
        if (branch.isEmpty()) {
            return graph.versionTableRows(applied);
        }
        return onLineage(graph.headsOf(applied), branch.get());
    }

    private List<Revision> head(Optional<Revision> branch, Target at) {
        List<Revision> heads = branch.isEmpty() ? graph.heads() : onLineage(graph.heads(), branch.get());
        if (heads.size() > 1) {
            throw Problem.of(ErrorCode.MULTIPLE_HEADS, "There are " + heads.size() + " heads for \"" + at + "\"")
                    .because("the heads are " + described(heads))
                    .next(
                            branch.isPresent()
                                    ? "Name one of them, or use '" + at + "s' for all of them."
                                    : "Name one of them or its branch ('"
                                            + branchOf(heads.getFirst())
                                            + "@head'), use 'heads' for all, or join them with 'windlass merge heads -m \"…\"'.")
                    .toException();
        }
        return heads;
    }

    private String branchOf(Revision revision) {
        List<String> labels = graph.labels(revision.id());
        return labels.isEmpty() ? revision.id().value() : labels.getFirst();
    }

    List<Revision> onLineage(Collection<Revision> revisions, Revision branch) {
        Set<RevisionId> lineage = graph.lineage(branch.id());
        return revisions.stream().filter(r -> lineage.contains(r.id())).toList();
    }

    /** The one revision that a place stands for; empty for the base. */
    Optional<Revision> one(Target.Relative relative) {
        Target.Place place = relative.from().orElseThrow();
        List<Revision> found = at(new Target.At(relative.branch(), place));
        if (found.size() > 1) {
            throw Problem.of(ErrorCode.MULTIPLE_HEADS, "\"" + relative + "\" cannot be counted from several revisions")
                    .because("\"" + place + "\" is " + described(found))
                    .next("Count from one of them, as in '" + found.getFirst().id() + steps(relative) + "'.")
                    .toException();
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    private static String steps(Target.Relative relative) {
        return (relative.steps() > 0 ? "+" : "") + relative.steps();
    }

    /** Where steps up without a place begin: the one applied head, on the branch if one is named; empty for the base. */
    Optional<Revision> startUpwards(Target.Relative relative) {
        List<Revision> rows = graph.versionTableRows(applied);
        if (relative.branch().isPresent()) {
            Revision branch = branch(relative.branch().get());
            List<Revision> onBranch = onLineage(rows, branch);
            // Where the branch has no head yet, from the highest applied revision that it grows on.
            rows = onBranch.isEmpty()
                    ? graph.headsOf(Planner.ids(onLineage(revisions(graph.closure(applied)), branch)))
                    : onBranch;
        }
        return single(relative, rows);
    }

    /** Where steps down without a place begin: the one applied head, on the branch if one is named; empty for none. */
    Optional<Revision> startDownwards(Target.Relative relative) {
        List<Revision> rows = graph.versionTableRows(applied);
        if (relative.branch().isPresent()) {
            Revision branch = branch(relative.branch().get());
            List<Revision> onBranch = onLineage(rows, branch);
            // What an applied revision of another branch depends on is a head without being a row.
            rows = onBranch.isEmpty() ? onLineage(graph.headsOf(graph.closure(applied)), branch) : onBranch;
        }
        return single(relative, rows);
    }

    private Optional<Revision> single(Target.Relative relative, List<Revision> rows) {
        if (rows.size() > 1) {
            throw Problem.of(
                            ErrorCode.MULTIPLE_HEADS,
                            "\"" + relative + "\" cannot be counted from several applied heads")
                    .because("applied are " + described(rows))
                    .next("Say which branch, as in '" + branchOf(rows.getFirst()) + "@" + steps(relative)
                            + "', or name a revision.")
                    .toException();
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    private List<Revision> revisions(Collection<RevisionId> ids) {
        return ids.stream().map(graph::revision).toList();
    }

    /**
     * Goes some steps along a line; the result is empty for the base.
     *
     * @param clamp whether to stop at the end of the line rather than to fail
     */
    Optional<Revision> walk(
            Optional<Revision> from, int steps, Optional<Revision> branch, Target.Relative text, boolean clamp) {
        Optional<Set<RevisionId>> lineage = branch.map(b -> graph.lineage(b.id()));
        Optional<Revision> at = from;
        for (int done = 0; done < Math.abs((long) steps); done++) {
            if (steps < 0 && at.isEmpty()) {
                if (clamp) {
                    return at;
                }
                throw tooFar(text, done, "below");
            }
            List<Revision> next = steps > 0
                    ? at.map(r -> graph.children(r.id())).orElseGet(graph::bases)
                    : graph.parents(at.orElseThrow().id());
            if (steps > 0 && lineage.isPresent()) {
                Set<RevisionId> on = lineage.get();
                next = next.stream().filter(r -> on.contains(r.id())).toList();
            }
            if (next.size() > 1) {
                throw ambiguousWalk(text, at, next, steps > 0);
            }
            if (next.isEmpty() && steps > 0) {
                if (clamp) {
                    return at;
                }
                throw tooFar(text, done, "above");
            }
            at = next.isEmpty() ? Optional.empty() : Optional.of(next.getFirst());
        }
        return at;
    }

    private WindlassException ambiguousWalk(Target text, Optional<Revision> at, List<Revision> next, boolean upwards) {
        String place = at.map(r -> "\"" + r.id() + "\"").orElse("the base");
        return Problem.of(
                        ErrorCode.AMBIGUOUS_REVISION,
                        "\"" + text + "\" may lead several ways: " + place + (upwards ? " is followed by " : " joins ")
                                + described(next))
                .next(
                        upwards
                                ? "Say which branch, as in '" + next.getFirst().id() + "@+1', or name a revision."
                                : "Name the revision to go down to.")
                .toException();
    }

    private static WindlassException tooFar(Target.Relative text, int done, String where) {
        String there = done == 0 ? "no revision" : done == 1 ? "only one revision" : "only " + done + " revisions";
        return Problem.of(
                        ErrorCode.TARGET_OUT_OF_REACH, "\"" + text + "\" goes too far: there is " + there + " " + where)
                .toException();
    }

    static String described(Collection<Revision> revisions) {
        return revisions.stream()
                .map(r -> r.id() + (r.title().isEmpty() ? "" : " \"" + r.title() + "\""))
                .collect(Collectors.joining(", "));
    }
}
