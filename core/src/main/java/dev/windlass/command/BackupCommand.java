package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.DatabaseUrl;
import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.encryption.Sealed;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.execute.AppliedState;
import dev.windlass.execute.Event;
import dev.windlass.execute.OwnFailure;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.BoundSession;
import dev.windlass.jdbc.Connector;
import dev.windlass.jdbc.TableRows;
import dev.windlass.revision.RevisionId;
import dev.windlass.schema.QualifiedName;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
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
     */
    public record Result(Path file, BackupManifest manifest, boolean encrypted) {}

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
            BackupManifest manifest;
            try (ZipOutputStream archive = new ZipOutputStream(open(partial, key))) {
                archive.setLevel(Deflater.BEST_SPEED);
                manifest = write(tools, url, connector, now, archive);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return new Result(file, manifest, key.isPresent());
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

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is named .partial, and nobody takes it for a backup.
        }
    }

    private static BackupManifest write(
            Toolbox tools, DatabaseUrl url, Connector connector, Instant now, ZipOutputStream archive)
            throws IOException {
        Comparing comparing = Comparing.of(tools, url);
        Snapshot snapshot = comparing.everything(connector, "", java.util.Set.of());
        List<String> current;
        try (Database database = Database.open(tools, false)) {
            current = AppliedState.of(database.session().readJournal()).revisions().stream()
                    .map(RevisionId::value)
                    .toList();
        }
        BackupPlan plan = BackupPlan.of(comparing, snapshot);
        List<BackupManifest.TablePart> parts = new ArrayList<>();
        List<String> sequences;
        try (BoundSession session =
                BoundSession.open(connector, tools.configuration().value(Settings.SESSION_STATEMENTS))) {
            TableRows rows = new TableRows(session);
            boolean whole = session.dialect() == DialectName.SQLITE;
            if (whole) {
                file(rows, archive);
            }
            rows.beginReading();
            sequences = rows.sequences();
            for (Map.Entry<QualifiedName, List<String>> table : plan.tables().entrySet()) {
                String entry = whole ? "" : "data/%04d.rows".formatted(parts.size() + 1);
                parts.add(part(tools, rows, table.getKey(), table.getValue(), entry, archive));
            }
        }
        List<String> after = new ArrayList<>(plan.after());
        after.addAll(sequences);
        BackupManifest manifest = new BackupManifest(
                url.dialect().word(),
                snapshot.version().toString(),
                connector.description(),
                now.toString(),
                tools.toolVersion(),
                current,
                plan.before(),
                after,
                parts,
                snapshot.unmanaged().stream()
                        .filter(unmanaged -> !unmanaged.why().startsWith("belongs to"))
                        .map(unmanaged -> unmanaged.kind() + " " + unmanaged.name() + ": " + unmanaged.why())
                        .toList());
        archive.putNextEntry(new ZipEntry(MANIFEST));
        archive.write(manifest.render().getBytes(StandardCharsets.UTF_8));
        archive.closeEntry();
        return manifest;
    }

    private static void file(TableRows rows, ZipOutputStream archive) throws IOException {
        Path folder = Files.createTempDirectory("windlass");
        Path copy = folder.resolve(DATABASE_FILE);
        try {
            rows.copyTo(copy);
            archive.putNextEntry(new ZipEntry(DATABASE_FILE));
            Files.copy(copy, archive);
            archive.closeEntry();
        } finally {
            delete(copy);
            delete(folder);
        }
    }

    private static BackupManifest.TablePart part(
            Toolbox tools,
            TableRows rows,
            QualifiedName table,
            List<String> columns,
            String entry,
            ZipOutputStream archive)
            throws IOException {
        if (columns.isEmpty()) {
            return new BackupManifest.TablePart(table, columns, "", 0, "", "");
        }
        if (entry.isEmpty()) {
            TableRows.Read read = rows.read(table, columns, OutputStream.nullOutputStream());
            return new BackupManifest.TablePart(table, columns, "", read.rows(), read.sum(), "");
        }
        archive.putNextEntry(new ZipEntry(entry));
        MessageDigest digest = sha256();
        TableRows.Read read = rows.read(table, columns, new DigestOutputStream(open(archive), digest));
        archive.closeEntry();
        tools.listener().accept(new Event.RowsDone("saving", table.toString(), read.rows(), read.rows()));
        return new BackupManifest.TablePart(
                table, columns, entry, read.rows(), read.sum(), HexFormat.of().formatHex(digest.digest()));
    }

    /** The archive, which a driver must not close. */
    private static OutputStream open(ZipOutputStream archive) {
        return new FilterOutputStream(archive) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {}
        };
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
