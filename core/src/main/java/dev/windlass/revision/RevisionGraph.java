package dev.windlass.revision;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All revisions of a folder and how they follow one another. Immutable; built once, in time linear in the number of
 * revisions. What a list holds is in canonical order (see {@link #ordered}), which depends on the revisions alone, never
 * on the order of files or on hashing.
 *
 * <p>Two relations are told apart, as in Alembic: <em>parents</em> form the lines, branches and merges that people see;
 * <em>requirements</em> are parents and dependencies together, which must be applied first. "Heads" without a further
 * word are those by parents; "real heads" are those by requirements.
 */
public final class RevisionGraph {
    /** By date where both have one, dated ones first, then by id. */
    static final Comparator<Revision> CANONICAL = RevisionGraph::canonical;

    /** Nodes are numbered by rank: a smaller index is a smaller (created, id). */
    final Revision[] nodes;

    final int[][] parents;
    final int[][] dependencies;
    final int[][] requirements;
    final int[][] children;
    final int[][] dependents;
    private final Map<RevisionId, Integer> index;
    private final Map<String, Integer> labelOwners;
    private @Nullable List<Revision> canonical;
    private @Nullable List<List<String>> labels;

    private static int canonical(Revision a, Revision b) {
        if (a.created().isEmpty() != b.created().isEmpty()) {
            return a.created().isEmpty() ? 1 : -1;
        }
        int dates = a.created().isEmpty()
                ? 0
                : a.created().get().compareTo(b.created().get());
        return dates != 0 ? dates : a.id().compareTo(b.id());
    }

    private RevisionGraph(Revision[] nodes) {
        int n = nodes.length;
        this.nodes = nodes;
        this.index = HashMap.newHashMap(n);
        this.labelOwners = new HashMap<>();
        for (int i = 0; i < n; i++) {
            index.put(nodes[i].id(), i);
            for (String label : nodes[i].labels()) {
                labelOwners.put(label, i);
            }
        }
        this.parents = new int[n][];
        this.dependencies = new int[n][];
        this.requirements = new int[n][];
        for (int i = 0; i < n; i++) {
            parents[i] = nodes[i].parents().stream()
                    .mapToInt(id -> indexOf(id))
                    .distinct()
                    .toArray();
            requirements[i] = parents[i];
            dependencies[i] = NONE;
            if (!nodes[i].dependsOn().isEmpty()) {
                int[] own = parents[i];
                dependencies[i] = nodes[i].dependsOn().stream()
                        .mapToInt(this::dependencyIndex)
                        .distinct()
                        .filter(d -> Arrays.stream(own).noneMatch(p -> p == d))
                        .toArray();
                requirements[i] = Arrays.copyOf(own, own.length + dependencies[i].length);
                System.arraycopy(dependencies[i], 0, requirements[i], own.length, dependencies[i].length);
            }
        }
        this.children = inverted(parents);
        this.dependents = inverted(requirements);
    }

    private static final int[] NONE = {};

    /**
     * The graph of some revisions.
     *
     * @throws WindlassException with every problem that {@link #problems} finds, if it finds any
     */
    public static RevisionGraph of(Collection<Revision> revisions) {
        Revision[] sorted = sorted(revisions);
        List<Problem> problems = GraphProblems.find(sorted);
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return new RevisionGraph(sorted);
    }

    /**
     * Everything that keeps some revisions from being a graph: ids given twice, impossible ids, missing parents and
     * dependencies, labels given twice or equal to an id, cycles. In a stable order; empty if {@link #of} will do.
     */
    public static List<Problem> problems(Collection<Revision> revisions) {
        return GraphProblems.find(sorted(revisions));
    }

    private static Revision[] sorted(Collection<Revision> revisions) {
        Revision[] sorted = revisions.toArray(new Revision[0]);
        Arrays.sort(sorted, (a, b) -> {
            int order = canonical(a, b);
            return order != 0 ? order : a.location().compareTo(b.location());
        });
        return sorted;
    }

    private static int[][] inverted(int[][] edges) {
        int[] degree = new int[edges.length];
        for (int[] targets : edges) {
            for (int t : targets) {
                degree[t]++;
            }
        }
        int[][] inverse = new int[edges.length][];
        for (int i = 0; i < edges.length; i++) {
            inverse[i] = degree[i] == 0 ? NONE : new int[degree[i]];
        }
        for (int i = edges.length - 1; i >= 0; i--) {
            for (int t : edges[i]) {
                inverse[t][--degree[t]] = i;
            }
        }
        return inverse;
    }

    private int dependencyIndex(String reference) {
        Integer byId = index.get(new RevisionId(reference));
        Integer found = byId != null ? byId : labelOwners.get(reference);
        if (found == null) {
            throw new IllegalStateException("dependency " + reference + " was not checked");
        }
        return found;
    }

    int indexOf(RevisionId id) {
        Integer found = index.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no revision " + id + " in the graph");
        }
        return found;
    }

    // ---- single revisions

    /** How many revisions there are. */
    public int size() {
        return nodes.length;
    }

    /** The revision with exactly this id. */
    public Optional<Revision> find(RevisionId id) {
        return Optional.ofNullable(index.get(id)).map(i -> nodes[i]);
    }

    /** Whether there is a revision with exactly this id. */
    public boolean contains(RevisionId id) {
        return index.containsKey(id);
    }

    /**
     * The revision with exactly this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Revision revision(RevisionId id) {
        return nodes[indexOf(id)];
    }

    /** The revision that declares a branch label. */
    public Optional<Revision> labelled(String label) {
        return Optional.ofNullable(labelOwners.get(label)).map(i -> nodes[i]);
    }

    /** Every label that some revision declares, sorted. */
    public List<String> declaredLabels() {
        return labelOwners.keySet().stream().sorted().toList();
    }

    /** The revisions that name this one as a parent. */
    public List<Revision> children(RevisionId id) {
        return listed(children[indexOf(id)]);
    }

    /** The revisions that this one names as parents, in the order in which it names them. */
    public List<Revision> parents(RevisionId id) {
        return listed(parents[indexOf(id)]);
    }

    /** The revisions that this one depends on without being their child, labels resolved, in the order named. */
    public List<Revision> dependencies(RevisionId id) {
        return listed(dependencies[indexOf(id)]);
    }

    /** The parents and the dependencies of a revision: what must be applied before it. */
    public List<Revision> requirements(RevisionId id) {
        return listed(requirements[indexOf(id)]);
    }

    /** The revisions that name this one as a parent or as a dependency. */
    public List<Revision> dependents(RevisionId id) {
        return listed(dependents[indexOf(id)]);
    }

    /** Whether nothing follows a revision by parents. */
    public boolean isHead(RevisionId id) {
        return children[indexOf(id)].length == 0;
    }

    /** Whether a head is not one by requirements, since another revision depends on it: Alembic's "effective head". */
    public boolean isEffectiveHead(RevisionId id) {
        return isHead(id) && dependents[indexOf(id)].length > 0;
    }

    /** Whether several revisions follow this one. */
    public boolean isBranchPoint(RevisionId id) {
        return children[indexOf(id)].length > 1;
    }

    /** Whether a revision has several parents. */
    public boolean isMerge(RevisionId id) {
        return parents[indexOf(id)].length > 1;
    }

    /**
     * The branch labels that a revision carries: those it declares, those of its ancestors by parents, and one declared
     * higher up on its own line where the line neither branches nor merges (Alembic's rule, measured).
     */
    public List<String> labels(RevisionId id) {
        List<List<String>> known = labels;
        if (known == null) {
            known = Labels.spread(this);
            labels = known;
        }
        return known.get(indexOf(id));
    }

    // ---- the whole

    /** All revisions in canonical order: each after its requirements. */
    public List<Revision> revisions() {
        List<Revision> known = canonical;
        if (known == null) {
            BitSet all = new BitSet();
            all.set(0, nodes.length);
            known = listed(CanonicalOrder.upgrade(this, all));
            canonical = known;
        }
        return known;
    }

    /** The revisions without a child. */
    public List<Revision> heads() {
        return without(children);
    }

    /** The revisions without a parent. */
    public List<Revision> bases() {
        return without(parents);
    }

    /** The revisions that nothing requires. */
    public List<Revision> realHeads() {
        return without(dependents);
    }

    /** The revisions that require nothing. */
    public List<Revision> realBases() {
        return without(requirements);
    }

    private List<Revision> without(int[][] edges) {
        List<Revision> found = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            if (edges[i].length == 0) {
                found.add(nodes[i]);
            }
        }
        return List.copyOf(found);
    }

    // ---- closures and order

    /** Some revisions and everything that must be applied before them. */
    public Set<RevisionId> closure(Collection<RevisionId> from) {
        return ids(reach(bits(from), requirements));
    }

    /** Some revisions and their ancestors by parents alone. */
    public Set<RevisionId> lineBelow(Collection<RevisionId> from) {
        return ids(reach(bits(from), parents));
    }

    /** Some revisions and everything that requires them, directly or not. */
    public Set<RevisionId> dependentClosure(Collection<RevisionId> from) {
        return ids(reach(bits(from), dependents));
    }

    /** Some revisions and their descendants by parents alone. */
    public Set<RevisionId> lineAbove(Collection<RevisionId> from) {
        return ids(reach(bits(from), children));
    }

    /** The ancestors and descendants of a revision by parents, and itself: what {@code revision@…} narrows to. */
    public Set<RevisionId> lineage(RevisionId of) {
        BitSet start = bits(List.of(of));
        BitSet found = reach(start, parents);
        found.or(reach(start, children));
        return ids(found);
    }

    /**
     * Some revisions in the order in which they are applied. Where only one of them is required by no other, this is the
     * order of Alembic: from the last one down, first parents first, reversed. Between independent branches, the one
     * that the smallest (created, id) of those that may run next begins.
     */
    public List<Revision> ordered(Collection<RevisionId> some) {
        return listed(CanonicalOrder.upgrade(this, bits(some)));
    }

    /**
     * Some revisions in the order in which they are reverted: the reverse of {@link #ordered} on one branch; between
     * independent ones, the smallest (created, id) of those that may be reverted next comes first.
     */
    public List<Revision> orderedForDowngrade(Collection<RevisionId> some) {
        return listed(CanonicalOrder.downgrade(this, bits(some)));
    }

    // ---- what is applied

    /**
     * The heads, by parents, of a set of applied revisions: those that are no ancestor of another one of it. This is
     * what {@code current} shows.
     */
    public List<Revision> headsOf(Collection<RevisionId> applied) {
        return listed(tops(bits(applied), parents));
    }

    /**
     * The rows that Alembic's {@code alembic_version} holds for a set of applied revisions: those that no other applied
     * revision implies through parents or dependencies.
     */
    public List<Revision> versionTableRows(Collection<RevisionId> applied) {
        return listed(tops(bits(applied), requirements));
    }

    /** What rows of {@code alembic_version} say is applied: the rows and everything that they require. */
    public Set<RevisionId> appliedFromRows(Collection<RevisionId> rows) {
        return closure(rows);
    }

    /** The revisions that are required by an applied one and are not applied themselves, in canonical order. */
    public List<Revision> missingBelow(Collection<RevisionId> applied) {
        BitSet present = bits(applied);
        BitSet missing = reach(present, requirements);
        missing.andNot(present);
        return listed(CanonicalOrder.upgrade(this, missing));
    }

    private BitSet tops(BitSet set, int[][] below) {
        BitSet implied = new BitSet(nodes.length);
        BitSet seen = new BitSet(nodes.length);
        int[] stack = new int[nodes.length];
        int depth = 0;
        for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
            seen.set(i);
            stack[depth++] = i;
        }
        while (depth > 0) {
            for (int target : below[stack[--depth]]) {
                implied.set(target);
                if (!seen.get(target)) {
                    seen.set(target);
                    stack[depth++] = target;
                }
            }
        }
        BitSet tops = (BitSet) set.clone();
        tops.andNot(implied);
        return tops;
    }

    // ---- names

    /**
     * What a name stands for: a full id, a branch label, or the beginning of exactly one of them.
     *
     * @throws WindlassException if it stands for nothing, or for several revisions
     */
    public Revision resolve(String name) {
        return RevisionNames.resolve(this, name, Optional.empty());
    }

    /**
     * What a name stands for on the branch of a revision.
     *
     * @throws WindlassException if it stands for nothing there, or for several revisions
     */
    public Revision resolve(String name, RevisionId branch) {
        return RevisionNames.resolve(this, name, Optional.of(branch));
    }

    /** The revisions that a name may stand for: one if it is a full id or a label, else all whose name begins so. */
    public Set<RevisionId> candidates(String name) {
        return RevisionNames.candidates(this, name).keySet();
    }

    /** The ids and labels that look most like a name, the nearest first. */
    public List<String> nearest(String name) {
        return RevisionNames.nearest(this, name);
    }

    /**
     * Checks that every one of some ids is a revision of this graph.
     *
     * @throws WindlassException naming each that is not
     */
    public void requireKnown(Collection<RevisionId> applied) {
        List<Problem> problems = applied.stream()
                .filter(id -> !contains(id))
                .sorted()
                .map(id -> Problem.of(
                        ErrorCode.UNKNOWN_APPLIED_REVISION,
                        "The database has revision \"" + id + "\", and no script here has that id"))
                .toList();
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
    }

    // ---- numbers

    BitSet bits(Collection<RevisionId> ids) {
        BitSet set = new BitSet(nodes.length);
        for (RevisionId id : ids) {
            set.set(indexOf(id));
        }
        return set;
    }

    BitSet reach(BitSet from, int[][] edges) {
        BitSet seen = (BitSet) from.clone();
        int[] stack = new int[nodes.length];
        int depth = 0;
        for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
            stack[depth++] = i;
        }
        while (depth > 0) {
            for (int target : edges[stack[--depth]]) {
                if (!seen.get(target)) {
                    seen.set(target);
                    stack[depth++] = target;
                }
            }
        }
        return seen;
    }

    private Set<RevisionId> ids(BitSet set) {
        Set<RevisionId> ids = LinkedHashSet.newLinkedHashSet(set.cardinality());
        set.stream().forEach(i -> ids.add(nodes[i].id()));
        return ids;
    }

    private List<Revision> listed(BitSet set) {
        return set.stream().mapToObj(i -> nodes[i]).toList();
    }

    private List<Revision> listed(int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> nodes[i]).toList();
    }
}
