package dev.windlass.command;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.config.Settings;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.dialect.all.Dialects;
import dev.windlass.diff.DiffRules;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.JournalTable;
import dev.windlass.execute.OwnFailure;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.Connector;
import dev.windlass.jdbc.DevDatabases;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.jdbc.JdbcSession;
import dev.windlass.jdbc.SwitchedOff;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.TableOptions;
import dev.windlass.sql.SplitterRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a comparison works with.
 *
 * @param tools the surroundings
 * @param server a database on the server that spells definitions: the target, or one that a source names
 * @param dialect its dialect
 * @param adopted the name of the table that another tool keeps for the project; empty if there is none
 */
record Comparing(Toolbox tools, DatabaseUrl server, Dialect dialect, String adopted) {
    /** A comparison on the server of the configured database. */
    static Comparing of(Toolbox tools) {
        return of(tools, tools.configuration().url());
    }

    static Comparing of(Toolbox tools, DatabaseUrl server) {
        return new Comparing(tools, server, Dialects.of(server.dialect()), adoptedTable(tools, server.dialect()));
    }

    /** The adopted table, as far as the project says; a project that cannot be read is found out by who needs it. */
    private static String adoptedTable(Toolbox tools, DialectName dialect) {
        try {
            return AdoptedTables.of(Project.read(tools), dialect, "").name();
        } catch (WindlassException e) {
            return tools.configuration().find(Settings.ADOPTED_TABLE).orElse("");
        }
    }

    /** A new dev database. */
    DevPlace dev() {
        return new DevDatabases(
                        server,
                        tools.configuration().value(Settings.DEV),
                        url -> tools.connectors().of(url, true),
                        tools.configuration().value(Settings.SESSION_STATEMENTS))
                .create();
    }

    /** What a database looks like. */
    Snapshot inspect(DatabaseUrl url, String title) {
        try (JdbcSession session = session(tools.connectors().of(url, false))) {
            return inspect(session, title, "", Set.of());
        }
    }

    /** What a dev database looks like. */
    Snapshot inspect(DevPlace place, String title) {
        try (JdbcSession session = session(place.connector())) {
            return inspect(session, title, place.namespace(), place.namespaces());
        }
    }

    private JdbcSession session(Connector connector) {
        JournalTable journal = new JournalTable(
                connector.dialect(),
                tools.configuration().find(Settings.JOURNAL_SCHEMA).orElse(""),
                tools.configuration().value(Settings.JOURNAL_TABLE));
        return JdbcSession.open(connector, journal, tools.configuration().value(Settings.SESSION_STATEMENTS));
    }

    /** What a database looks like, the tables of Windlass and of other tools included. */
    Snapshot everything(Connector connector, String namespace, Set<String> namespaces) {
        try (JdbcSession session = session(connector)) {
            return inspect(session, "", namespace, namespaces, true);
        }
    }

    /** What a database keeps and does not act on. */
    List<SwitchedOff> switchedOff(Connector connector) {
        try (JdbcSession session = session(connector)) {
            return SwitchedOff.read(session);
        } catch (SqlFailure e) {
            throw OwnFailure.of(e, connector.description());
        }
    }

    /** Which server a database is on. */
    ServerVersion version(Connector connector) {
        try (JdbcSession session = session(connector)) {
            return ServerVersion.parse(session.dialect(), session.facts().version());
        }
    }

    Snapshot inspect(JdbcSession session, String title, String namespace, Set<String> namespaces) {
        return inspect(session, title, namespace, namespaces, false);
    }

    private Snapshot inspect(
            JdbcSession session, String title, String namespace, Set<String> namespaces, boolean everything) {
        String own = !namespace.isEmpty()
                ? namespace
                : switch (session.dialect()) {
                    case POSTGRESQL ->
                        session.facts().schema().isEmpty()
                                ? "public"
                                : session.facts().schema();
                    case MYSQL -> session.facts().database();
                    case SQLITE -> "";
                };
        ServerVersion version =
                ServerVersion.parse(session.dialect(), session.facts().version());
        try {
            Inspected inspected = session.inspect(
                    dialect, version, new InspectionScope(own, namespaces, everything ? Set.of() : ownTables(own)));
            List<StoredDefinition> definitions = session.dialect() == DialectName.SQLITE
                    ? session.live()
                            .known(List.of(new dev.windlass.operation.TableOperation.DropTable(
                                    QualifiedName.of("any"), true, false)))
                            .definitions()
                    : List.of();
            return new Snapshot(
                    title,
                    everything ? inspected.schema() : withoutOwnNamespaces(inspected.schema()),
                    inspected.unmanaged(),
                    definitions,
                    version,
                    defaults(session),
                    Snapshot.EVERYTHING,
                    List.of());
        } catch (SqlFailure e) {
            throw OwnFailure.of(e, session.description());
        }
    }

    private static TableOptions defaults(JdbcSession session) {
        if (session.dialect() != DialectName.MYSQL) {
            return TableOptions.NONE;
        }
        var row = session.query(
                        "SELECT @@default_storage_engine, @@character_set_database, @@collation_database", List.of())
                .getFirst();
        return TableOptions.mysql(String.valueOf(row.get(0)), String.valueOf(row.get(1)), String.valueOf(row.get(2)));
    }

    /** The tables of Windlass and of the tool whose history it keeps. */
    private Set<QualifiedName> ownTables(String defaultNamespace) {
        String journal = tools.configuration().value(Settings.JOURNAL_TABLE);
        List<String> names = new ArrayList<>();
        names.add(journal);
        names.add(journal.equals("windlass_journal") ? "windlass_lock" : journal + "_lock");
        if (!adopted.isEmpty()) {
            names.add(adopted);
        }
        Set<QualifiedName> tables = new HashSet<>();
        for (String name : names) {
            tables.add(QualifiedName.of(name));
            for (String schema : ownSchemas()) {
                tables.add(QualifiedName.of(schema.equals(defaultNamespace) ? "" : schema, name));
            }
        }
        return tables;
    }

    private Set<String> ownSchemas() {
        Set<String> schemas = new HashSet<>();
        tools.configuration().find(Settings.JOURNAL_SCHEMA).ifPresent(schemas::add);
        tools.configuration().find(Settings.ADOPTED_SCHEMA).ifPresent(schemas::add);
        return schemas;
    }

    /** A namespace that was made for the journal, and holds nothing else, is none of the project's. */
    private Schema withoutOwnNamespaces(Schema schema) {
        Schema result = schema;
        for (String name : ownSchemas()) {
            boolean used = schema.objects().values().stream()
                    .filter(object -> !(object instanceof Namespace))
                    .map(SchemaObject::key)
                    .anyMatch(key -> key.name().namespace().equals(name));
            if (!used) {
                result = result.without(new Namespace(name, "").key());
            }
        }
        return result;
    }

    /** How the server's SQL is split. */
    SplitterRules splitting(ServerVersion version) {
        return switch (dialect.name()) {
            case POSTGRESQL -> SplitterRules.POSTGRESQL;
            case MYSQL -> version.isMariaDb() ? SplitterRules.MARIADB : SplitterRules.MYSQL;
            case SQLITE -> SplitterRules.SQLITE;
        };
    }

    /** What a comparison must know of the server. */
    DiffRules rules(ServerVersion version) {
        return DialectRules.of(dialect, version);
    }

    /** The same, and what its tables get where they say nothing. */
    DiffRules rules(Snapshot snapshot) {
        return DialectRules.of(dialect, snapshot.version()).withDefaults(snapshot.defaults());
    }
}
