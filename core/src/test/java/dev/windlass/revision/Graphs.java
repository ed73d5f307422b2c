package dev.windlass.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Graphs from text: clauses separated by {@code ;}, each a chain {@code a <- b <- c}, a merge {@code c, d <- m}, or
 * {@code x needs y, z}, {@code x label l, m}.
 */
public final class Graphs {
    private Graphs() {}

    private static final class Node {
        final Set<String> parents = new LinkedHashSet<>();
        final List<String> needs = new ArrayList<>();
        final List<String> labels = new ArrayList<>();
    }

    public static RevisionGraph graph(String text) {
        return RevisionGraph.of(revisions(text));
    }

    public static List<Revision> revisions(String text) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (String clause : text.split(";")) {
            if (clause.isBlank()) {
                continue;
            }
            if (clause.contains(" needs ")) {
                String[] parts = clause.split(" needs ");
                node(nodes, parts[0].strip()).needs.addAll(names(parts[1]));
            } else if (clause.contains(" label ")) {
                String[] parts = clause.split(" label ");
                node(nodes, parts[0].strip()).labels.addAll(names(parts[1]));
            } else {
                List<String> below = List.of();
                for (String link : clause.split("<-")) {
                    List<String> here = names(link);
                    for (String name : here) {
                        node(nodes, name).parents.addAll(below);
                    }
                    below = here;
                }
            }
        }
        List<Revision> revisions = new ArrayList<>();
        nodes.forEach((id, node) -> revisions.add(revision(id, node.parents, node.needs, node.labels)));
        return revisions;
    }

    private static Node node(Map<String, Node> nodes, String name) {
        return nodes.computeIfAbsent(name, n -> new Node());
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    public static Revision revision(String id, Collection<String> parents, List<String> needs, List<String> labels) {
        return new Revision(
                new RevisionId(id),
                parents.stream().map(RevisionId::new).toList(),
                needs,
                labels,
                "rev " + id,
                Optional.empty(),
                id + ".sql");
    }

    public static Set<RevisionId> ids(String... ids) {
        return ids(List.of(ids));
    }

    public static Set<RevisionId> ids(Collection<String> ids) {
        return ids.stream().map(RevisionId::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The ids of revisions, separated by blanks. */
    public static String text(Collection<Revision> revisions) {
        return revisions.stream().map(r -> r.id().value()).collect(Collectors.joining(" "));
    }
}
