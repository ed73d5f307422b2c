package dev.windlass.code;

import dev.windlass.error.Problem;
import dev.windlass.sql.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What runs for a revision that is written in a programming language. It may run more than once: a step that was cut off
 * or must be tried again runs its code from the top, and what it asks for that is done already is passed over.
 */
public interface RevisionCode {
    /**
     * Applies the revision.
     *
     * @throws Exception whatever the code throws; {@link #place} tells where
     */
    void upgrade(CodeContext context) throws Exception;

    /**
     * Reverts the revision.
     *
     * @throws Exception whatever the code throws; {@link #place} tells where
     */
    void downgrade(CodeContext context) throws Exception;

    /** Why there is no way back; nothing if there is one. */
    Optional<String> irreversible();

    /** Whether it may run in one transaction, where the database can. */
    boolean transactional();

    /**
     * Whether one direction of it may.
     *
     * @param upgrade whether it goes up
     */
    default boolean transactional(boolean upgrade) {
        return transactional();
    }

    /** Where in the revision a failure arose, if it arose there. */
    Optional<SourceSpan> place(Throwable failure);

    /**
     * Does work in which this revision runs, and others of its kind: where that suits them, which may be another thread.
     *
     * @param work what is done, once
     * @return what it gives; what it throws is thrown
     */
    default <T> T around(Supplier<T> work) {
        return work.get();
    }

    /**
     * What is known, before anything runs, to keep a direction from running to its end.
     *
     * @param upgrade whether it goes up
     */
    default List<Problem> problems(boolean upgrade) {
        return List.of();
    }
}
