package dev.windlass.acceptance.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.input.Project.Said;
import dev.windlass.acceptance.server.Location.Remote;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that cannot be reached, or do not let us in. */
@Tag("server")
class ConnectionInputTest {
    private static final String USER = "windlass_with_password";

    @TempDir
    Path folder;

    static Stream<TestServer> servers() {
        return Stream.concat(TestServers.postgresqls(), TestServers.mysqls());
    }

    private Project project(TestDatabase database) {
        return Project.of(folder, database).revision(1, "CREATE TABLE one (a int);");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aWrongPasswordIsSaidToBeWrong(TestServer server) {
        try (TestDatabase database = server.createDatabase()) {
            makeUser(database);
            try {
                Remote at = (Remote) database.location();
                String address = scheme(server) + "://" + USER + ":s3cret-wrong@" + at.host() + ":" + at.port() + "/"
                        + at.database();
                for (String command : List.of("upgrade", "status", "validate", "current")) {
                    Said said = project(database).at(address, command);
                    assertThat(said.status()).isEqualTo(5);
                    assertThat(said.out()).isEmpty();
                    assertThat(said.err())
                            .startsWith("error WL3002: The database refused the user or the password\n")
                            .contains("where: " + address.replace("s3cret-wrong", "***") + "\n")
                            .contains(USER)
                            .contains("next:  Check the user and the password.\n");
                }
                Said json = project(database).at(address, "upgrade", "--json");
                assertThat(json.status()).isEqualTo(5);
                assertThat(json.out()).startsWith("{\"error\":{\"code\":\"WL3002\",");
                Said traced = project(database).at(address, "-v", "upgrade");
                assertThat(traced.status()).isEqualTo(5);
            } finally {
                dropUser(database);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aDatabaseThatDoesNotExistIsNamed(TestServer server) {
        try (TestDatabase database = server.createDatabase()) {
            Remote at = (Remote) database.location();
            String missing = database.jdbcUrl().replace(at.database(), "no_such_database");
            Said said = project(database).at(missing, "upgrade");
            assertThat(said.status()).isEqualTo(5);
            assertThat(said.err())
                    .startsWith("error WL3003: The database does not exist\n")
                    .contains("/no_such_database")
                    .contains("next:  Create the database, or correct its name in the URL.\n");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aHostThatIsNotThereIsNamed(TestServer server) {
        Project project = new Project(folder, "").revision(1, "CREATE TABLE one (a int);");
        Said unknown = project.at(scheme(server) + "://app:s3cret@nowhere.invalid/app", "upgrade");
        assertThat(unknown.status()).isEqualTo(5);
        assertThat(unknown.err())
                .startsWith("error WL3001: The database's host is not known\n")
                .contains("nowhere.invalid");
        Said closed = project.at(scheme(server) + "://app:s3cret@127.0.0.1:1/app", "upgrade");
        assertThat(closed.status()).isEqualTo(5);
        assertThat(closed.err()).startsWith("error WL3001: Nothing answers at the database's host and port\n");
        // A port where something else listens, which never answers in the protocol.
        try (java.net.ServerSocket mute = new java.net.ServerSocket(0)) {
            Said silent = project.at(
                    scheme(server) + "://app:s3cret@127.0.0.1:" + mute.getLocalPort() + "/app",
                    "upgrade",
                    "--set",
                    "timeouts.connect=1s");
            assertThat(silent.status()).isEqualTo(5);
            assertThat(silent.err()).startsWith("error WL3001: ").contains("127.0.0.1");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aUserWhoMayNotWriteIsToldSo(TestServer server) {
        try (TestDatabase database = server.createDatabase()) {
            makeUser(database);
            try {
                Remote at = (Remote) database.location();
                if (server.product() == Product.POSTGRESQL) {
                    database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
                } else {
                    database.execute("GRANT SELECT ON " + at.database() + ".* TO '" + USER + "'@'%'");
                }
                String address = scheme(server) + "://" + USER + ":s3cret-right@" + at.host() + ":" + at.port() + "/"
                        + at.database();
                Said said = project(database).at(address, "upgrade");
                assertThat(said.status()).isEqualTo(1);
                assertThat(said.err())
                        .startsWith("error WL4009: ")
                        .contains("where: " + address.replace("s3cret-right", "***") + "\n")
                        .contains("denied")
                        .contains("next:  ");
                assertThat(tables(database)).isEmpty();
            } finally {
                dropUser(database);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.windlass.acceptance.server.TestServers#postgresqls")
    void aReadOnlyDatabaseIsSaidToBeReadOnly(TestServer server) {
        try (TestDatabase database = server.createDatabase()) {
            Remote at = (Remote) database.location();
            database.execute("ALTER DATABASE " + at.database() + " SET default_transaction_read_only = on");
            Said said = project(database).run("upgrade");
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.err())
                    .startsWith("error WL3005: The database can be read, and not be written to\n")
                    .contains(at.database());
            assertThat(project(database).run("status").status()).isZero();
            assertThat(tables(database)).isEmpty();
        }
    }

    static List<List<String>> tables(TestDatabase database) {
        return database.query("SELECT table_name FROM information_schema.tables WHERE table_schema = "
                + (database.server().product() == Product.POSTGRESQL ? "'public'" : "database()")
                + " ORDER BY table_name");
    }

    private static String scheme(TestServer server) {
        return server.product() == Product.POSTGRESQL ? "postgresql" : "mysql";
    }

    /** A user whose password the server really asks for. */
    private static void makeUser(TestDatabase database) {
        dropUser(database);
        if (database.server().product() != Product.POSTGRESQL) {
            database.execute("CREATE USER '" + USER + "'@'%' IDENTIFIED BY 's3cret-right'");
            return;
        }
        database.execute("CREATE ROLE " + USER + " LOGIN PASSWORD 's3cret-right'");
        Remote at = (Remote) database.location();
        String address = "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + at.database() + "?user=" + USER;
        try {
            DriverManager.getConnection(address + "&password=wrong").close();
        } catch (SQLException e) {
            return;
        }
        // The embedded server trusts everybody; this one user it shall ask.
        database.execute(
                "DO $$ BEGIN EXECUTE format('COPY (SELECT unnest(%L::text[])) TO %L', ARRAY['host all " + USER
                        + " all scram-sha-256'] || string_to_array(pg_read_file(current_setting('hba_file')), E'\\n'),"
                        + " current_setting('hba_file')); END $$",
                "SELECT pg_reload_conf()");
        for (int i = 0; i < 1000; i++) {
            try {
                DriverManager.getConnection(address + "&password=wrong").close();
            } catch (SQLException e) {
                return;
            }
        }
        throw new IllegalStateException("the server asks for no password");
    }

    private static void dropUser(TestDatabase database) {
        if (database.server().product() == Product.POSTGRESQL) {
            database.execute("DROP ROLE IF EXISTS " + USER);
        } else {
            database.execute("DROP USER IF EXISTS '" + USER + "'@'%'");
        }
    }
}
