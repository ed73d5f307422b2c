package dev.windlass.revision;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds revisions by full id, label or unique prefix. The rule for prefixes is Alembic's, measured: ids and labels of
 * more than three characters compete; the prefix itself may be one character. Two names of one revision are one.
 */
final class RevisionNames {
    /** Alembic never completes to a name shorter than this. */
    private static final int SHORTEST_COMPLETED = 4;

    private static final int MOST_SHOWN = 5;

    private RevisionNames() {}

    static Revision resolve(RevisionGraph graph, String name, Optional<RevisionId> branch) {
        if (name.isEmpty()) {
            throw unknown(graph, name, "");
        }
        Optional<Revision> exact = exact(graph, name);
        if (exact.isPresent()) {
            if (branch.isPresent()
                    && !graph.lineage(branch.get()).contains(exact.get().id())) {
                throw Problem.of(
                                ErrorCode.UNKNOWN_REVISION,
                                "Revision \"" + exact.get().id() + "\" is not on the branch of \"" + branch.get()
                                        + "\"")
                        .at(exact.get().location())
                        .next("Name it without the branch, or run 'windlass history' to see the branches.")
                        .toException();
            }
            return exact.get();
        }
        Map<RevisionId, String> found = candidates(graph, name);
        if (branch.isPresent() && !found.isEmpty()) {
            Set<RevisionId> lineage = graph.lineage(branch.get());
            found.keySet().removeIf(id -> !lineage.contains(id));
        }
        if (found.isEmpty()) {
            throw unknown(
                    graph,
                    name,
                    branch.map(b -> " on the branch of \"" + b + "\"").orElse(""));
        }
        if (found.size() > 1) {
            throw ambiguous(graph, name, found);
        }
        return graph.revision(found.keySet().iterator().next());
    }

    private static Optional<Revision> exact(RevisionGraph graph, String name) {
        return graph.find(new RevisionId(name)).or(() -> graph.labelled(name));
    }

    /** The revisions that a name may stand for, each with the id or label that begins with it. */
    static Map<RevisionId, String> candidates(RevisionGraph graph, String name) {
        Map<RevisionId, String> found = new LinkedHashMap<>();
        if (name.isEmpty()) {
            return found;
        }
        Optional<Revision> exact = exact(graph, name);
        if (exact.isPresent()) {
            found.put(exact.get().id(), name);
            return found;
        }
        for (Revision revision : graph.nodes) {
            String id = revision.id().value();
            if (id.length() >= SHORTEST_COMPLETED && id.startsWith(name)) {
                found.put(revision.id(), id);
            }
            for (String label : revision.labels()) {
                if (label.length() >= SHORTEST_COMPLETED && label.startsWith(name)) {
                    found.putIfAbsent(revision.id(), label);
                }
            }
        }
        return found;
    }

    private static WindlassException ambiguous(RevisionGraph graph, String name, Map<RevisionId, String> found) {
        String shown = found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_SHOWN)
                .map(entry -> described(graph.revision(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining(", "));
        String more = found.size() > MOST_SHOWN ? " and " + (found.size() - MOST_SHOWN) + " more" : "";
        return Problem.of(ErrorCode.AMBIGUOUS_REVISION, "\"" + name + "\" may be " + found.size() + " revisions")
                .because("it begins " + shown + more)
                .toException();
    }

    private static String described(Revision revision, String name) {
        String label = revision.id().value().equals(name) ? "" : " (label of " + revision.id() + ")";
        return name + label + (revision.title().isEmpty() ? "" : " \"" + revision.title() + "\"");
    }

    private static WindlassException unknown(RevisionGraph graph, String name, String where) {
        List<String> near = nearest(graph, name);
        Problem problem =
                Problem.of(ErrorCode.UNKNOWN_REVISION, "There is no revision or branch label \"" + name + "\"" + where);
        if (name.startsWith("-") && name.length() > 1) {
            problem = problem.because("a revision does not begin with '-'");
        }
        return (near.isEmpty() ? problem : problem.next("Did you mean " + String.join(" or ", near) + "?"))
                .toException();
    }

    static List<String> nearest(RevisionGraph graph, String name) {
        Set<String> names = new HashSet<>(graph.declaredLabels());
        for (Revision revision : graph.nodes) {
            names.add(revision.id().value());
        }
        return nearest(names, name);
    }

    /** The names that differ in few places, at most three, the nearest first. */
    static List<String> nearest(Collection<String> names, String name) {
        int limit = Math.max(1, name.length() / 3);
        record Near(String name, int distance) {}
        List<Near> near = new ArrayList<>();
        for (String candidate : names) {
            boolean grown = name.length() >= SHORTEST_COMPLETED
                    && candidate.length() >= SHORTEST_COMPLETED
                    && (candidate.startsWith(name) || name.startsWith(candidate));
            int distance = grown ? 1 : distance(name, candidate, limit);
            if (distance <= limit) {
                near.add(new Near(candidate, distance));
            }
        }
        return near.stream()
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(3)
                .map(Near::name)
                .toList();
    }

    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
