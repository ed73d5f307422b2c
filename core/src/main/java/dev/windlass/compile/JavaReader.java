package dev.windlass.compile;

import dev.windlass.script.CodeRuntime;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptFile;
import dev.windlass.script.ScriptReader;
import java.util.List;
import java.util.Optional;

/** Reads Java revisions: sources in the folders by their heads alone, and compiled ones by their names. */
public final class JavaReader implements ScriptReader {
    private final CodeRuntime runtime;
    private final ClassRevisions classes;

    /**
     * A reader for a project.
     *
     * @param project where its Java revisions live
     * @param classes compiled revisions, by the names of their classes, or of packages with {@code .*}
     */
    public JavaReader(JavaProject project, List<String> classes) {
        ClassLoader loader = project.loader();
        this.runtime = new JavaRuntime(project, loader);
        this.classes = new ClassRevisions(loader, classes);
    }

    @Override
    public boolean reads(String fileName) {
        return JavaProject.isSource(fileName);
    }

    @Override
    public Optional<Script> read(ScriptFile file) {
        return JavaHeader.read(file.text(), file.name())
                .map(header ->
                        new Script.CodeScript(header.revision(), header.provenance(), file, Optional.empty(), runtime));
    }

    @Override
    public List<Script> elsewhere() {
        return classes.scripts();
    }
}
