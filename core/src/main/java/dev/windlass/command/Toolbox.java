package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.execute.Event;
import dev.windlass.jdbc.Connector;
import dev.windlass.script.ScriptReader;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the surroundings give to every command: the command line, a build tool or an application.
 *
 * @param configuration every setting
 * @param connectors opens the database that the configuration names
 * @param readers the kinds of revision files there are
 * @param environment the process's environment
 * @param toolVersion the version of Windlass, for the journal
 * @param listener told of what happens during a run
 * @param interrupts tells when the user wants to stop
 * @param entities reads the desired schema from an application's entities
 */
public record Toolbox(
        Configuration configuration,
        Connectors connectors,
        List<ScriptReader> readers,
        Map<String, String> environment,
        String toolVersion,
        Consumer<Event> listener,
        Interrupts interrupts,
        EntityModel entities) {
    /** The same with another way to databases. */
    Toolbox with(Connectors other) {
        return new Toolbox(configuration, other, readers, environment, toolVersion, listener, interrupts, entities);
    }

    /** Makes connectors. */
    public interface Connectors {
        /**
         * How to reach a database.
         *
         * @param create whether a SQLite file that is not there may be made
         */
        Connector of(dev.windlass.config.DatabaseUrl url, boolean create);
    }
}
