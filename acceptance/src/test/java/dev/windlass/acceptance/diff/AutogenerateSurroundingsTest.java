package dev.windlass.acceptance.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.Location.Remote;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users who may not make a dev database, and folders that another tool began. */
@Tag("server")
class AutogenerateSurroundingsTest {
    private static final String USER = "windlass_no_dev";
    private static final String PASSWORD = "s3cret-no-dev";

    @TempDir
    Path folder;

    @Test
    void aRoleThatMayNotCreateDatabasesIsToldWhatItLacks() throws IOException {
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            database.execute(
                    "DROP ROLE IF EXISTS " + USER, "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
            try {
                model("database");
                CommandLine.Result check = check(database, "postgresql");
                assertThat(check.status()).isEqualTo(1);
                assertThat(check.error())
                        .contains("WL7011: The role \"" + USER + "\" may not create a dev database")
                        .contains("it lacks the attribute CREATEDB")
                        .contains("ALTER ROLE " + USER + " CREATEDB");
                model("auto");
                CommandLine.Result neither = check(database, "postgresql");
                assertThat(neither.status()).isEqualTo(1);
                assertThat(neither.error())
                        .contains("WL7011: The role \"" + USER + "\" may create neither a dev database nor a schema");
                database.execute(
                        "GRANT CREATE ON DATABASE \"" + ((Remote) database.location()).database() + "\" TO " + USER);
                assertThat(check(database, "postgresql").status()).isEqualTo(3);
            } finally {
                database.execute("DROP OWNED BY " + USER, "DROP ROLE " + USER);
            }
        }
    }

    @Test
    void aMariadbUserWithoutPrivilegesIsToldWhatToGrant() throws IOException {
        try (TestDatabase database = TestServers.mariadb().createDatabase()) {
            String name = ((Remote) database.location()).database();
            database.execute(
                    "CREATE OR REPLACE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'",
                    "GRANT ALL ON `" + name + "`.* TO '" + USER + "'@'%'");
            try {
                model("auto");
                CommandLine.Result check = check(database, "mariadb");
                assertThat(check.status()).isEqualTo(1);
                assertThat(check.error())
                        .contains("WL7011: The user " + USER + "@% may not create a dev database")
                        .contains("GRANT ALL ON `windlass\\_dev\\_%`.* TO");
            } finally {
                database.execute("DROP USER '" + USER + "'@'%'");
            }
        }
    }

    @Test
    void inAnAlembicFolderTheRevisionIsSqlAndRunsInItsPlace() throws IOException {
        Files.createDirectories(folder.resolve("alembic/versions"));
        Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\n");
        Files.writeString(folder.resolve("alembic/versions/aaaa00000001_first.py"), """
                \"""first

                Revision ID: aaaa00000001
                Revises:
                Create Date: 2024-01-01 00:00:00

                \"""
                from alembic import op
                import sqlalchemy as sa

                revision = 'aaaa00000001'
                down_revision = None


                def upgrade():
                    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))


                def downgrade():
                    op.drop_table('t')
                """);
        Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE t (id integer NOT NULL PRIMARY KEY, a text);\n");
        try (TestDatabase database = TestServers.sqlite().createDatabase()) {
            String[] settings = {"--url", database.jdbcUrl(), "-c", "alembic.ini", "--set", "model.files=schema.sql"};
            assertThat(run(settings, "upgrade").status()).isZero();
            CommandLine.Result written =
                    run(settings, "revision", "--autogenerate", "-m", "second", "--rev-id", "bbbb");
            assertThat(written.status()).as(written.toString()).isZero();
            assertThat(Files.readString(folder.resolve("alembic/versions/bbbb_second.sql")))
                    .contains("-- Revises: aaaa00000001", "ADD COLUMN a text");
            CommandLine.Result applied = run(settings, "upgrade");
            assertThat(applied.status()).as(applied.toString()).isZero();
            assertThat(database.query("SELECT name FROM pragma_table_info('t')"))
                    .containsExactly(List.of("id"), List.of("a"));
            assertThat(database.query("SELECT version_num FROM alembic_version"))
                    .containsExactly(List.of("bbbb"));
            assertThat(run(settings, "check").status()).isZero();
            assertThat(run(settings, "downgrade", "-1").status()).isZero();
            assertThat(database.query("SELECT version_num FROM alembic_version"))
                    .containsExactly(List.of("aaaa00000001"));
        }
    }

    private void model(String dev) throws IOException {
        Files.writeString(folder.resolve("windlass.toml"), "dev = \"" + dev + "\"\nmodel.files = [\"schema.sql\"]\n");
        Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE t (id int NOT NULL PRIMARY KEY);\n");
    }

    private CommandLine.Result check(TestDatabase database, String scheme) {
        Remote at = (Remote) database.location();
        CommandLine.Result result = CommandLine.run(
                folder,
                "--url",
                scheme + "://" + USER + ":" + PASSWORD + "@" + at.host() + ":" + at.port() + "/" + at.database(),
                "check");
        assertThat(result.toString()).doesNotContain(PASSWORD);
        return result;
    }

    private CommandLine.Result run(String[] settings, String... words) {
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(settings), java.util.Arrays.stream(words))
                .toArray(String[]::new);
        return CommandLine.run(folder, all);
    }
}
