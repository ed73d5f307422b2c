package dev.windlass.command;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.AppliedState;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds scripts that were edited after they were applied. */
final class EditedScripts {
    private EditedScripts() {}

    /** A problem for each, in the order in which the revisions were applied. */
    static List<Problem> find(Project project, AppliedState state) {
        return List.copyOf(state.applied().entrySet()).parallelStream()
                .flatMap(entry -> problem(project, entry).stream())
                .toList();
    }

    private static Optional<Problem> problem(Project project, Map.Entry<RevisionId, AppliedState.Mark> entry) {
        String then = entry.getValue().scriptSha256();
        Optional<Script> script = project.script(entry.getKey());
        if (then.isEmpty() || script.isEmpty() || script.get().says(then)) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                        ErrorCode.SCRIPT_EDITED,
                        "The script of revision " + entry.getKey() + " was edited after it was applied")
                .at(script.get().file().name())
                .because("it was applied at " + entry.getValue().at() + " with SHA-256 " + then.substring(0, 12)
                        + "…, and is now " + script.get().sha256().substring(0, 12) + "…"));
    }
}
