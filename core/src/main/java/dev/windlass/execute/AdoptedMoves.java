package dev.windlass.execute;

import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps the other tool's table in step during one run. A script may make, change or drop a table of that very name: then
 * the database is asked what there is, after each step whose script names it. What is not the other tool's table any more
 * is left alone, and the journal alone knows what is applied; what is gone is made again, unless a script still to come
 * has something to say about it.
 */
public final class AdoptedMoves {
    private final AdoptedTable table;
    private final Supplier<AdoptedTable.Standing> look;
    private AdoptedTable.Standing standing;
    /** Whether the table has missed a step, so that it must be set as a whole. */
    private boolean behind;

    private List<PreparedStep> steps = List.of();
    private List<List<String>> changes = List.of();
    private Set<RevisionId> applied = Set.of();
    private int lastMention = -1;

    /**
     * The moves of one table.
     *
     * @param standing what there is when the run begins
     * @param look asks the database what there is
     */
    public AdoptedMoves(AdoptedTable table, AdoptedTable.Standing standing, Supplier<AdoptedTable.Standing> look) {
        this.table = table;
        this.standing = standing;
        this.look = look;
        this.behind = standing != AdoptedTable.Standing.KEPT;
    }

    /** No other tool's table. */
    public static AdoptedMoves none() {
        return new AdoptedMoves(AdoptedTable.NONE, AdoptedTable.Standing.KEPT, () -> AdoptedTable.Standing.KEPT);
    }

    /** The table. */
    public AdoptedTable table() {
        return table;
    }

    /** Whether the table is to be made before the first step: it is not there, and no script makes one of that name. */
    public static boolean createFirst(AdoptedTable.Standing standing, List<PreparedStep> steps) {
        return standing == AdoptedTable.Standing.ABSENT && steps.stream().noneMatch(PreparedStep::namesAdoptedTable);
    }

    /** Begins a run. */
    void begin(Set<RevisionId> before, List<PreparedStep> all) {
        steps = List.copyOf(all);
        changes = table.changes(before, all.stream().map(PreparedStep::step).toList());
        applied = new HashSet<>(before);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).namesAdoptedTable()) {
                lastMention = i;
            }
        }
    }

    /** The statements for a step, to be executed after its own and in its transaction. */
    List<String> after(int index) {
        if (steps.get(index).namesAdoptedTable()) {
            standing = look.get();
        }
        boolean make = standing == AdoptedTable.Standing.ABSENT && index >= lastMention;
        if (standing == AdoptedTable.Standing.KEPT && !behind) {
            return changes.get(index);
        }
        if (standing == AdoptedTable.Standing.KEPT || make) {
            Set<RevisionId> now = new HashSet<>(applied);
            move(now, steps.get(index).step());
            return make ? table.create(now) : table.replace(now);
        }
        return List.of();
    }

    /** The statements after which the table says that these revisions are applied, whatever it said before. */
    List<String> replaced(Set<RevisionId> after) {
        return standing == AdoptedTable.Standing.KEPT ? table.replace(after) : List.of();
    }

    /** A step, with the statements for it, is done. */
    void done(int index) {
        move(applied, steps.get(index).step());
        boolean made = standing == AdoptedTable.Standing.ABSENT && index >= lastMention;
        if (made) {
            standing = AdoptedTable.Standing.KEPT;
        }
        behind = standing != AdoptedTable.Standing.KEPT;
    }

    /** Forgets what was done since {@link #begin}: the transaction is undone. */
    void undone(Set<RevisionId> before) {
        applied = new HashSet<>(before);
    }

    private static void move(Set<RevisionId> applied, Step step) {
        if (step.applies()) {
            applied.add(step.revision().id());
        } else {
            applied.remove(step.revision().id());
        }
    }
}
