package dev.windlass.script;

import dev.windlass.code.RevisionCode;
import dev.windlass.dialect.DialectName;
import dev.windlass.revision.RevisionId;
import java.util.List;
import java.util.Map;

/** What makes revisions in one language run. It is asked only for revisions that are about to run. */
public interface CodeRuntime {
    /**
     * The code of revisions, all that a run needs at once: whatever is slow to begin is begun once.
     *
     * @param scripts revisions of this runtime
     * @return the code of each
     * @throws dev.windlass.error.WindlassException with every problem of every one of them
     */
    Map<RevisionId, RevisionCode> load(List<Script.CodeScript> scripts);

    /**
     * Revisions as SQL, as far as that can be told without the user's database.
     *
     * @param scripts revisions of this runtime, each after those it requires
     * @param dialect whose SQL
     * @return one for each; none at all if revisions of this runtime cannot be ported
     */
    default List<Ported> port(List<Script.CodeScript> scripts, DialectName dialect) {
        return List.of();
    }

    /** The hash of what a revision says, in hexadecimal: its file's. */
    default String sha256(Script.CodeScript script) {
        return script.file().sha256();
    }
}
