package dev.windlass.revision;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what keeps revisions from being a graph, all of it at once. */
final class GraphProblems {
    private final Revision[] revisions;
    private final Map<RevisionId, Integer> firstWithId = new HashMap<>();
    private final Map<String, Integer> firstWithLabel = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final int[][] parents;
    private final int[][] requirements;

    private GraphProblems(Revision[] revisions) {
        this.revisions = revisions;
        this.parents = new int[revisions.length][];
        this.requirements = new int[revisions.length][];
    }

    static List<Problem> find(Revision[] revisions) {
        GraphProblems found = new GraphProblems(revisions);
        found.ids();
        found.labels();
        found.references();
        found.cycles();
        return List.copyOf(found.problems);
    }

    private void ids() {
        for (int i = 0; i < revisions.length; i++) {
            Revision revision = revisions[i];
            String id = revision.id().value();
            if (id.indexOf('@') >= 0 || id.indexOf('+') >= 0 || id.indexOf(':') >= 0) {
                problems.add(Problem.of(ErrorCode.BAD_REVISION_ID, quoted(id) + " is not a revision id")
                        .at(revision.location())
                        .because("'@', '+' and ':' have a meaning of their own where a revision is named"));
            }
            Integer first = firstWithId.putIfAbsent(revision.id(), i);
            if (first != null) {
                problems.add(Problem.of(
                                ErrorCode.DUPLICATE_REVISION,
                                "Revision id " + quoted(id) + " is used by both " + revisions[first].location()
                                        + " and " + revision.location())
                        .at(revision.location()));
            }
        }
    }

    private void labels() {
        for (int i = 0; i < revisions.length; i++) {
            Revision revision = revisions[i];
            for (String label : revision.labels()) {
                Integer id = label.isEmpty() ? null : firstWithId.get(new RevisionId(label));
                if (id != null) {
                    problems.add(Problem.of(
                                    ErrorCode.DUPLICATE_LABEL,
                                    "Branch label " + quoted(label) + " of revision " + quoted(revision)
                                            + " is the id of a revision")
                            .at(revision.location())
                            .because(quoted(revisions[id]) + " is in " + revisions[id].location()));
                }
                Integer first = firstWithLabel.putIfAbsent(label, i);
                if (first != null) {
                    problems.add(Problem.of(
                                    ErrorCode.DUPLICATE_LABEL,
                                    "Branch label " + quoted(label) + " of revision " + quoted(revision)
                                            + " is already used by revision " + quoted(revisions[first]))
                            .at(revision.location())
                            .because(quoted(revisions[first]) + " is in " + revisions[first].location()));
                }
            }
        }
    }

    private void references() {
        for (int i = 0; i < revisions.length; i++) {
            Revision revision = revisions[i];
            Set<Integer> known = new LinkedHashSet<>();
            boolean selfLoop = false;
            for (RevisionId parent : new LinkedHashSet<>(revision.parents())) {
                Integer target = firstWithId.get(parent);
                if (target == null) {
                    problems.add(missing(ErrorCode.MISSING_PARENT, "follows", parent.value(), revision, false));
                } else if (revision.id().equals(parent)) {
                    selfLoop = true;
                } else {
                    known.add(target);
                }
            }
            if (selfLoop) {
                problems.add(Problem.of(ErrorCode.CYCLE, "Revision " + quoted(revision) + " names itself as its parent")
                        .at(revision.location()));
            }
            parents[i] = known.stream().mapToInt(Integer::intValue).toArray();
            for (String reference : new LinkedHashSet<>(revision.dependsOn())) {
                Integer target = reference.isEmpty() ? null : firstWithId.get(new RevisionId(reference));
                target = target != null ? target : firstWithLabel.get(reference);
                if (target == null) {
                    problems.add(missing(ErrorCode.MISSING_DEPENDENCY, "depends on", reference, revision, true));
                } else if (revisions[target].id().equals(revision.id())) {
                    problems.add(Problem.of(ErrorCode.CYCLE, "Revision " + quoted(revision) + " depends on itself")
                            .at(revision.location()));
                } else {
                    known.add(target);
                }
            }
            requirements[i] = known.size() == parents[i].length
                    ? parents[i]
                    : known.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private Problem missing(ErrorCode code, String verb, String reference, Revision revision, boolean labels) {
        Set<String> names = new HashSet<>();
        firstWithId.keySet().forEach(id -> names.add(id.value()));
        names.remove(revision.id().value());
        if (labels) {
            names.addAll(firstWithLabel.keySet());
        }
        List<String> near = RevisionNames.nearest(names, reference);
        String why = near.isEmpty() ? "" : "the nearest there is: " + String.join(", ", near);
        return Problem.of(
                        code,
                        "Revision " + quoted(revision) + " " + verb + " " + quoted(reference)
                                + ", and there is no such revision" + (labels ? " or branch label" : ""))
                .at(revision.location())
                .because(why);
    }

    private void cycles() {
        Set<Integer> onCycleByParents = new HashSet<>();
        for (List<Integer> cycle : Cycles.find(parents)) {
            onCycleByParents.addAll(cycle);
            problems.add(cycle(cycle, "parents"));
        }
        if (Arrays.equals(parents, requirements)) {
            return;
        }
        for (List<Integer> cycle : Cycles.find(requirements)) {
            if (cycle.stream().noneMatch(onCycleByParents::contains)) {
                problems.add(cycle(cycle, "parents and dependencies"));
            }
        }
    }

    private Problem cycle(List<Integer> members, String by) {
        String ring = members.stream().map(i -> revisions[i].id().value()).collect(Collectors.joining(" -> ")) + " -> "
                + revisions[members.getFirst()].id();
        String files = members.stream()
                .map(i -> revisions[i].id() + " in " + revisions[i].location())
                .collect(Collectors.joining(", "));
        return Problem.of(ErrorCode.CYCLE, "Revisions require one another in a circle, by " + by + ": " + ring)
                .at(revisions[members.getFirst()].location())
                .because(files);
    }

    private static String quoted(Revision revision) {
        return quoted(revision.id().value());
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
