package dev.windlass.acceptance.server;

import dev.windlass.acceptance.server.Location.Remote;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A PostgreSQL server of one major version, unpacked and started by this process. */
final class EmbeddedPostgresql implements AutoCloseable {
    private final EmbeddedPostgres server;

    private EmbeddedPostgresql(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server; it takes about two seconds the first time, when it is unpacked, and then less than one.
     *
     * @param folder where {@code postgresql-<major>.jar} is, and where the server is unpacked and keeps its data
     */
    static EmbeddedPostgresql start(Path folder, int major, Durability durability) {
        Path jar = folder.resolve("postgresql-" + major + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("there is no " + jar + ": acceptance/pom.xml says which versions are copied"
                    + " there; run './mvnw -pl acceptance -am generate-test-resources'");
        }
        Path working = folder.resolve("postgresql");
        Redirect log =
                Redirect.appendTo(folder.resolve("postgresql-" + major + ".log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> archive(jar))
                .setOverrideWorkingDirectory(working.toFile())
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "64MB")
                // The library always passes -F, which turns fsync off; what is set here comes later and wins.
                .setServerConfig("fsync", durability == Durability.DURABLE ? "on" : "off")
                .setServerConfig("full_page_writes", durability == Durability.DURABLE ? "on" : "off")
                .setServerConfig("synchronous_commit", durability == Durability.DURABLE ? "on" : "off");
        try {
            return new EmbeddedPostgresql(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL " + major + " did not start; see the log in " + folder, e);
        }
    }

    private static InputStream archive(Path jar) throws IOException {
        ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith(".txz")) {
                return zip;
            }
        }
        zip.close();
        throw new IOException("no .txz in " + jar);
    }

    ServerUrl url() {
        return new ServerUrl(new Remote("127.0.0.1", server.getPort(), "postgres"), "postgres", "");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
