package dev.windlass.alembic;

import dev.windlass.error.Problem;
import dev.windlass.script.CodeRuntime;
import dev.windlass.script.Layout;
import dev.windlass.script.Provenance;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptFile;
import dev.windlass.script.ScriptReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads Alembic revision files: only what they say of their place in the graph, until they are to run. */
public final class AlembicReader implements ScriptReader {
    private final CodeRuntime runtime;

    /**
     * A reader.
     *
     * @param environment what stands in the place of {@code env.py}; asked only when a revision is to run
     * @param output takes what revisions print or log
     */
    public AlembicReader(Supplier<AlembicEnvironment> environment, Consumer<String> output) {
        this.runtime = new AlembicRuntime(environment, output);
    }

    @Override
    public boolean reads(String fileName) {
        return AlembicHeader.isRevisionFile(fileName);
    }

    @Override
    public Optional<Script> read(ScriptFile file) {
        ScriptFile.Hashed read = file.textWithHash();
        return AlembicHeader.find(read.text(), file.name())
                .map(revision ->
                        new Script.CodeScript(revision, Provenance.NONE, file, Optional.of(read.sha256()), runtime));
    }

    /** A helper beside SQL revisions is nobody's mistake; among revisions of its own kind it is. */
    @Override
    public List<Problem> stray(ScriptFile file, Layout layout, boolean beside) {
        return beside ? List.of(AlembicHeader.stray(file.name())) : List.of();
    }
}
