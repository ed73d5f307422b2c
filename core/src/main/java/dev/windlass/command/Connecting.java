package dev.windlass.command;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.jdbc.ConnectorAhead;
import java.util.Optional;

/**
 * The target database of a command, connected to while the scripts are read. A SQLite file is not opened ahead: it
 * might be made, and it takes no time.
 *
 * @param tools what to go on with
 * @param ahead the connection that is being opened
 */
record Connecting(Toolbox tools, Optional<ConnectorAhead> ahead) implements AutoCloseable {
    /**
     * Begins to connect to the database that the configuration names; what comes of it, a failure too, is met by
     * whoever opens the database.
     */
    static Connecting begin(Toolbox tools) {
        Optional<DatabaseUrl> named =
                tools.configuration().find(Settings.URL).filter(url -> url.dialect() != DialectName.SQLITE);
        if (named.isEmpty()) {
            return new Connecting(tools, Optional.empty());
        }
        DatabaseUrl target = named.get();
        ConnectorAhead ahead = new ConnectorAhead(tools.connectors().of(target, false));
        Toolbox.Connectors connectors =
                (url, create) -> url.equals(target) ? ahead : tools.connectors().of(url, create);
        return new Connecting(tools.with(connectors), Optional.of(ahead));
    }

    @Override
    public void close() {
        ahead.ifPresent(ConnectorAhead::close);
    }
}
