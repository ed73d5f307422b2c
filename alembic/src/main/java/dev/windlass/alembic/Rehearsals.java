package dev.windlass.alembic;

import dev.windlass.alembic.eval.DeepStack;
import dev.windlass.plan.Direction;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the revisions of a run ahead of their turn, on a thread of its own, while the server works on those before. A
 * revision that asks its database for anything ends that; from the one after it, it goes on once that one has run.
 */
final class Rehearsals implements AutoCloseable {
    /** How far ahead, in revisions: what is kept of them is held in memory. */
    private static final int AHEAD = 50;

    /** Evaluates a revision. */
    interface Evaluation {
        /**
         * Evaluates it.
         *
         * @param noted what is remembered of the revisions before
         * @return what is remembered after it
         */
        Set<String> evaluate(AlembicScript script, Direction direction, Rehearsal rehearsal, Set<String> noted);
    }

    /**
     * A revision that was rehearsed.
     *
     * @param before what was remembered before it: only then does it do the same
     * @param after what is remembered after it
     */
    record Rehearsed(Direction direction, Set<String> before, Set<String> after, List<Rehearsal.Kept> kept) {}

    // A script equals another by all of its text.
    private final Map<AlembicScript, Integer> order = new IdentityHashMap<>();
    private final List<AlembicScript> scripts;
    private final Evaluation evaluation;
    private final Map<AlembicScript, Rehearsed> done = new IdentityHashMap<>();
    private @Nullable Thread thread;
    private Direction direction = Direction.UPGRADE;
    private String serverVersion = "";
    private Set<String> noted = Set.of();
    private int next;
    private int wanted;
    private boolean working;
    private boolean closed;

    /**
     * Nothing is rehearsed yet.
     *
     * @param scripts the revisions, in the order in which they run
     */
    Rehearsals(List<AlembicScript> scripts, Evaluation evaluation) {
        this.scripts = scripts;
        this.evaluation = evaluation;
        for (int i = 0; i < scripts.size(); i++) {
            order.put(scripts.get(i), i);
        }
    }

    /** What a revision executes now that it is its turn; empty if only its turn tells. */
    synchronized Optional<Rehearsed> take(AlembicScript script, Direction way, Set<String> remembered) {
        Integer index = order.get(script);
        if (index == null) {
            return Optional.empty();
        }
        // Those before will not be asked for any more.
        wanted = index;
        done.keySet().removeIf(other -> order.getOrDefault(other, 0) < index);
        notifyAll();
        while (!done.containsKey(script) && working && next <= index && !closed) {
            await();
        }
        Rehearsed rehearsed = done.remove(script);
        notifyAll();
        return Optional.ofNullable(rehearsed)
                .filter(found -> found.direction() == way && found.before().equals(remembered));
    }

    /**
     * A revision has run that was not rehearsed: those after it can be.
     *
     * @param remembered what is remembered now
     */
    synchronized void after(AlembicScript script, Direction way, String version, Set<String> remembered) {
        Integer index = order.get(script);
        if (index == null || working || closed || index + 1 >= scripts.size()) {
            return;
        }
        next = index + 1;
        direction = way;
        serverVersion = version;
        noted = remembered;
        working = true;
        if (thread == null) {
            thread = DeepStack.start(this::work);
        }
        notifyAll();
    }

    private void work() {
        for (Optional<AlembicScript> script = following(); script.isPresent(); script = following()) {
            Rehearsal rehearsal = new Rehearsal(serverVersion, script.get().beginning());
            try {
                Set<String> before = noted;
                Set<String> after = evaluation.evaluate(script.get(), direction, rehearsal, before);
                keep(script.get(), new Rehearsed(direction, before, after, rehearsal.kept()));
            } catch (RuntimeException | Error onlyItsTurnTells) {
                pause();
            }
        }
    }

    private synchronized Optional<AlembicScript> following() {
        while (!closed && (!working || done.size() >= AHEAD)) {
            await();
        }
        return closed ? Optional.empty() : Optional.of(scripts.get(next));
    }

    private synchronized void keep(AlembicScript script, Rehearsed rehearsed) {
        if (next >= wanted) {
            done.put(script, rehearsed);
        }
        noted = rehearsed.after();
        next++;
        working = next < scripts.size();
        notifyAll();
    }

    private synchronized void pause() {
        working = false;
        notifyAll();
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** The thread ends with the revision that it is at. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
