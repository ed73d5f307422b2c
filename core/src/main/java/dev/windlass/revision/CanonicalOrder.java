package dev.windlass.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;

/**
 * The order in which revisions run. It depends on what the revisions say alone: on ids, dates, and the order in which a
 * revision names its parents and dependencies.
 *
 * <p>Within what one revision requires, the order is Alembic's, which its users know from their logs ({@link
 * AlembicWalk}). Between branches that have nothing above them in common, Alembic's order is that of file names. Ours is:
 * among the revisions that may run next the smallest by (created, id) begins, and its line is followed to its head.
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
        int[] found = tops.length > 1 ? order.fromSmallest(tops.length) : reversed(order.below(tops));
        return Arrays.stream(found).filter(some::get).toArray();
    }

    static int[] downgrade(RevisionGraph graph, BitSet some) {
        CanonicalOrder order = new CanonicalOrder(graph, some);
        return Arrays.stream(order.below(order.tops())).filter(some::get).toArray();
    }

    private int[] tops() {
        return set.stream().filter(i -> countIn(graph.dependents[i], set) == 0).toArray();
    }

    private static int[] reversed(int[] array) {
        int[] reversed = new int[array.length];
        for (int i = 0; i < array.length; i++) {
            reversed[array.length - 1 - i] = array[i];
        }
        return reversed;
    }

    static int countIn(int[] nodes, BitSet set) {
        int count = 0;
        for (int node : nodes) {
            if (set.get(node)) {
                count++;
            }
        }
        return count;
    }

    /** The set from the tops down. */
    private int[] below(int[] tops) {
        if (tops.length == 1) {
            int[] walked = new AlembicWalk(graph, set).from(tops[0]);
            if (walked.length > 0) {
                return walked;
            }
        }
        return byPosition(tops);
    }

    /**
     * The set from the tops down: each top has a position, which its first parent takes over, and so on down the line;
     * further requirements get the next free positions. A line is followed while it can be; then the lowest position that
     * may be taken is next.
     */
    private int[] byPosition(int[] tops) {
        int n = graph.nodes.length;
        int[] requiredBy = new int[n];
        int[] position = new int[n];
        Arrays.fill(position, -1);
        int[] order = new int[set.cardinality()];
        int[] atPosition = new int[order.length];
        int count = 0;
        int positions = 0;
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
            requiredBy[i] = countIn(graph.dependents[i], set);
        }
        for (int top : tops) {
            ready.add(positions);
            atPosition[positions] = top;
            position[top] = positions++;
        }
        while (!ready.isEmpty()) {
            int here = ready.remove();
            for (int next = atPosition[here]; next >= 0; ) {
                int node = next;
                order[count++] = node;
                next = -1;
                boolean isTaken = false;
                for (int requirement : graph.requirements[node]) {
                    if (!set.get(requirement)) {
                        continue;
                    }
                    if (position[requirement] < 0) {
                        position[requirement] = isTaken ? positions++ : here;
                        atPosition[position[requirement]] = requirement;
                        isTaken = true;
                    }
                    if (--requiredBy[requirement] > 0) {
                        continue;
                    }
                    if (position[requirement] == here) {
                        next = requirement;
                    } else {
                        ready.add(position[requirement]);
                    }
                }
            }
        }
        return order;
    }

    /**
     * The set upwards. Finds the order in which the tops are reached when each time the smallest revision that may run
     * next is followed up to a top, with everything that this one requires. Where nothing in the set has two
     * requirements, that is the order; elsewhere it ranks the tops, so that branches that merge are told apart as they are
     * below one top.
     */
    private int[] fromSmallest(int topCount) {
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
        while (!ready.isEmpty()) {
            int first = ready.remove();
            if (!left.get(first)) {
                continue;
            }
            int start = ordered;
            for (int next = first; next >= 0; next = above(next, left)) {
                order[ordered++] = next;
                left.clear(next);
            }
            ranked[rankedCount++] = order[ordered - 1];
            for (int i = start; i < ordered; i++) {
                for (int below : graph.requirements[order[i]]) {
                    if (left.get(below)) {
                        left.clear(below);
                        order[ordered++] = below;
                    }
                }
                for (int dependent : graph.dependents[order[i]]) {
                    if (set.get(dependent) && --waitsFor[dependent] == 0) {
                        ready.add(dependent);
                    }
                }
            }
        }
        return isForest ? order : reversed(below(reversed(ranked)));
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
}
