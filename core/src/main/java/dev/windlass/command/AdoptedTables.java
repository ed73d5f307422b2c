package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.DatabaseUrl;
import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.execute.AdoptedTable;
import dev.windlass.execute.AlembicVersionTable;
import dev.windlass.execute.SchemaMigrationsTable;
import java.util.Optional;

/** Finds out which table another tool keeps for a project. */
final class AdoptedTables {
    private AdoptedTables() {}

    /**
     * The table: named by the settings, else by the URL's {@code x-migrations-table}, else as the tool itself names it.
     *
     * @param schema where names are looked up first; empty to leave it to the connection
     */
    static AdoptedTable of(Project project, DialectName dialect, String schema) {
        Configuration configuration = project.configuration();
        Optional<String> setSchema = configuration.find(Settings.ADOPTED_SCHEMA);
        Optional<String> setName = configuration.find(Settings.ADOPTED_TABLE);
        return switch (project.layout()) {
            case REVISIONS -> AdoptedTable.NONE;
            case ALEMBIC ->
                new AlembicVersionTable(
                        dialect, setSchema.orElse(schema), setName.orElse("alembic_version"), project.graph());
            case PAIRS -> pairs(configuration, dialect, schema);
        };
    }

    /** The table that golang-migrate keeps. */
    static SchemaMigrationsTable pairs(Configuration configuration, DialectName dialect, String schema) {
        Optional<DatabaseUrl.TableName> fromUrl = configuration.url().migrationsTable();
        return new SchemaMigrationsTable(
                dialect,
                configuration
                        .find(Settings.ADOPTED_SCHEMA)
                        .or(() -> fromUrl.flatMap(DatabaseUrl.TableName::schema))
                        .orElse(schema),
                configuration
                        .find(Settings.ADOPTED_TABLE)
                        .or(() -> fromUrl.map(DatabaseUrl.TableName::table))
                        .orElse("schema_migrations"));
    }
}
