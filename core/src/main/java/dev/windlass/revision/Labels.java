package dev.windlass.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which branch labels each revision carries. As Alembic does it (measured): a label spreads to all descendants by
 * parents; and where these form a single line that neither branches nor merges, also down from its end, past the
 * revision that declares it, until a branch point or a merge.
 */
final class Labels {
    private Labels() {}

    static List<List<String>> spread(RevisionGraph graph) {
        int n = graph.nodes.length;
        List<SortedSet<String>> spread = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            spread.add(new TreeSet<>());
        }
        for (int i = 0; i < n; i++) {
            List<String> declared = graph.nodes[i].labels();
            if (declared.isEmpty()) {
                continue;
            }
            BitSet from = new BitSet(n);
            from.set(i);
            graph.reach(from, graph.children).stream()
                    .forEach(node -> spread.get(node).addAll(declared));
            if (isPlainUpTo(graph, i)) {
                for (int node = i; isPlain(graph, node); ) {
                    spread.get(node).addAll(declared);
                    if (graph.parents[node].length == 0) {
                        break;
                    }
                    node = graph.parents[node][0];
                }
            }
        }
        return spread.stream().map(List::copyOf).toList();
    }

    private static boolean isPlain(RevisionGraph graph, int node) {
        return graph.dependents[node].length <= 1 && graph.parents[node].length <= 1;
    }

    private static boolean isPlainUpTo(RevisionGraph graph, int start) {
        for (int node = start; isPlain(graph, node); node = graph.children[node][0]) {
            if (graph.children[node].length == 0) {
                return true;
            }
        }
        return false;
    }
}
