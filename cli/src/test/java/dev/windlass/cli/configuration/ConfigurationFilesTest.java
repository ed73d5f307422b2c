package dev.windlass.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.config.Configuration;
import dev.windlass.config.Settings;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.WindlassException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {
    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Configuration load(String... environment) {
        return load(Optional.empty(), Optional.empty(), Map.of(), environment);
    }

    private Configuration load(
            Optional<Path> file, Optional<String> name, Map<String, List<String>> flags, String... environment) {
        Map<String, String> variables = new java.util.HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return ConfigurationFiles.load(new ConfigurationFiles.Request(folder, file, name, flags, variables));
    }

    /** The example of the design, whole. */
    private static final String EXAMPLE = """
            url    = "${DATABASE_URL}"
            path   = "versions"
            layout = "revisions"
            model  = { kind = "sql", files = ["schema.sql"] }
            dev    = "auto"
            transaction = "revision"
            [session]
            statements = ["SET TIME ZONE 'UTC'"]
            [placeholders]
            tablespace = "fast"
            [lock]
            kind = "auto"
            timeout = "60s"
            [journal]
            schema = "ops"
            table = "windlass_journal"
            [adopted]
            table = "alembic_version"
            [require]
            reason = true
            [verify]
            extensions = ["pgcrypto"]
            encryption_key = "${ENCRYPTION_KEY}"
            assertions = ["verify/*.sql"]
            [environments.production]
            url = "${PRODUCTION_URL}"
            """;

    @Test
    void readsTheWholeExample() throws IOException {
        write("windlass.toml", EXAMPLE);
        Configuration configuration = load(
                Optional.empty(),
                Optional.of("production"),
                Map.of(),
                "PRODUCTION_URL",
                "postgresql://u:hidden@h/db",
                "ENCRYPTION_KEY",
                "hidden");
        assertThat(configuration).hasToString("""
                adopted.table = alembic_version (windlass.toml:18:9)
                dev = auto (windlass.toml:5:10)
                journal.schema = ops (windlass.toml:15:10)
                journal.table = windlass_journal (windlass.toml:16:9)
                layout = revisions (windlass.toml:3:10)
                lock.kind = auto (windlass.toml:12:8)
                lock.timeout = 1m (windlass.toml:13:11)
                model.files = schema.sql (windlass.toml:4:34)
                model.kind = sql (windlass.toml:4:19)
                path = %s/versions (windlass.toml:2:10)
                placeholders = tablespace = fast (windlass.toml:9:1)
                require.reason = true (windlass.toml:20:10)
                session.statements = SET TIME ZONE 'UTC' (windlass.toml:8:14)
                transaction = revision (windlass.toml:6:15)
                url = postgresql://u:***@h/db (windlass.toml:26:7)
                verify.assertions = verify/*.sql (windlass.toml:24:14)
                verify.encryption_key = *** (windlass.toml:23:18)
                verify.extensions = pgcrypto (windlass.toml:22:14)""".formatted(folder));
    }

    @Test
    void dotenvIsReadFromTheConfigurationsFolderAlone() throws IOException {
        write("conf/windlass.toml", "url = \"${A:-x}\"");
        write("conf/.env", "A=sqlite:///inner.db\nWINDLASS_LOCK_TIMEOUT=5s");
        write(".env", "A=sqlite:///outer.db");
        Configuration configuration =
                load(Optional.of(Path.of("conf/windlass.toml")), Optional.empty(), Map.of("edited", List.of("error")));
        assertThat(configuration.url().database())
                .isEqualTo(folder.resolve("conf/inner.db").toString());
        assertThat(configuration.origin(Settings.LOCK_TIMEOUT)).hasToString("conf/.env:2");
        assertThat(configuration.value(Settings.EDITED)).isEqualTo(Settings.EditedScripts.ERROR);
    }

    @Test
    void foldersAboveAreNotSearched() throws IOException {
        write("windlass.toml", "url = \"sqlite://\"");
        Path below = Files.createDirectory(folder.resolve("below"));
        Configuration configuration = ConfigurationFiles.load(
                new ConfigurationFiles.Request(below, Optional.empty(), Optional.empty(), Map.of(), Map.of()));
        assertThatThrownBy(configuration::url)
                .isInstanceOfSatisfying(
                        WindlassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_CONFIGURATION));
    }

    @Test
    void aNamedFileMustBeThere() {
        assertThatThrownBy(() -> load(Optional.of(Path.of("nowhere.toml")), Optional.empty(), Map.of()))
                .isInstanceOfSatisfying(
                        WindlassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_CONFIGURATION));
    }

    @Test
    void readsAlembicIni() throws IOException {
        write("alembic.ini", """
                ; comment
                [DEFAULT]
                host = db
                [alembic]
                script_location = %(here)s/migrations
                version_locations = %(here)s/a:%(here)s/b
                path_separator = os
                recursive_version_locations = true
                file_template = %%(year)d_%%(rev)s_%%(slug)s
                truncate_slug_length = 20
                SQLAlchemy.URL = postgresql+asyncpg://u:p%%40@%(host)s/db
                [loggers]
                keys = root
                  , more
                """);
        Configuration configuration = load();
        assertThat(configuration.paths()).containsExactly(folder.resolve("a"), folder.resolve("b"));
        assertThat(configuration.find(Settings.ALEMBIC_SCRIPT_LOCATION)).contains(folder.resolve("migrations"));
        assertThat(configuration.value(Settings.RECURSIVE)).isTrue();
        assertThat(configuration.find(Settings.LAYOUT)).contains(Settings.LayoutName.ALEMBIC);
        assertThat(configuration.find(Settings.FILE_TEMPLATE)).contains("%(year)d_%(rev)s_%(slug)s");
        assertThat(configuration.value(Settings.TRUNCATE_SLUG_LENGTH)).isEqualTo(20);
        assertThat(configuration.url()).hasToString("postgresql://u:***@db/db");
        assertThat(configuration.url().password()).contains("p@");
        assertThat(configuration.origin(Settings.URL)).hasToString("alembic.ini:11:1");
    }

    @Test
    void readsAlembicsOlderForms() throws IOException {
        write("alembic.ini", """
                [alembic]
                script_location: alembic
                version_locations = one, two three
                sqlalchemy.url = driver://user:pass@localhost/dbname
                """);
        Configuration configuration = load();
        assertThat(configuration.paths())
                .containsExactly(folder.resolve("one"), folder.resolve("two"), folder.resolve("three"));
        assertThat(configuration.find(Settings.URL)).isEmpty();
        assertThat(load("DATABASE_URL", "sqlite://").url().isInMemory()).isTrue();
    }

    @Test
    void findsScriptsWithinPackages() throws IOException {
        write("alembic.ini", "[alembic]\nscript_location = app.db:migrations\nprepend_sys_path = . lib\n");
        write("lib/app/db/migrations/env.py", "");
        assertThat(load().paths()).containsExactly(folder.resolve("lib/app/db/migrations/versions"));
    }

    @Test
    void whatOnlyEnvPyKnowsMattersOnlyWhenUsed() throws IOException {
        write("alembic.ini", "[alembic]\nscript_location = alembic\nsqlalchemy.url = %(DB_URL)s\n");
        Configuration configuration = load();
        assertThat(configuration.paths()).containsExactly(folder.resolve("alembic/versions"));
        assertThatThrownBy(configuration::url).isInstanceOfSatisfying(WindlassException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.UNDEFINED_VARIABLE);
            assertThat(e.first().where()).isEqualTo("alembic.ini:3:1");
        });
    }

    @Test
    void readsPyprojectAndLetsAlembicIniWin() throws IOException {
        write("pyproject.toml", """
                [tool.alembic]
                script_location = "%(here)s/alembic"
                version_locations = ["%(here)s/x", "%(here)s/y"]
                timezone = "Europe/Berlin"
                """);
        assertThat(load().paths()).containsExactly(folder.resolve("x"), folder.resolve("y"));
        write("alembic.ini", "[alembic]\ntimezone = UTC\n");
        assertThat(load().value(Settings.TIMEZONE)).isEqualTo("UTC");
        assertThat(load().paths()).containsExactly(folder.resolve("x"), folder.resolve("y"));
    }

    @Test
    void pyprojectsOfOthersAreLetBe() throws IOException {
        write("pyproject.toml", "[project\nbroken");
        assertThat(load().isSet(Settings.PATH)).isFalse();
    }

    @Test
    void aBrokenIniIsShownWithEveryLine() throws IOException {
        write("alembic.ini", "x = 1\n[alembic]\nscript_location\n");
        assertThatThrownBy(this::load)
                .isInstanceOfSatisfying(
                        WindlassException.class,
                        e -> assertThat(e.problems().stream().map(problem -> problem.where()))
                                .containsExactly("alembic.ini:1:1", "alembic.ini:3:1"));
    }

    /** The URLs that SQLite's driver is given do what they say. */
    @Test
    void sqliteOpensWhatTheUrlSays() throws Exception {
        write("windlass.toml", "url = \"sqlite:///app.db?_foreign_keys=1\"");
        var url = load().url();
        try (var connection = DriverManager.getConnection(url.toJdbcUrl(), url.properties());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a int)");
            try (var rows = statement.executeQuery("PRAGMA foreign_keys")) {
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
        assertThat(folder.resolve("app.db")).exists();
        write("windlass.toml", "url = \"sqlite:///app.db?mode=ro\"");
        var readOnly = load().url();
        try (var connection = DriverManager.getConnection(readOnly.toJdbcUrl(), readOnly.properties());
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DROP TABLE t")).hasMessageContaining("readonly");
        }
    }
}
