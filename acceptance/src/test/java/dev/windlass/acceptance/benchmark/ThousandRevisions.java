package dev.windlass.acceptance.benchmark;

import dev.windlass.acceptance.server.Durability;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand revisions, each one CREATE TABLE and one CREATE INDEX, on PostgreSQL: Windlass as a whole process beside one
 * psql session that applies the same files, one transaction each. Rounds take turns; the table has medians. Not part of
 * {@code verify}: {@code ./mvnw -pl acceptance -am verify -Pbenchmark}.
 */
class ThousandRevisions {
    private static final int ROUNDS = Integer.getInteger("windlass.benchmark.rounds", 3);
    private static final int REVISIONS = Integer.getInteger("windlass.benchmark.revisions", 1000);

    @TempDir
    Path folder;

    @Test
    void besidePsql() {
        Path versions = folder.resolve("versions");
        Path all = write(versions, folder.resolve("sql"));
        TestServer server = TestServers.postgresql(18, Durability.DURABLE);
        List<Double> psql = new ArrayList<>();
        List<Double> windlass = new ArrayList<>();
        List<Double> nothing = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (TestDatabase database = server.createDatabase()) {
                psql.add(seconds(psql(database, all)));
            }
            try (TestDatabase database = server.createDatabase()) {
                windlass.add(seconds(windlass(database, versions)));
                nothing.add(seconds(windlass(database, versions)));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%n| %d revisions on PostgreSQL 18, %d rounds, medians | seconds | ratio |%n|---|---|---|%n"
                        + "| one psql session, a transaction each | %.2f | 1 |%n"
                        + "| windlass upgrade head, whole process | %.2f | %.2f |%n"
                        + "| windlass upgrade head, nothing to do | %.2f | |%n%n",
                REVISIONS,
                ROUNDS,
                median(psql),
                median(windlass),
                median(windlass) / median(psql),
                median(nothing));
    }

    private static Path write(Path versions, Path scripts) {
        try {
            Files.createDirectories(versions);
            Files.createDirectories(scripts);
            StringBuilder all = new StringBuilder();
            String parent = "";
            for (int i = 0; i < REVISIONS; i++) {
                String id = "%012x".formatted(0xabc000000000L + i);
                String body = """
                        CREATE TABLE t%1$d (id integer PRIMARY KEY, a varchar(50) NOT NULL, b integer, c timestamp, d text);
                        CREATE INDEX ix_t%1$d_a ON t%1$d (a);
                        """.formatted(i);
                Files.writeString(
                        versions.resolve(id + "_t" + i + ".sql"),
                        "-- Table " + i + "\n--\n-- Revision: " + id + "\n-- Revises: " + parent
                                + "\n-- Created: 2026-01-01T00:00:00Z\n\n-- windlass: upgrade\n" + body
                                + "\n-- windlass: downgrade\nDROP TABLE t" + i + ";\n");
                Path script = scripts.resolve("%05d.sql".formatted(i));
                Files.writeString(script, "BEGIN;\n" + body + "COMMIT;\n");
                all.append("\\i ").append(script).append('\n');
                parent = id;
            }
            return Files.writeString(scripts.resolve("all.psql"), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> psql(TestDatabase database, Path all) {
        return List.of("psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-f", all.toString(), libpq(database));
    }

    private static List<String> windlass(TestDatabase database, Path versions) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.windlass.cli.Main",
                "-q",
                "--path",
                versions.toString(),
                "--url",
                database.jdbcUrl(),
                "upgrade",
                "head");
    }

    private static String libpq(TestDatabase database) {
        return database.jdbcUrl().substring("jdbc:".length()).replaceFirst("\\?.*", "") + "?user=" + database.user()
                + (database.password().isEmpty() ? "" : "&password=" + database.password());
    }

    private static double seconds(List<String> command) {
        long start = System.nanoTime();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command.getFirst() + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
