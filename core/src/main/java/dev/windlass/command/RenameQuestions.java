package dev.windlass.command;

import dev.windlass.diff.Rename;
import java.util.Optional;

/** Asks whether something new is something old under another name. */
@FunctionalInterface
public interface RenameQuestions {
    /** Asks nobody. */
    RenameQuestions NOBODY = rename -> Optional.empty();

    /** Takes nothing for renamed. */
    RenameQuestions NONE = rename -> Optional.of(false);

    /** The answer; nothing if there is nobody to ask. */
    Optional<Boolean> isRename(Rename rename);
}
