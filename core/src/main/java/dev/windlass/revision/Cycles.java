package dev.windlass.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the circles of a directed graph without recursion. */
final class Cycles {
    private Cycles() {}

    /**
     * One shortest circle through the smallest node of each strongly connected part that has more than one node, each in
     * the order in which one node requires the next; the parts in the order of their smallest nodes.
     */
    static List<List<Integer>> find(int[][] edges) {
        int[] part = parts(edges);
        int[] size = new int[edges.length];
        for (int p : part) {
            size[p]++;
        }
        List<List<Integer>> cycles = new ArrayList<>();
        boolean[] told = new boolean[edges.length];
        for (int i = 0; i < edges.length; i++) {
            if (size[part[i]] > 1 && !told[part[i]]) {
                told[part[i]] = true;
                cycles.add(circle(edges, part, i));
            }
        }
        return cycles;
    }

    private static List<Integer> circle(int[][] edges, int[] part, int start) {
        int[] cameFrom = new int[edges.length];
        Arrays.fill(cameFrom, -1);
        int[] queue = new int[edges.length];
        int head = 0;
        int tail = 0;
        queue[tail++] = start;
        while (head < tail) {
            int node = queue[head++];
            for (int next : edges[node]) {
                if (next == start) {
                    List<Integer> circle = new ArrayList<>();
                    for (int n = node; n != start; n = cameFrom[n]) {
                        circle.add(n);
                    }
                    circle.add(start);
                    return circle.reversed();
                }
                if (part[next] == part[start] && cameFrom[next] < 0) {
                    cameFrom[next] = node;
                    queue[tail++] = next;
                }
            }
        }
        throw new IllegalStateException("no circle in a strongly connected part");
    }

    /** Tarjan's algorithm with a stack of its own: for each node the number of its strongly connected part. */
    private static int[] parts(int[][] edges) {
        int n = edges.length;
        int[] order = new int[n];
        int[] low = new int[n];
        int[] part = new int[n];
        int[] nextEdge = new int[n];
        int[] path = new int[n];
        int[] open = new int[n];
        boolean[] isOpen = new boolean[n];
        int counter = 0;
        int opened = 0;
        int partCount = 0;
        for (int root = 0; root < n; root++) {
            if (order[root] != 0) {
                continue;
            }
            int depth = 0;
            path[depth++] = root;
            while (depth > 0) {
                int node = path[depth - 1];
                if (order[node] == 0) {
                    order[node] = ++counter;
                    low[node] = counter;
                    open[opened++] = node;
                    isOpen[node] = true;
                }
                if (nextEdge[node] < edges[node].length) {
                    int target = edges[node][nextEdge[node]++];
                    if (order[target] == 0) {
                        path[depth++] = target;
                    } else if (isOpen[target]) {
                        low[node] = Math.min(low[node], order[target]);
                    }
                    continue;
                }
                depth--;
                if (depth > 0) {
                    low[path[depth - 1]] = Math.min(low[path[depth - 1]], low[node]);
                }
                if (low[node] == order[node]) {
                    int member;
                    do {
                        member = open[--opened];
                        isOpen[member] = false;
                        part[member] = partCount;
                    } while (member != node);
                    partCount++;
                }
            }
        }
        return part;
    }
}
