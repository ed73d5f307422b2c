package dev.windlass.command;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.plan.LinePlanner;
import dev.windlass.script.Layout;
import dev.windlass.script.Provenance;
import java.util.List;

/**
 * What the project's revisions build, by running them on a dev database as an upgrade would.
 *
 * @param target up to which revision; empty for all
 */
record RevisionsSource(String target) implements SchemaSource {
    @Override
    public String title() {
        return target.isEmpty() ? "the revisions" : "the revisions up to " + target;
    }

    @Override
    public Snapshot read(Comparing comparing) {
        try (DevPlace place = comparing.dev()) {
            upgrade(comparing.tools(), place, target);
            return comparing.inspect(place, title());
        }
    }

    /** Runs an upgrade on a dev database. */
    static void upgrade(Toolbox tools, DevPlace place, String target) {
        Toolbox there = on(tools, place);
        Layout layout = RevisionCommand.layout(tools);
        String wanted = !target.isEmpty() ? target : layout == Layout.PAIRS ? "head" : "heads";
        Move.Result result = Move.run(
                there,
                request("upgrade", wanted),
                UpgradeCommand.planning(List.of(wanted), LinePlanner.OutOfOrder.RUN));
        result.outcome().flatMap(outcome -> outcome.failure()).ifPresent(failure -> {
            throw failure;
        });
    }

    static Move.Request request(String command, String target) {
        return new Move.Request(command, target, new Provenance("tried out on the dev database", "", ""), true);
    }

    /** The same surroundings with the dev database in the target's place, and nobody listening. */
    static Toolbox on(Toolbox tools, DevPlace place) {
        if (!place.isShared()) {
            throw Problem.of(
                            ErrorCode.DEV_DATABASE_REFUSED,
                            "Revisions commit what they do, so a schema in a transaction is no place to try them out")
                    .next("Let the user create databases (CREATEDB), or set dev to the URL of an empty database.")
                    .toException();
        }
        return new Toolbox(
                tools.configuration(),
                (DatabaseUrl url, boolean create) -> place.connector(),
                tools.readers(),
                tools.environment(),
                tools.toolVersion(),
                event -> {},
                tools.interrupts(),
                tools.entities());
    }
}
