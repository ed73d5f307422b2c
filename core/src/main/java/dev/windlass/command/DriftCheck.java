package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.diff.ObjectFilter;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.jdbc.SwitchedOff;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the database is what its applied revisions build, as the dev database shows it. */
final class DriftCheck {
    private static final String NAME = "the schema is what the applied revisions build";

    private DriftCheck() {}

    static Optional<Check> run(Toolbox tools) {
        Configuration configuration = tools.configuration();
        boolean wanted = configuration.value(Settings.VERIFY_DRIFT)
                && (configuration.isSet(Settings.PATH)
                        || Files.isDirectory(configuration.folder().resolve("versions")))
                && configuration.paths().stream().anyMatch(Files::isDirectory);
        if (!wanted) {
            return Optional.empty();
        }
        try {
            Project project = Project.read(tools);
            return project.graph().size() == 0 ? Optional.empty() : Optional.of(compare(tools, project));
        } catch (WindlassException e) {
            return Optional.of(new Check(NAME, e.problems()));
        }
    }

    private static Check compare(Toolbox tools, Project project) {
        Set<RevisionId> applied;
        try (Database database = Database.open(tools, false)) {
            applied = database.read(project).state().revisions();
        }
        List<RevisionId> known =
                applied.stream().filter(project.graph()::contains).toList();
        if (known.size() < applied.size()) {
            return new Check(
                    NAME,
                    applied.stream()
                            .filter(id -> !project.graph().contains(id))
                            .map(id -> Problem.of(
                                    ErrorCode.SCRIPT_MISSING,
                                    "Revision " + id + " is applied, and no script here declares it"))
                            .toList());
        }
        List<Revision> heads = project.graph().headsOf(known);
        Comparing comparing = Comparing.of(tools);
        Snapshot desired;
        List<SwitchedOff> meantToBeOff;
        try (DevPlace place = comparing.dev()) {
            for (Revision head : heads) {
                RevisionsSource.upgrade(tools, place, head.id().value());
            }
            desired = comparing.inspect(place, "the applied revisions");
            meantToBeOff = comparing.switchedOff(place.connector());
        }
        Snapshot actual = new DatabaseSource(tools.configuration().url()).read(comparing);
        ObjectFilter filter = new ObjectFilter(
                tools.configuration().value(Settings.COMPARE_INCLUDE),
                tools.configuration().value(Settings.COMPARE_EXCLUDE));
        Differences differences = Differences.between(comparing, actual, desired, filter, List.of());
        List<Problem> problems = new ArrayList<>();
        for (Difference difference : differences.differences()) {
            problems.add(Problem.of(
                            ErrorCode.DRIFT,
                            "\"" + difference.object() + "\" is not as the applied revisions made it: "
                                    + difference.kind().replace('_', ' ') + " would bring it back")
                    .because(String.join("\n", difference.sql())));
        }
        comparing.switchedOff(tools.connectors().of(tools.configuration().url(), false)).stream()
                .filter(off -> !meantToBeOff.contains(off))
                .map(off -> Problem.of(ErrorCode.DRIFT, off.what() + ", and no applied revision says so")
                        .because(off.enable()))
                .forEach(problems::add);
        return new Check(NAME + " (" + objects(desired) + " objects)", problems);
    }

    private static int objects(Snapshot snapshot) {
        return snapshot.schema().objects().size();
    }
}
