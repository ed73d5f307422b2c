package dev.windlass.acceptance.server;

import dev.windlass.acceptance.server.Location.Local;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** SQLite, each database a file in a temporary folder of its own. */
record SqliteFiles() implements TestServer {
    @Override
    public String name() {
        return "SQLite";
    }

    @Override
    public Product product() {
        return Product.SQLITE;
    }

    @Override
    public TestDatabase createDatabase() {
        try {
            Path folder = Files.createTempDirectory("windlass-sqlite");
            return new TestDatabase(this, new Local(folder.resolve("test.db")), "", "", () -> delete(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
