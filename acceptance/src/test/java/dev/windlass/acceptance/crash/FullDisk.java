package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.server.Location;
import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database on a disk of its own, in memory and small, which others fill. It takes the right to mount one. */
final class FullDisk implements AutoCloseable {
    private final Path folder;

    private FullDisk(Path folder) {
        this.folder = folder;
    }

    /** Why there can be no such disk for a server; nothing if there can. */
    static Optional<String> missing(TestServer server) {
        if (server.product() != Product.SQLITE && System.getenv("WINDLASS_TEST_" + server.product() + "_URL") != null) {
            return Optional.of("the server is not one that the tests started, and its disk is not theirs to fill");
        }
        try (FullDisk disk = mount(1)) {
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of("this user may not mount a disk in memory");
        }
    }

    /** Fills the disk but for a rest, runs, frees it, and runs again. */
    static List<Try> tries(Bench bench, List<Integer> restsInKilobytes) {
        List<Try> tries = new ArrayList<>();
        for (int rest : restsInKilobytes) {
            try (FullDisk disk = mount(24)) {
                try (Subject subject = bench.subject(disk.database(bench.server()))) {
                    disk.fill(rest);
                    Subject.Ran full = subject.run(Way.UPGRADE.words());
                    disk.free();
                    Try result =
                            bench.goOn(subject, Way.UPGRADE, "with " + rest + " kB left, exit status " + full.status());
                    tries.add(
                            full.status() == 1
                                    ? result
                                    : new Try(
                                            result.where(),
                                            false,
                                            result.repeated(),
                                            result.lost(),
                                            "the disk was not full: exit status " + full.status() + full.said()
                                                    + result.what()));
                }
            }
        }
        return tries;
    }

    private static FullDisk mount(int megabytes) {
        try {
            Path folder = Files.createTempDirectory("windlass-disk");
            if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0777", "tmpfs", folder.toString())
                    != 0) {
                Files.delete(folder);
                throw new IllegalStateException("no disk");
            }
            return new FullDisk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestDatabase database(TestServer server) {
        return switch (server.product()) {
            case SQLITE -> new TestDatabase(server, new Location.Local(folder.resolve("test.db")), "", "", () -> {});
            case POSTGRESQL -> inTablespace(server);
            case MARIADB, MYSQL -> behindLink(server);
        };
    }

    private TestDatabase inTablespace(TestServer server) {
        TestDatabase beside = server.createDatabase();
        Path data = Path.of(beside.query("SHOW data_directory").getFirst().getFirst());
        Location.Remote remote = (Location.Remote) beside.location();
        String name = remote.database() + "_full";
        try {
            Path files = Files.createDirectory(folder.resolve("files"));
            Files.setOwner(files, Files.getOwner(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        beside.execute("CREATE TABLESPACE " + name + " LOCATION '" + folder.resolve("files") + "'");
        beside.execute("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' TABLESPACE " + name);
        Location.Remote full = new Location.Remote(remote.host(), remote.port(), name);
        return new TestDatabase(server, full, beside.user(), beside.password(), () -> {
            beside.execute("DROP DATABASE " + name + " WITH (FORCE)");
            beside.execute("DROP TABLESPACE " + name);
            beside.close();
        });
    }

    private TestDatabase behindLink(TestServer server) {
        TestDatabase database = server.createDatabase();
        String name = ((Location.Remote) database.location()).database();
        Path data = Path.of(database.query("SELECT @@datadir").getFirst().getFirst(), name);
        try {
            // The server removes what the link points to together with the database, which a mounted folder forbids.
            Path files = Files.createDirectory(folder.resolve("files"));
            Files.copy(data.resolve("db.opt"), files.resolve("db.opt"));
            Files.delete(data.resolve("db.opt"));
            Files.delete(data);
            Files.createSymbolicLink(data, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return database;
    }

    private void fill(int restInKilobytes) {
        try {
            FileStore store = Files.getFileStore(folder);
            long size = store.getUsableSpace() - restInKilobytes * 1024L;
            Files.write(folder.resolve("filler"), new byte[(int) Math.max(0, size)]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void free() {
        try {
            Files.delete(folder.resolve("filler"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
