package dev.windlass.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;

/**
 * The order in which revisions run. It depends on what the revisions say alone: on ids, dates, and the order in which a
 * revision names its parents and dependencies.
 *
 * <p>Within what one revision requires, the order is Alembic's, which its users know from their logs (measured,
 * {@code graph-cases.json}): a walk from that revision down. It keeps a list of open revisions. The one at hand is taken
 * if nothing that is still to come requires it, and replaced by its first open requirement, the others being queued at
 * the end; otherwise the walk turns to the first open one that requires it. Upgrades run the walk backwards.
 *
 * <p>Between branches that have nothing above them in common, Alembic's order is that of file names. Ours is: among the
 * revisions that may run next the smallest by (created, id) begins, and its line is followed to its head.
 */
final class CanonicalOrder {
    private final RevisionGraph graph;
    /** What is to be ordered, and whatever lies between two of it. */
    private final BitSet set;

    private CanonicalOrder(RevisionGraph graph, BitSet some) {
        this.graph = graph;
        BitSet above = graph.reach(some, graph.dependents);
        this.set = graph.reach(some, graph.requirements);
        set.and(above);
    }

    static int[] upgrade(RevisionGraph graph, BitSet some) {
        CanonicalOrder order = new CanonicalOrder(graph, some);
        int[] tops = order.tops();
        int[] found = tops.length > 1 ? order.several(tops.length) : reversed(order.walk(tops));
        return Arrays.stream(found).filter(some::get).toArray();
    }

    static int[] downgrade(RevisionGraph graph, BitSet some) {
        CanonicalOrder order = new CanonicalOrder(graph, some);
        return Arrays.stream(order.walk(order.tops())).filter(some::get).toArray();
    }

    private int[] tops() {
        return set.stream()
                .filter(i -> Arrays.stream(graph.dependents[i]).noneMatch(set::get))
                .toArray();
    }

    private static int[] reversed(int[] array) {
        int[] reversed = new int[array.length];
        for (int i = 0; i < array.length; i++) {
            reversed[array.length - 1 - i] = array[i];
        }
        return reversed;
    }

    // ---- several tops

    /**
     * Finds the order in which the tops are reached when each time the smallest revision that may run next is followed
     * up to a top, with everything that this one requires. Where nothing in the set has two requirements, that is the
     * order; elsewhere it ranks the tops for the walk, so that branches that merge are told apart as Alembic does.
     */
    private int[] several(int topCount) {
        int[] ranked = new int[topCount];
        int rankedCount = 0;
        int[] order = new int[set.cardinality()];
        int ordered = 0;
        int[] waitsFor = new int[graph.nodes.length];
        boolean isForest = true;
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
            waitsFor[i] = countIn(graph.requirements[i], set);
            isForest &= waitsFor[i] <= 1;
            if (waitsFor[i] == 0) {
                ready.add(i);
            }
        }
        BitSet left = (BitSet) set.clone();
        int[] stack = new int[graph.nodes.length];
        while (!ready.isEmpty()) {
            int first = ready.remove();
            if (!left.get(first)) {
                continue;
            }
            int top = first;
            int start = ordered;
            for (int next = first; next >= 0; next = above(next, left)) {
                top = next;
                order[ordered++] = next;
                left.clear(next);
            }
            ranked[rankedCount++] = top;
            int depth = 0;
            for (int i = start; i < ordered; i++) {
                stack[depth++] = order[i];
            }
            while (depth > 0) {
                for (int below : graph.requirements[stack[--depth]]) {
                    if (left.get(below)) {
                        left.clear(below);
                        order[ordered++] = below;
                        stack[depth++] = below;
                    }
                }
            }
            for (int i = start; i < ordered; i++) {
                for (int dependent : graph.dependents[order[i]]) {
                    if (set.get(dependent) && --waitsFor[dependent] == 0) {
                        ready.add(dependent);
                    }
                }
            }
        }
        return isForest ? order : reversed(walk(reversed(ranked)));
    }

    private int above(int node, BitSet left) {
        for (int child : graph.children[node]) {
            if (left.get(child)) {
                return child;
            }
        }
        for (int dependent : graph.dependents[node]) {
            if (left.get(dependent)) {
                return dependent;
            }
        }
        return -1;
    }

    private static int countIn(int[] nodes, BitSet set) {
        int count = 0;
        for (int node : nodes) {
            if (set.get(node)) {
                count++;
            }
        }
        return count;
    }

    // ---- the walk

    private int[] walk(int[] tops) {
        return new Walk(graph, set).from(tops);
    }

    /** One walk down; its fields are its progress. */
    private static final class Walk {
        private final RevisionGraph graph;
        private final BitSet set;
        private final int[] requiredBy;
        private final BitSet isOpen;
        private final BitSet taken;
        private int[] open;
        private int openCount;
        /** The revision for which {@link #above} was computed last, or -1. */
        private int blocked = -1;

        private final int[] above;
        private int mark;
        private final int[] stack;

        Walk(RevisionGraph graph, BitSet set) {
            int n = graph.nodes.length;
            this.graph = graph;
            this.set = set;
            this.requiredBy = new int[n];
            this.isOpen = new BitSet(n);
            this.taken = new BitSet(n);
            this.open = new int[16];
            this.above = new int[n];
            this.stack = new int[n];
        }

        int[] from(int[] tops) {
            for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
                requiredBy[i] = countIn(graph.dependents[i], set);
            }
            for (int top : tops) {
                append(top);
            }
            int[] order = new int[set.cardinality()];
            int count = 0;
            int at = 0;
            while (openCount > 0) {
                int candidate = open[at];
                if (requiredBy[candidate] > 0) {
                    at = firstOpenAbove(candidate, at);
                    continue;
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
            int[] parents = graph.parents[candidate];
            int[] requirements = graph.requirements[candidate];
            for (int i = 0; i < requirements.length; i++) {
                int next = requirements[i];
                if (!set.get(next) || taken.get(next) || isOpen.get(next)) {
                    continue;
                }
                if (i >= parents.length && requiredBy[next] > 0 && isCarriedBelow(candidate, next)) {
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
                for (int dependent : graph.dependents[stack[--depth]]) {
                    if (above[dependent] != mark && set.get(dependent) && !taken.get(dependent)) {
                        above[dependent] = mark;
                        stack[depth++] = dependent;
                    }
                }
            }
        }
    }
}
