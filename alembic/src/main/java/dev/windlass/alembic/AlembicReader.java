package dev.windlass.alembic;

import dev.windlass.code.RevisionCode;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.CodeRuntime;
import dev.windlass.script.Provenance;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptFile;
import dev.windlass.script.ScriptReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads Alembic revision files: only what they say of their place in the graph. */
public final class AlembicReader implements ScriptReader {
    private static final CodeRuntime RUNTIME = new CodeRuntime() {
        @Override
        public Map<RevisionId, RevisionCode> load(List<Script.CodeScript> scripts) {
            throw Problem.of(ErrorCode.UNSUPPORTED_SCRIPT, "Alembic revisions cannot be run yet")
                    .at(scripts.getFirst().file().name())
                    .toException();
        }
    };

    @Override
    public boolean reads(String fileName) {
        return AlembicHeader.isRevisionFile(fileName);
    }

    @Override
    public Optional<Script> read(ScriptFile file) {
        return AlembicHeader.find(file.text(), file.name())
                .map(revision -> new Script.CodeScript(revision, Provenance.NONE, file, RUNTIME));
    }
}
