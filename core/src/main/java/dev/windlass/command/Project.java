package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.Layout;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project's scripts and the graph they form.
 *
 * @param configuration its settings
 * @param directory its folders
 * @param graph the graph
 * @param scripts the scripts by revision
 */
public record Project(
        Configuration configuration, ScriptDirectory directory, RevisionGraph graph, Map<RevisionId, Script> scripts) {

    /**
     * Reads a project.
     *
     * @throws WindlassException with everything that is wrong with its scripts
     */
    public static Project read(Toolbox tools) {
        ScriptDirectory directory = directory(tools);
        if (!directory.problems().isEmpty()) {
            throw new WindlassException(directory.problems());
        }
        return of(tools.configuration(), directory);
    }

    /**
     * A project of single files of which nothing is wrong.
     *
     * @throws WindlassException with everything that is wrong with the graph that they form
     */
    static Project of(Configuration configuration, ScriptDirectory directory) {
        Map<RevisionId, Script> scripts = new HashMap<>();
        directory.scripts().forEach(script -> scripts.put(script.revision().id(), script));
        return new Project(configuration, directory, RevisionGraph.of(revisions(directory)), scripts);
    }

    /** The project's folders, with the problems of single files kept aside. */
    static ScriptDirectory directory(Toolbox tools) {
        Configuration configuration = tools.configuration();
        return ScriptDirectory.read(
                configuration.folder(),
                configuration.paths(),
                configuration.find(Settings.LAYOUT).flatMap(layout -> Layout.of(layout.name())),
                configuration.value(Settings.RECURSIVE),
                tools.readers());
    }

    /** What is wrong with the scripts: with single files, else with the graph that they form. */
    static List<Problem> problems(ScriptDirectory directory) {
        List<Problem> problems = new ArrayList<>(directory.problems());
        if (problems.isEmpty()) {
            problems.addAll(RevisionGraph.problems(revisions(directory)));
        }
        return problems;
    }

    private static List<Revision> revisions(ScriptDirectory directory) {
        return directory.scripts().stream().map(Script::revision).toList();
    }

    /** How the folder holds scripts. */
    public Layout layout() {
        return directory.layout();
    }

    /**
     * Refuses a folder without any revision.
     *
     * @throws WindlassException with {@code EMPTY_SCRIPT_FOLDER}
     */
    Project requireRevisions() {
        if (graph.size() == 0) {
            throw Problem.of(ErrorCode.EMPTY_SCRIPT_FOLDER, "There is no revision in the script folder")
                    .at(directory.folders().getFirst().toString())
                    .toException();
        }
        return this;
    }

    /** The script of a revision, if it is here. */
    Optional<Script> script(RevisionId id) {
        return Optional.ofNullable(scripts.get(id));
    }
}
