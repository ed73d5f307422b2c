package dev.windlass.command;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.execute.AppliedState;
import dev.windlass.execute.Event;
import dev.windlass.hash.Sha256;
import dev.windlass.jdbc.BoundSession;
import dev.windlass.jdbc.Connector;
import dev.windlass.jdbc.TableRows;
import dev.windlass.revision.RevisionId;
import dev.windlass.schema.DataType;
import dev.windlass.schema.QualifiedName;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes what a backup holds: all of it itself, or by the database's own client.
 *
 * @param snapshot the schema as it is
 * @param plan how it is built again
 * @param current the revisions that are applied
 */
record BackupWriter(
        Toolbox tools,
        DatabaseUrl url,
        Connector connector,
        Instant now,
        Snapshot snapshot,
        BackupPlan plan,
        List<String> current) {
    /** What no client saves, as it belongs to the server. */
    private static final Set<String> THE_SERVERS = Set.of("role", "user", "tablespace");

    static BackupWriter of(Toolbox tools, DatabaseUrl url, Connector connector, Instant now) {
        Comparing comparing = Comparing.of(tools, url);
        Snapshot snapshot = comparing.everything(connector, "", Set.of());
        List<String> current;
        try (Database database = Database.open(tools, false)) {
            current = AppliedState.of(database.session().readJournal()).revisions().stream()
                    .map(RevisionId::value)
                    .toList();
        }
        return new BackupWriter(tools, url, connector, now, snapshot, BackupPlan.of(comparing, snapshot), current);
    }

    ServerVersion server() {
        return snapshot.version();
    }

    /** Why the database's own client would not save everything, if it would not. */
    Optional<String> unsuitable(DatabaseUrl database) {
        if (database.dialect() != DialectName.MYSQL) {
            return Optional.empty();
        }
        // FLOAT is shown with six digits, and so it is saved (MySQL manual, "Problems with Floating-Point Values").
        return plan.tables().entrySet().stream()
                .flatMap(table -> snapshot.schema().table(table.getKey()).stream())
                .flatMap(table -> table.columns().stream()
                        .filter(column -> column.type() instanceof DataType.Real
                                || column.type() instanceof DataType.Native(String name, List<String> arguments)
                                        && name.toLowerCase(Locale.ROOT).startsWith("float"))
                        .map(column -> table.name() + "." + column.name()))
                .findFirst()
                .map(column -> "a client would round the values of " + column + " to six digits");
    }

    private BoundSession session() {
        return BoundSession.open(connector, tools.configuration().value(Settings.SESSION_STATEMENTS));
    }

    /** Saves all rows itself. */
    BackupManifest own(ZipOutputStream archive) throws IOException {
        List<BackupManifest.TablePart> parts = new ArrayList<>();
        List<String> after = new ArrayList<>(plan.after());
        try (BoundSession session = session()) {
            TableRows rows = new TableRows(session);
            boolean whole = session.dialect() == DialectName.SQLITE;
            if (whole) {
                file(rows, archive);
            }
            rows.beginReading();
            after.addAll(rows.sequences());
            for (Map.Entry<QualifiedName, List<String>> table : plan.tables().entrySet()) {
                String entry = whole ? "" : "data/%04d.rows".formatted(parts.size() + 1);
                parts.add(part(rows, table.getKey(), table.getValue(), entry, archive));
            }
        }
        return manifest(archive, after, parts, Optional.empty());
    }

    /**
     * Saves all rows by the database's own client, which is shown the rows that are counted and hashed here.
     *
     * @throws dev.windlass.execute.SqlFailure if that cannot be done, tables not be locked for a moment, for example
     */
    BackupManifest byClient(NativeCopy copy, ZipOutputStream archive)
            throws ClientProgram.FailedException, IOException {
        List<BackupManifest.TablePart> parts = new ArrayList<>();
        List<String> after = new ArrayList<>(plan.after());
        MessageDigest digest = Sha256.begin();
        String entry = NativeCopy.entry(url.dialect());
        try (BoundSession session = session();
                BoundSession holding = session()) {
            TableRows rows = new TableRows(session);
            TableRows held = new TableRows(holding);
            held.hold(plan.tables().keySet());
            rows.beginReading();
            archive.putNextEntry(new ZipEntry(entry));
            copy.save(rows.exportedSnapshot(), new Began(new DigestOutputStream(open(archive), digest), held::letGo));
            archive.closeEntry();
            held.letGo();
            after.addAll(rows.sequences());
            for (Map.Entry<QualifiedName, List<String>> table : plan.tables().entrySet()) {
                parts.add(part(rows, table.getKey(), table.getValue(), "", archive));
            }
        }
        return manifest(
                archive,
                after,
                parts,
                Optional.of(new BackupManifest.Dump(
                        copy.client().title(), entry, HexFormat.of().formatHex(digest.digest()))));
    }

    /** What a client writes; once it writes of tables, it sees the database as of one moment. */
    private static final class Began extends FilterOutputStream {
        private static final int ENOUGH = 4096;
        private final Runnable then;
        private final StringBuilder beginning = new StringBuilder();
        private boolean done;

        Began(OutputStream out, Runnable then) {
            super(out);
            this.then = then;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            if (!done) {
                beginning.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
                if (beginning.length() > ENOUGH || beginning.indexOf("-- Table structure for") >= 0) {
                    done = true;
                    beginning.setLength(0);
                    then.run();
                }
            }
        }
    }

    private BackupManifest manifest(
            ZipOutputStream archive,
            List<String> after,
            List<BackupManifest.TablePart> parts,
            Optional<BackupManifest.Dump> dump)
            throws IOException {
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
                        .filter(unmanaged -> dump.isEmpty() || THE_SERVERS.contains(unmanaged.kind()))
                        .map(unmanaged -> unmanaged.kind() + " " + unmanaged.name() + ": " + unmanaged.why())
                        .toList(),
                dump);
        archive.putNextEntry(new ZipEntry(BackupCommand.MANIFEST));
        archive.write(manifest.render().getBytes(StandardCharsets.UTF_8));
        archive.closeEntry();
        return manifest;
    }

    private static void file(TableRows rows, ZipOutputStream archive) throws IOException {
        Path folder = Files.createTempDirectory("windlass");
        Path copy = folder.resolve(BackupCommand.DATABASE_FILE);
        try {
            rows.copyTo(copy);
            archive.putNextEntry(new ZipEntry(BackupCommand.DATABASE_FILE));
            Files.copy(copy, archive);
            archive.closeEntry();
        } finally {
            BackupCommand.delete(copy);
            BackupCommand.delete(folder);
        }
    }

    private BackupManifest.TablePart part(
            TableRows rows, QualifiedName table, List<String> columns, String entry, ZipOutputStream archive)
            throws IOException {
        if (columns.isEmpty()) {
            return new BackupManifest.TablePart(table, columns, "", 0, "", "");
        }
        if (entry.isEmpty()) {
            TableRows.Read read = rows.read(table, columns, OutputStream.nullOutputStream());
            tools.listener().accept(new Event.RowsDone("counting", table.toString(), read.rows(), read.rows()));
            return new BackupManifest.TablePart(table, columns, "", read.rows(), read.sum(), "");
        }
        archive.putNextEntry(new ZipEntry(entry));
        MessageDigest digest = Sha256.begin();
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
}
