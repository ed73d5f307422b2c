package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.DatabaseUrl;
import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.encryption.Sealed;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.OwnFailure;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.Connector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;

/** {@code backup}: schema, rows, sequences and journal of a database as one file, seen as of one moment. */
public final class BackupCommand {
    static final String MANIFEST = "manifest.json";
    static final String DATABASE_FILE = "database.sqlite";
    static final String EXTENSION = ".windlass";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private BackupCommand() {}

    /**
     * What was made.
     *
     * @param file the backup
     * @param encrypted whether it is encrypted
     * @param fallback why the database's own client did not make it, where it was to be used
     */
    public record Result(Path file, BackupManifest manifest, boolean encrypted, Optional<String> fallback) {}

    /**
     * Makes a backup. The file gets its name when it is whole.
     *
     * @param to a folder, which is made where it is missing, or a file that ends in {@code .windlass}
     */
    public static Result run(Toolbox tools, Path to) {
        Configuration configuration = tools.configuration();
        DatabaseUrl url = configuration.url();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Connector connector = tools.connectors().of(url, false);
        Path file =
                to.toString().endsWith(EXTENSION) ? to : to.resolve(name(url) + "_" + STAMP.format(now) + EXTENSION);
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        if (Files.exists(file)) {
            throw Problem.of(ErrorCode.FILE_EXISTS, "There is a backup of that name already")
                    .at(file.toString())
                    .toException();
        }
        Optional<String> key =
                configuration.find(Settings.BACKUP_ENCRYPTION_KEY).filter(text -> !text.isBlank());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            BackupWriter writer = BackupWriter.of(tools, url, connector, now);
            NativeClient.Search search = client(configuration, url, writer, tools);
            List<String> notes = new ArrayList<>();
            Optional<BackupManifest> manifest = Optional.empty();
            if (search instanceof NativeClient.Search.Found found) {
                manifest = byClient(new NativeCopy(found.client(), url), writer, partial, key, notes);
            } else if (search instanceof NativeClient.Search.Refused refused) {
                notes.add(refused.why());
            }
            if (manifest.isEmpty()) {
                requireNotNative(configuration, url, notes);
                try (ZipOutputStream archive = archive(partial, key)) {
                    manifest = Optional.of(writer.own(archive));
                }
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return new Result(
                    file,
                    manifest.get(),
                    key.isPresent(),
                    notes.stream().filter(note -> !note.isEmpty()).findFirst());
        } catch (SqlFailure e) {
            throw OwnFailure.of(e, connector.description());
        } catch (IOException | java.io.UncheckedIOException e) {
            throw Problem.of(ErrorCode.FILE_FAILED, "The backup cannot be written")
                    .at(file.toString())
                    .because(String.valueOf(e.getMessage()))
                    .toException();
        } finally {
            delete(partial);
        }
    }

    private static NativeClient.Search client(
            Configuration configuration, DatabaseUrl url, BackupWriter writer, Toolbox tools) {
        if (url.dialect() == DialectName.SQLITE
                || configuration.value(Settings.BACKUP_CLIENT) == Settings.BackupClient.OWN) {
            return new NativeClient.Search.Refused("");
        }
        NativeClient.Search search = NativeClient.find(
                url, writer.server(), configuration.find(Settings.BACKUP_PROGRAMS), tools.environment());
        return search instanceof NativeClient.Search.Found
                ? writer.unsuitable(url)
                        .<NativeClient.Search>map(NativeClient.Search.Refused::new)
                        .orElse(search)
                : search;
    }

    private static void requireNotNative(Configuration configuration, DatabaseUrl url, List<String> notes) {
        if (configuration.value(Settings.BACKUP_CLIENT) == Settings.BackupClient.NATIVE
                && url.dialect() != DialectName.SQLITE) {
            throw Problem.of(ErrorCode.NO_CLIENT, "The database's own client cannot make the backup")
                    .at(url.masked())
                    .because(String.join("; ", notes))
                    .toException();
        }
    }

    /** By the database's own client; or nothing, with a note of what it said. */
    private static Optional<BackupManifest> byClient(
            NativeCopy copy, BackupWriter writer, Path partial, Optional<String> key, List<String> notes)
            throws IOException {
        try (ZipOutputStream archive = archive(partial, key)) {
            return Optional.of(writer.byClient(copy, archive));
        } catch (ClientProgram.FailedException e) {
            notes.add(copy.client().title() + " failed: " + e.getMessage());
        } catch (SqlFailure e) {
            notes.add(copy.client().title() + " cannot be shown the same rows: " + e.message());
        }
        return Optional.empty();
    }

    private static ZipOutputStream archive(Path partial, Optional<String> key) throws IOException {
        ZipOutputStream archive = new ZipOutputStream(open(partial, key));
        archive.setLevel(Deflater.BEST_SPEED);
        return archive;
    }

    private static String name(DatabaseUrl url) {
        String name = url.file().map(path -> String.valueOf(path.getFileName())).orElse(url.database());
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** A backup holds all that the database holds: it is for its owner's eyes alone. */
    private static OutputStream open(Path file, Optional<String> key) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        return key.isPresent() ? Sealed.output(out, key.get()) : out;
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is named .partial, and nobody takes it for a backup.
        }
    }
}
