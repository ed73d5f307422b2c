package dev.windlass.revision;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Alembic's order below one revision (measured: {@code graph-cases.json}, and 14,000 random cases against 1.8.1 and
 * 1.19.2). It keeps a list of open revisions. The one at hand is taken if nothing that is still to come requires it, and
 * replaced by its first requirement that is not open yet, the others being queued at the end; otherwise the walk turns to
 * the first open one that requires it. When a line ends, the one before it in the list is next. Upgrades run the walk
 * backwards. The dependencies of one revision come in the order in which it names them; Alembic's is that of a Python set.
 *
 * <p>Alembic keeps the ancestors of each open revision as a set, which makes it quadratic. Here the revisions above a
 * blocked one are looked for when it is met; that is linear for graphs that people make. One walk is one object.
 */
final class AlembicWalk {
    /** How many looks at a revision are allowed for each one there is, before the walk is given up. */
    private static final int PATIENCE = 200;

    private final RevisionGraph graph;
    private final BitSet set;
    private final int[] requiredBy;
    private final BitSet isOpen;
    private final BitSet taken;
    private int[] open = new int[16];
    private int openCount;
    /** The revision for which {@link #above} was computed last, or -1. */
    private int blocked = -1;

    private final int[] above;
    private int mark;
    private final int[] stack;
    private long looks;

    AlembicWalk(RevisionGraph graph, BitSet set) {
        int n = graph.nodes.length;
        this.graph = graph;
        this.set = set;
        this.requiredBy = new int[n];
        this.isOpen = new BitSet(n);
        this.taken = new BitSet(n);
        this.above = new int[n];
        this.stack = new int[n];
    }

    /** The set from its one top down; empty if the graph is so tangled that the walk would take long. */
    int[] from(int top) {
        for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
            requiredBy[i] = CanonicalOrder.countIn(graph.dependents[i], set);
        }
        append(top);
        int[] order = new int[set.cardinality()];
        long patience = (long) PATIENCE * order.length;
        int count = 0;
        int at = 0;
        while (openCount > 0) {
            int candidate = open[at];
            if (requiredBy[candidate] > 0) {
                at = firstOpenAbove(candidate, at);
                continue;
            }
            if (looks > patience) {
                return new int[0];
            }
            order[count++] = candidate;
            taken.set(candidate);
            for (int requirement : graph.requirements[candidate]) {
                requiredBy[requirement]--;
            }
            isOpen.clear(candidate);
            if (!replace(candidate, at)) {
                System.arraycopy(open, at + 1, open, at, openCount - at - 1);
                openCount--;
                at = Math.max(at - 1, 0);
            }
        }
        return order;
    }

    private void append(int node) {
        if (openCount == open.length) {
            open = Arrays.copyOf(open, openCount * 2);
        }
        open[openCount++] = node;
        isOpen.set(node);
    }

    private boolean replace(int candidate, int at) {
        boolean replaced = false;
        int parents = graph.parents[candidate].length;
        int[] requirements = graph.requirements[candidate];
        for (int i = 0; i < requirements.length; i++) {
            int next = requirements[i];
            if (!set.get(next) || taken.get(next) || isOpen.get(next)) {
                continue;
            }
            if (i >= parents && requiredBy[next] > 0 && isCarriedBelow(candidate, next)) {
                continue;
            }
            if (replaced) {
                append(next);
            } else {
                open[at] = next;
                isOpen.set(next);
                replaced = true;
            }
        }
        return replaced;
    }

    /** Whether an ancestor by parents, still to be taken, names the same dependency: Alembic then drops it. */
    private boolean isCarriedBelow(int node, int dependency) {
        blocked = -1;
        mark++;
        int depth = 0;
        stack[depth++] = node;
        above[node] = mark;
        while (depth > 0) {
            looks++;
            for (int parent : graph.parents[stack[--depth]]) {
                if (above[parent] == mark || !set.get(parent) || taken.get(parent)) {
                    continue;
                }
                above[parent] = mark;
                for (int carried : graph.dependencies[parent]) {
                    if (carried == dependency) {
                        return true;
                    }
                }
                stack[depth++] = parent;
            }
        }
        return false;
    }

    private int firstOpenAbove(int candidate, int at) {
        if (blocked != candidate) {
            markAbove(candidate);
        }
        for (int i = 0; i < openCount; i++) {
            looks++;
            if (i != at && above[open[i]] == mark) {
                return i;
            }
        }
        throw new IllegalStateException("nothing open leads to " + graph.nodes[candidate].id());
    }

    private void markAbove(int candidate) {
        blocked = candidate;
        mark++;
        above[candidate] = mark;
        int depth = 0;
        stack[depth++] = candidate;
        while (depth > 0) {
            looks++;
            for (int dependent : graph.dependents[stack[--depth]]) {
                if (above[dependent] != mark && set.get(dependent) && !taken.get(dependent)) {
                    above[dependent] = mark;
                    stack[depth++] = dependent;
                }
            }
        }
    }
}
