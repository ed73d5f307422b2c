package dev.windlass.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every setting there is. */
public final class Settings {
    /** How a folder holds scripts. */
    public enum LayoutName {
        REVISIONS,
        ALEMBIC,
        PAIRS
    }

    /** What runs in one transaction, where the database can. */
    public enum TransactionScope {
        REVISION,
        ALL,
        NONE
    }

    /** When what a run did is on disk. */
    public enum Flush {
        RUN,
        REVISION
    }

    /** How the migration lock is held. */
    public enum LockKind {
        AUTO,
        ADVISORY,
        LEASE
    }

    /** What is done about a script that was edited after it was applied. */
    public enum EditedScripts {
        ERROR,
        WARN,
        IGNORE
    }

    /** Who makes a backup. */
    public enum BackupClient {
        AUTO,
        OWN,
        NATIVE
    }

    /** Where the desired schema is described. */
    public enum ModelKind {
        SQL,
        HIBERNATE,
        DATABASE
    }

    public static final Setting<DatabaseUrl> URL =
            open("url", SettingType.url(), "The database, as a URL of any known form; see \"Database URLs\".");
    public static final Setting<List<Path>> PATH = with(
            "path",
            SettingType.paths(),
            List.of(Path.of("versions")),
            "The folder, or folders, that hold the scripts.");
    public static final Setting<Boolean> RECURSIVE =
            with("recursive", SettingType.truth(), false, "Whether scripts in folders below are read too.");
    public static final Setting<LayoutName> LAYOUT = open(
            "layout",
            SettingType.oneOf(LayoutName.class),
            "How the folder holds scripts; found by looking when left out.");
    public static final Setting<TransactionScope> TRANSACTION = with(
            "transaction",
            SettingType.oneOf(TransactionScope.class),
            TransactionScope.REVISION,
            "What runs in one transaction, where the database can.");
    public static final Setting<Flush> FLUSH = with(
            "flush",
            SettingType.oneOf(Flush.class),
            Flush.RUN,
            "When PostgreSQL has on disk what revisions did: with the last of the run, or each before the next begins.");
    public static final Setting<EditedScripts> EDITED = with(
            "edited",
            SettingType.oneOf(EditedScripts.class),
            EditedScripts.WARN,
            "What `upgrade` does about a script that was edited after it was applied.");
    public static final Setting<DevDatabase> DEV = with(
            "dev",
            SettingType.devDatabase(),
            new DevDatabase.Automatic(),
            "Where the server tries definitions out: a temporary database or schema, or a database of your own.");

    public static final Setting<List<String>> SESSION_STATEMENTS =
            with("session.statements", SettingType.texts(), List.of(), "SQL that is run on every new connection.");
    public static final Setting<Map<String, String>> PLACEHOLDERS = with(
            "placeholders",
            SettingType.map(),
            Map.of(),
            "Texts for `${name}` in scripts; without any, nothing is replaced.");

    public static final Setting<LockKind> LOCK_KIND =
            with("lock.kind", SettingType.oneOf(LockKind.class), LockKind.AUTO, "How the migration lock is held.");
    public static final Setting<Duration> LOCK_TIMEOUT = with(
            "lock.timeout", SettingType.duration(), Duration.ofSeconds(60), "How long to wait for the migration lock.");
    public static final Setting<Duration> TIMEOUTS_CONNECT = with(
            "timeouts.connect", SettingType.duration(), Duration.ofSeconds(10), "How long to wait for a connection.");
    public static final Setting<Duration> TIMEOUTS_LOCK = with(
            "timeouts.lock",
            SettingType.duration(),
            Duration.ofSeconds(5),
            "How long a statement waits for the database's own locks before it is tried again; 0 for ever.");
    public static final Setting<Duration> TIMEOUTS_STATEMENT = with(
            "timeouts.statement", SettingType.duration(), Duration.ZERO, "How long a statement may run; 0 for ever.");
    public static final Setting<Integer> LOCK_RETRIES = with(
            "lock.retries",
            SettingType.count(),
            10,
            "How often a step is tried again after a lock timeout, a deadlock or a serialisation failure.");

    public static final Setting<String> JOURNAL_SCHEMA =
            open("journal.schema", SettingType.text(), "The schema of the journal; else the connection's own.");
    public static final Setting<String> JOURNAL_TABLE =
            with("journal.table", SettingType.text(), "windlass_journal", "The table of the journal.");
    public static final Setting<String> ADOPTED_SCHEMA =
            open("adopted.schema", SettingType.text(), "The schema of the table that Alembic or golang-migrate keeps.");
    public static final Setting<String> ADOPTED_TABLE = open(
            "adopted.table",
            SettingType.text(),
            "That table; else `alembic_version` or `schema_migrations`, as the layout says.");
    public static final Setting<Boolean> REQUIRE_REASON = with(
            "require.reason", SettingType.truth(), false, "Whether `upgrade` refuses a revision without a `Reason`.");

    public static final Setting<String> LOG_FILE = open(
            "log.file",
            SettingType.text(),
            "A file, relative to the configuration's folder, that gets a line of JSON for each event; `-` for standard"
                    + " error.");

    public static final Setting<String> BACKUP_ENCRYPTION_KEY = secret(
            "backup.encryption_key", "The key with which backups are encrypted; without it they are not. Never shown.");

    public static final Setting<BackupClient> BACKUP_CLIENT = with(
            "backup.client",
            SettingType.oneOf(BackupClient.class),
            BackupClient.AUTO,
            "Who makes backups: the database's own client where it is there and new enough, Windlass itself, or that"
                    + " client alone.");
    public static final Setting<Path> BACKUP_PROGRAMS = open(
            "backup.programs",
            SettingType.path(),
            "The folder of the database's own client programs; else they are looked for on the `PATH`.");

    public static final Setting<List<String>> VERIFY_EXTENSIONS = with(
            "verify.extensions", SettingType.texts(), List.of(), "Extensions that `verify` expects in the database.");
    public static final Setting<List<String>> VERIFY_TABLES = with(
            "verify.tables",
            SettingType.texts(),
            List.of(),
            "Tables that `verify` expects, as `name` or `schema.name`; so with the next three.");
    public static final Setting<List<String>> VERIFY_INDEXES =
            with("verify.indexes", SettingType.texts(), List.of(), "Indexes that `verify` expects, valid ones.");
    public static final Setting<List<String>> VERIFY_TYPES =
            with("verify.types", SettingType.texts(), List.of(), "Enum types that `verify` expects.");
    public static final Setting<List<String>> VERIFY_TRIGGERS = with(
            "verify.triggers",
            SettingType.texts(),
            List.of(),
            "Triggers that `verify` expects, as `trigger` or `table.trigger`, and not disabled.");
    public static final Setting<List<String>> VERIFY_GRANTS = with(
            "verify.grants",
            SettingType.texts(),
            List.of(),
            "Privileges that `verify` expects, such as `SELECT, INSERT ON patients TO app`.");
    public static final Setting<Boolean> VERIFY_DRIFT = with(
            "verify.drift",
            SettingType.truth(),
            true,
            "Whether `verify` compares the schema with what the applied revisions build on the dev database.");
    public static final Setting<List<String>> VERIFY_ENCRYPTED = with(
            "verify.encrypted",
            SettingType.texts(),
            List.of(),
            "Columns that hold encrypted values alone, as `table.column`, besides those whose comment says `(encrypted)`.");
    public static final Setting<Integer> VERIFY_SAMPLE = with(
            "verify.sample",
            SettingType.count(),
            200_000,
            "How many rows of a table `verify` looks at for plaintext; all of them with `--full`.");
    public static final Setting<String> VERIFY_ENCRYPTION_KEY =
            secret("verify.encryption_key", "The key with which `verify` tries encrypted columns; never shown.");
    public static final Setting<List<String>> VERIFY_ASSERTIONS = with(
            "verify.assertions",
            SettingType.texts(),
            List.of(),
            "Files with queries that must hold, `*` allowed, relative to the configuration's folder.");

    public static final Setting<ModelKind> MODEL_KIND =
            open("model.kind", SettingType.oneOf(ModelKind.class), "How the desired schema is described.");
    public static final Setting<List<String>> MODEL_FILES = with(
            "model.files",
            SettingType.texts(),
            List.of(),
            "Kind sql: files or folders, `*` allowed, relative to the configuration's folder.");
    public static final Setting<DatabaseUrl> MODEL_URL =
            open("model.url", SettingType.url(), "Kind database: the database that has the desired schema.");
    public static final Setting<List<Path>> MODEL_CLASSPATH = with(
            "model.classpath", SettingType.paths(), List.of(), "Kind hibernate: folders and jars of the entities.");
    public static final Setting<List<String>> MODEL_PACKAGES =
            with("model.packages", SettingType.texts(), List.of(), "Kind hibernate: packages to look for entities in.");
    public static final Setting<List<String>> MODEL_CLASSES =
            with("model.classes", SettingType.texts(), List.of(), "Kind hibernate: the entities, by class name.");
    public static final Setting<String> MODEL_UNIT =
            open("model.unit", SettingType.text(), "Kind hibernate: the persistence unit.");
    public static final Setting<String> MODEL_NAMING = open(
            "model.naming",
            SettingType.text(),
            "Kind hibernate: the naming strategy; `spring`, `jpa` or a class name.");

    public static final Setting<List<String>> COMPARE_INCLUDE = with(
            "compare.include",
            SettingType.texts(),
            List.of(),
            "Which objects are compared: names with `*`, or a kind and a name such as `view:report_*`; all if left out.");
    public static final Setting<List<String>> COMPARE_EXCLUDE =
            with("compare.exclude", SettingType.texts(), List.of(), "Which of those are not.");

    public static final Setting<List<Path>> JAVA_CLASSPATH = with(
            "java.classpath",
            SettingType.paths(),
            List.of(),
            "Folders and jars that Java revisions need, relative to the configuration's folder.");
    public static final Setting<List<String>> JAVA_CLASSES = with(
            "java.classes",
            SettingType.texts(),
            List.of(),
            "Compiled Java revisions, by class name, or all of a package with `.*`; nothing is searched for.");
    public static final Setting<Path> JAVA_CACHE = open(
            "java.cache",
            SettingType.path(),
            "Where compiled Java revisions are kept; else `.windlass/cache` beside windlass.toml, or the user's cache folder.");

    public static final Setting<String> FILE_TEMPLATE = open(
            "file_template",
            SettingType.text(),
            "The name of a new file, as Alembic's `file_template`, such as `%(rev)s_%(slug)s`.");
    public static final Setting<String> TIMEZONE =
            with("timezone", SettingType.text(), "UTC", "The time zone of dates in new files.");
    public static final Setting<Integer> TRUNCATE_SLUG_LENGTH = with(
            "truncate_slug_length", SettingType.count(), 40, "How long the title in the name of a new file may be.");
    public static final Setting<Path> ALEMBIC_SCRIPT_LOCATION =
            open("alembic.script_location", SettingType.path(), "The folder with `env.py`, as Alembic calls it.");
    public static final Setting<List<Path>> ALEMBIC_PREPEND_SYS_PATH = with(
            "alembic.prepend_sys_path",
            SettingType.paths(),
            List.of(),
            "Folders below which modules that Alembic revisions import are looked for.");
    public static final Setting<Boolean> ALEMBIC_TRANSACTION_PER_MIGRATION = open(
            "alembic.transaction_per_migration",
            SettingType.truth(),
            "Whether each revision is a transaction (true) or the whole run (false), as `env.py` says it; `transaction`"
                    + " comes first.");
    public static final Setting<Map<String, String>> ALEMBIC_NAMES = with(
            "alembic.names",
            SettingType.map(),
            Map.of(),
            "What names of the application stand for in Alembic revisions: a Python expression, or nothing; and the"
                    + " patterns of SQLAlchemy's naming convention under `ix`, `uq`, `ck`, `fk` and `pk`.");

    /** All of them, in the order in which they are documented. */
    public static final List<Setting<?>> ALL = List.of(
            URL,
            PATH,
            RECURSIVE,
            LAYOUT,
            TRANSACTION,
            FLUSH,
            EDITED,
            DEV,
            SESSION_STATEMENTS,
            PLACEHOLDERS,
            LOCK_KIND,
            LOCK_TIMEOUT,
            LOCK_RETRIES,
            TIMEOUTS_CONNECT,
            TIMEOUTS_LOCK,
            TIMEOUTS_STATEMENT,
            JOURNAL_SCHEMA,
            JOURNAL_TABLE,
            ADOPTED_SCHEMA,
            ADOPTED_TABLE,
            REQUIRE_REASON,
            LOG_FILE,
            BACKUP_ENCRYPTION_KEY,
            BACKUP_CLIENT,
            BACKUP_PROGRAMS,
            VERIFY_EXTENSIONS,
            VERIFY_TABLES,
            VERIFY_INDEXES,
            VERIFY_TYPES,
            VERIFY_TRIGGERS,
            VERIFY_GRANTS,
            VERIFY_DRIFT,
            VERIFY_ENCRYPTED,
            VERIFY_SAMPLE,
            VERIFY_ENCRYPTION_KEY,
            VERIFY_ASSERTIONS,
            MODEL_KIND,
            MODEL_FILES,
            MODEL_URL,
            MODEL_CLASSPATH,
            MODEL_PACKAGES,
            MODEL_CLASSES,
            MODEL_UNIT,
            MODEL_NAMING,
            COMPARE_INCLUDE,
            COMPARE_EXCLUDE,
            JAVA_CLASSPATH,
            JAVA_CLASSES,
            JAVA_CACHE,
            FILE_TEMPLATE,
            TIMEZONE,
            TRUNCATE_SLUG_LENGTH,
            ALEMBIC_SCRIPT_LOCATION,
            ALEMBIC_PREPEND_SYS_PATH,
            ALEMBIC_TRANSACTION_PER_MIGRATION,
            ALEMBIC_NAMES);

    private Settings() {}

    private static <T> Setting<T> with(String key, SettingType<T> type, T fallback, String doc) {
        return new Setting<>(key, type, Optional.of(fallback), doc, false);
    }

    private static <T> Setting<T> open(String key, SettingType<T> type, String doc) {
        return new Setting<>(key, type, Optional.empty(), doc, false);
    }

    private static Setting<String> secret(String key, String doc) {
        return new Setting<>(key, SettingType.text(), Optional.empty(), doc, true);
    }
}
