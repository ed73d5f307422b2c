package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.DatabaseUrl;
import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.Event;
import dev.windlass.execute.OwnFailure;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.BoundSession;
import dev.windlass.jdbc.Connector;
import dev.windlass.jdbc.DatabaseContents;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.jdbc.TableRows;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code restore}: puts a backup into a database, or proves that it could be. */
public final class RestoreCommand {
    /** So many objects are dropped in the restore's own transaction: a server has a limited number of locks. */
    private static final int DROPPED_TOGETHER = 1000;

    private RestoreCommand() {}

    /**
     * What was restored.
     *
     * @param into the database as it may be shown
     */
    public record Result(BackupManifest manifest, String into) {}

    /**
     * What makes room for the backup.
     *
     * @param wanted whether what is there goes
     * @param drops the statements that drop it, if it is not dropped yet
     */
    private record Replaced(boolean wanted, List<String> drops) {
        static final Replaced NOTHING = new Replaced(false, List.of());
    }

    /**
     * Restores into the target database, under the migration lock. The whole file is proved before anything is touched.
     * On PostgreSQL and SQLite what is there goes in the same transaction in which the backup comes: a restore that fails
     * has changed nothing. Elsewhere, and with more than {@value #DROPPED_TOGETHER} objects, it goes before.
     *
     * @param replace whether what is there goes
     */
    public static Result run(Toolbox tools, Path file, boolean replace) {
        Configuration configuration = tools.configuration();
        BackupArchive archive = archive(configuration, file);
        BackupManifest manifest = archive.verified();
        DatabaseUrl url = configuration.url();
        requireSame(manifest, url.dialect());
        Optional<NativeCopy> client = client(tools, manifest, url);
        DropCommand.Result there = DropCommand.plan(tools);
        if (!there.objects().isEmpty() && !replace) {
            throw Problem.of(ErrorCode.NOT_EMPTY, "The database is not empty")
                    .at(there.database())
                    .because("it has " + there.objects().size() + " objects, such as "
                            + there.objects().getFirst())
                    .toException();
        }
        Connector connector = tools.connectors().of(url, true);
        return Move.locked(tools, (database, fence) -> {
            // The lock's own table may be in the backup, too.
            List<DatabaseContents.Item> items = there.objects().isEmpty()
                    ? DatabaseContents.ofLock(database.session())
                    : DatabaseContents.read(database.session());
            boolean together = client.isEmpty()
                    && (url.dialect() == DialectName.SQLITE
                            || url.dialect() == DialectName.POSTGRESQL && items.size() <= DROPPED_TOGETHER);
            if (!together) {
                DatabaseContents.drop(database.session(), items);
            }
            List<String> drops =
                    together ? items.stream().map(DatabaseContents.Item::sql).toList() : List.of();
            restore(tools, archive, manifest, connector, client, new Replaced(replace, drops));
            return new Result(manifest, connector.description());
        });
    }

    /**
     * Restores into the dev database and compares it with what was saved: the schema's statements, and of each table the
     * number of rows and what is in them.
     *
     * @throws WindlassException {@code RESTORE_DIFFERS} with every difference
     */
    public static Result check(Toolbox tools, Path file) {
        BackupArchive archive = archive(tools.configuration(), file);
        BackupManifest manifest = archive.verified();
        Comparing comparing = Comparing.of(tools);
        requireSame(manifest, comparing.server().dialect());
        try (DevPlace place = comparing.dev()) {
            if (!place.isShared()) {
                throw Problem.of(ErrorCode.DEV_DATABASE_REFUSED, "A backup cannot be tried out in a schema")
                        .next("Let the user create databases (CREATEDB), or set dev to the URL of an empty database.")
                        .toException();
            }
            restore(
                    tools,
                    archive,
                    manifest,
                    place.connector(),
                    client(tools, manifest, place.url()),
                    Replaced.NOTHING);
            List<Problem> problems = new ArrayList<>();
            BackupPlan plan = BackupPlan.of(
                    comparing, comparing.everything(place.connector(), place.namespace(), place.namespaces()));
            if (!plan.before().equals(manifest.before())
                    || !manifest.after().containsAll(plan.after())
                    || plan.after().size() > manifest.after().size()) {
                problems.add(Problem.of(ErrorCode.RESTORE_DIFFERS, "The schema is not the one that was saved")
                        .because(firstDifference(plan, manifest)));
            }
            problems.addAll(rows(tools, manifest, place.connector()));
            if (!problems.isEmpty()) {
                throw new WindlassException(problems);
            }
            return new Result(manifest, "the dev database");
        }
    }

    private static String firstDifference(BackupPlan plan, BackupManifest manifest) {
        List<String> saved = new ArrayList<>(manifest.before());
        saved.addAll(manifest.after());
        List<String> made = new ArrayList<>(plan.before());
        made.addAll(plan.after());
        return made.stream()
                .filter(sql -> !saved.contains(sql))
                .findFirst()
                .map(sql -> "restored: " + sql)
                .or(() -> saved.stream()
                        .filter(sql -> !made.contains(sql) && !sql.startsWith("SELECT setval"))
                        .findFirst()
                        .map(sql -> "missing: " + sql))
                .orElse("its statements come in another order");
    }

    private static List<Problem> rows(Toolbox tools, BackupManifest manifest, Connector connector) {
        List<Problem> problems = new ArrayList<>();
        try (BoundSession session =
                BoundSession.open(connector, tools.configuration().value(Settings.SESSION_STATEMENTS))) {
            TableRows rows = new TableRows(session);
            rows.beginReading();
            for (BackupManifest.TablePart part : manifest.tables()) {
                if (part.columns().isEmpty()) {
                    continue;
                }
                TableRows.Read read = rows.read(part.table(), part.columns(), OutputStream.nullOutputStream());
                if (read.rows() != part.rows() || !read.sum().equals(part.sum())) {
                    problems.add(Problem.of(
                            ErrorCode.RESTORE_DIFFERS,
                            "The rows of \"" + part.table() + "\" are not those that were saved: " + read.rows()
                                    + " instead of " + part.rows()
                                    + (read.rows() == part.rows() ? ", with other values" : "")));
                }
            }
        } catch (SqlFailure e) {
            throw OwnFailure.of(e, connector.description());
        }
        return problems;
    }

    private static BackupArchive archive(Configuration configuration, Path file) {
        return new BackupArchive(
                file, configuration.find(Settings.BACKUP_ENCRYPTION_KEY).filter(text -> !text.isBlank()));
    }

    private static void requireSame(BackupManifest manifest, DialectName dialect) {
        if (!manifest.dialect().equals(dialect.word())) {
            throw Problem.of(
                            ErrorCode.BAD_BACKUP,
                            "A backup of " + manifest.dialect() + " cannot be restored into " + dialect.word())
                    .next("Restore it into a database of its own kind.")
                    .toException();
        }
    }

    /** The client that reads what a client wrote; nothing if Windlass reads it itself. */
    private static Optional<NativeCopy> client(Toolbox tools, BackupManifest manifest, DatabaseUrl url) {
        if (manifest.dump().isEmpty()) {
            return Optional.empty();
        }
        String wrote = manifest.dump().get().client();
        ServerVersion written = NativeClient.version(wrote + wroteBy(manifest), url.dialect())
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_BACKUP, "The backup cannot be used")
                        .because("it was written by an unknown client")
                        .toException());
        Configuration configuration = tools.configuration();
        NativeClient.Search search =
                NativeClient.find(url, written, configuration.find(Settings.BACKUP_PROGRAMS), tools.environment());
        return switch (search) {
            case NativeClient.Search.Found found -> Optional.of(new NativeCopy(found.client(), url));
            case NativeClient.Search.Refused refused ->
                throw Problem.of(
                                ErrorCode.NO_CLIENT,
                                "The backup was written by " + wrote + ", and is read by its kin alone")
                        .because(refused.why().replace("the server, ", "the one that wrote it, "))
                        .toException();
        };
    }

    private static String wroteBy(BackupManifest manifest) {
        return manifest.server().startsWith("MariaDB") ? "-MariaDB" : "";
    }

    private static void restore(
            Toolbox tools,
            BackupArchive archive,
            BackupManifest manifest,
            Connector connector,
            Optional<NativeCopy> client,
            Replaced replaced) {
        if (client.isPresent()) {
            byClient(tools, archive, manifest, connector, client.get(), replaced.wanted());
            return;
        }
        Map<String, BackupManifest.TablePart> parts = new HashMap<>();
        manifest.tables().forEach(part -> parts.put(part.entry(), part));
        try (BoundSession session =
                BoundSession.open(connector, tools.configuration().value(Settings.SESSION_STATEMENTS))) {
            TableRows rows = new TableRows(session);
            if (session.dialect() == DialectName.SQLITE) {
                archive.visit((name, content) -> {
                    if (name.equals(BackupCommand.DATABASE_FILE)) {
                        file(rows, content);
                    }
                });
                return;
            }
            rows.beginWriting();
            rows.run(replaced.drops());
            rows.run(manifest.before());
            archive.visit((name, content) -> {
                BackupManifest.TablePart part = parts.get(name);
                if (part != null) {
                    rows.write(
                            part.table(),
                            part.columns(),
                            content,
                            done -> tools.listener()
                                    .accept(new Event.RowsDone(
                                            "restoring", part.table().toString(), done, part.rows())));
                }
            });
            rows.run(manifest.after());
            rows.commit();
        } catch (SqlFailure e) {
            throw OwnFailure.of(e, connector.description());
        } catch (UncheckedIOException e) {
            throw Problem.of(ErrorCode.BAD_BACKUP, "The backup cannot be read")
                    .because(String.valueOf(e.getMessage()))
                    .toException();
        }
    }

    private static void byClient(
            Toolbox tools,
            BackupArchive archive,
            BackupManifest manifest,
            Connector connector,
            NativeCopy copy,
            boolean replace) {
        ServerVersion server = Comparing.of(tools, copy.url()).version(connector);
        String entry = manifest.dump().map(BackupManifest.Dump::entry).orElse("");
        archive.visit((name, content) -> {
            if (name.equals(entry)) {
                try {
                    copy.restore(server, replace, content);
                } catch (ClientProgram.FailedException e) {
                    throw Problem.of(ErrorCode.CLIENT_FAILED, "The database's own client could not restore the backup")
                            .at(connector.description())
                            .because(String.valueOf(e.getMessage()))
                            .toException();
                }
            }
        });
    }

    private static void file(TableRows rows, java.io.InputStream content) throws IOException {
        Path folder = Files.createTempDirectory("windlass");
        Path copy = folder.resolve(BackupCommand.DATABASE_FILE);
        try {
            Files.copy(content, copy);
            rows.copyFrom(copy);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(folder);
        }
    }
}
