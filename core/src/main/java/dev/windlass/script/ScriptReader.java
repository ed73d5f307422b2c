package dev.windlass.script;

import dev.windlass.error.Problem;
import java.util.List;
import java.util.Optional;

/** Reads the scripts of one kind of file; passed in by whoever knows which kinds there are. */
public interface ScriptReader {
    /** Whether a file of this name is of this kind. */
    boolean reads(String fileName);

    /**
     * Reads a file's place in the graph.
     *
     * @return nothing if the file is of this kind but not a revision
     * @throws dev.windlass.error.WindlassException with every problem of the file
     */
    Optional<Script> read(ScriptFile file);

    /**
     * What is wrong with a file of this kind that is no revision.
     *
     * @param layout how the folders hold scripts
     * @param beside whether they hold revisions of this kind
     * @return nothing if such a file may stand there
     */
    default List<Problem> stray(ScriptFile file, Layout layout, boolean beside) {
        return List.of();
    }

    /**
     * The scripts of this kind that are in no folder.
     *
     * @throws dev.windlass.error.WindlassException with every problem of theirs
     */
    default List<Script> elsewhere() {
        return List.of();
    }
}
