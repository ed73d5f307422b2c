package dev.windlass.execute;

import dev.windlass.plan.Direction;
import dev.windlass.revision.RevisionId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Folds the journal entries of the step that is the last to have begun; a step of thousands of statements takes no longer for each. */
final class UnfinishedStep {
    private @Nullable RevisionId revision;
    private Direction direction = Direction.UPGRADE;
    private String scriptSha256 = "";
    private final Map<Integer, String> done = new TreeMap<>();
    private final Map<Integer, String> restores = new TreeMap<>();
    private final Map<Integer, JournalEntry.OperationsRendered> rendered = new TreeMap<>();
    private final Map<Integer, JournalEntry.BatchDone> batches = new TreeMap<>();
    private Optional<JournalEntry.StatementIntended> intended = Optional.empty();
    private String failure = "";

    /** The next entry, in the order of the journal. */
    void next(JournalEntry entry) {
        switch (entry) {
            case JournalEntry.StatementIntended e -> {
                begin(e.direction(), e.revision(), e.scriptSha256());
                intended = Optional.of(e);
            }
            case JournalEntry.StatementDone e -> {
                begin(e.direction(), e.revision(), e.scriptSha256());
                done.put(e.statement(), e.statementSha256());
                if (!e.restores().isEmpty()) {
                    restores.put(e.statement(), e.restores());
                }
            }
            case JournalEntry.OperationsRendered e -> {
                begin(e.direction(), e.revision(), e.scriptSha256());
                rendered.put(e.statement(), e);
            }
            case JournalEntry.BatchDone e -> {
                begin(e.direction(), e.revision(), e.scriptSha256());
                batches.put(e.statement(), e);
            }
            case JournalEntry.StepFailed e -> failed(e);
            case JournalEntry.StepDone e -> {
                if (e.revision().equals(revision)) {
                    forget();
                }
            }
            case JournalEntry.Stamped e -> forget();
            case JournalEntry.Adopted e -> {}
            case JournalEntry.RunStarted e -> {}
            case JournalEntry.RunFinished e -> {}
        }
    }

    private void begin(Direction way, RevisionId id, String sha256) {
        if (!id.equals(revision) || way != direction) {
            forget();
            revision = id;
            direction = way;
        }
        scriptSha256 = sha256;
        intended = Optional.empty();
        failure = "";
    }

    private void failed(JournalEntry.StepFailed e) {
        if (!e.revision().equals(revision) || e.direction() != direction) {
            return;
        }
        // The server refused the statement, so it is known not to be done.
        intended = intended.filter(statement -> statement.statement() != e.statement());
        failure = e.message();
        // A failure of a wholly transactional step leaves nothing, so there is nothing unfinished.
        if (done.isEmpty() && batches.isEmpty() && intended.isEmpty()) {
            forget();
        }
    }

    private void forget() {
        revision = null;
        scriptSha256 = "";
        done.clear();
        restores.clear();
        rendered.clear();
        batches.clear();
        intended = Optional.empty();
        failure = "";
    }

    /** The step, if the journal ends within one. */
    Optional<AppliedState.Unfinished> ended() {
        return Optional.ofNullable(revision)
                .map(id -> new AppliedState.Unfinished(
                        direction, id, scriptSha256, done, restores, intended, rendered, batches, failure));
    }
}
