package dev.windlass.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.server.Location.Remote;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the five guides, on their examples and on the databases that they name. */
class GuidesTest {
    private static final Path DOCUMENT = Path.of("../docs/guides.md");
    private static final List<String> GUIDES =
            List.of("allied-health", "askfrank", "cortap", "healthcare-chatbot", "medical-imaging");

    static Stream<Arguments> walks() {
        return Stream.of(
                        Arguments.of("allied-health", TestServers.postgresql(18)),
                        Arguments.of("askfrank", TestServers.postgresql(18)),
                        Arguments.of("cortap", TestServers.postgresql(18)),
                        Arguments.of("healthcare-chatbot", TestServers.mariadb()),
                        Arguments.of("medical-imaging", TestServers.postgresql(18)))
                .filter(walk -> Files.exists(file((String) walk.get()[0])))
                .filter(walk -> ((String) walk.get()[0]).matches(System.getProperty("windlass.guide", ".*")));
    }

    @Tag("server")
    @ParameterizedTest
    @MethodSource("walks")
    void everyCommandOfTheGuideDoesWhatItPromises(String name, TestServer server, @TempDir Path folder)
            throws Exception {
        try (TestDatabase database = server.createDatabase()) {
            Walk walk = new Walk(folder, database);
            Remote place = (Remote) database.location();
            String authority = database.user() + (database.password().isEmpty() ? "" : ":" + database.password());
            String address = "@" + place.host() + ":" + place.port() + "/" + place.database();
            walk.set("classpath", System.getProperty("java.class.path"));
            walk.set(
                    "hibernate",
                    Path.of("target/hibernate-7.4").toAbsolutePath().toString());
            walk.set("url", database.jdbcUrl());
            walk.set("address", authority + address);
            walk.set("unknown_user", "nobody:" + Walk.SECRET + address);
            walk.set("unknown_database", authority + "@" + place.host() + ":" + place.port() + "/nowhere");
            walk.set("no_server", authority + "@" + place.host() + ":1/" + place.database());
            walk.set("host", place.host() + ":" + place.port());
            walk.set("user", database.user());
            walk.set("password", database.password());
            walk.set("database", place.database());
            walk.run(Guide.read(file(name)));
        }
    }

    @Test
    void theDocumentIsWhatTheTestsRun() throws Exception {
        StringBuilder out = new StringBuilder("""
                # The guides

                <!-- Made from the guides that the acceptance tests run, by GuidesTest. -->

                Five teams' guides, command by command: what the guide says, what it is with Windlass, and what comes of it. Each
                table is what the tests run, in this order, on the database that the guide names.

                """);
        for (String name : GUIDES) {
            if (Files.exists(file(name))) {
                out.append(Guide.read(file(name)).document()).append('\n');
            }
        }
        String made = out.toString().stripTrailing() + "\n";
        if (Boolean.getBoolean("windlass.update")) {
            Files.writeString(DOCUMENT, made);
            return;
        }
        assertThat(Files.readString(DOCUMENT))
                .as("-Dwindlass.update=true writes it")
                .isEqualTo(made);
    }

    private static Path file(String name) {
        return Guide.FOLDER.resolve(name + ".txt");
    }
}
