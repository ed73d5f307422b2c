package dev.windlass.alembic;

import dev.windlass.script.Provenance;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptFile;
import dev.windlass.script.ScriptReader;
import java.util.Optional;

/** Reads Alembic revision files: only what they say of their place in the graph. */
public final class AlembicReader implements ScriptReader {
    @Override
    public boolean reads(String fileName) {
        return AlembicHeader.isRevisionFile(fileName);
    }

    @Override
    public Optional<Script> read(ScriptFile file) {
        return AlembicHeader.find(file.text(), file.name())
                .map(revision -> new Script.CodeScript(revision, Provenance.NONE, file));
    }
}
