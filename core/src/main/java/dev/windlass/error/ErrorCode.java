package dev.windlass.error;

/**
 * Every kind of problem that Windlass reports, with its exit status and its general remedy. Codes are stable: they may
 * be added, never renumbered. WL1… is usage and configuration, WL2… scripts and the graph, WL3… the connection, WL4… the
 * database while a step runs, WL5… the journal and the lock, WL6… findings, WL7… operations and dialects, WL8… Alembic
 * revisions.
 */
public enum ErrorCode {
    USAGE(1001, Exit.USAGE, "Run 'windlass --help' for the commands and their options."),
    NO_CONFIGURATION(
            1002, Exit.USAGE, "Run 'windlass init' here, or name the folder and the database with --path and --url."),
    UNKNOWN_SETTING(1003, Exit.USAGE, "See docs/configuration.md for every setting."),
    BAD_SETTING(1004, Exit.USAGE, "See docs/configuration.md for what the setting may be."),
    BAD_CONFIGURATION_FILE(1005, Exit.USAGE, "Correct the file at the place shown."),
    UNKNOWN_ENVIRONMENT(1006, Exit.USAGE, "Add the environment to windlass.toml, or name another one with --env."),
    BAD_URL(1007, Exit.USAGE, "See docs/configuration.md for the forms that a database URL may have."),
    NO_URL(1008, Exit.USAGE, "Give the database with --url, DATABASE_URL, or 'url' in windlass.toml."),
    UNDEFINED_VARIABLE(1009, Exit.USAGE, "Set the variable in the environment or in .env."),
    NO_SCRIPT_FOLDER(1010, Exit.USAGE, "Create the folder with 'windlass init', or name another one with --path."),
    EMPTY_SCRIPT_FOLDER(1011, Exit.USAGE, "Write the first revision with 'windlass revision -m \"…\"'."),
    UNKNOWN_REVISION(1012, Exit.USAGE, "Run 'windlass history' for the revisions there are."),
    AMBIGUOUS_REVISION(1013, Exit.USAGE, "Give more characters of the revision id."),
    BAD_TARGET(1014, Exit.USAGE, "See 'windlass upgrade --help' for how a revision may be named."),
    TARGET_OUT_OF_REACH(1015, Exit.USAGE, "Run 'windlass history -i' to see what is applied and how revisions follow."),
    MULTIPLE_HEADS(
            1016,
            Exit.USAGE,
            "Name one head, use 'heads' for all of them, or join them with 'windlass merge heads -m \"…\"'."),
    FILE_EXISTS(1017, Exit.USAGE, "Move the file away, or choose another name."),
    NOT_CONFIRMED(1018, Exit.USAGE, "Answer 'y', or pass --yes."),
    FILE_FAILED(1021, Exit.FAILED, "Check that the folder is there and that this user may read and write in it."),
    INTERNAL(1099, Exit.FAILED, "Run it again with -v, and report what it prints as a fault of Windlass."),
    NOTHING_TO_VERIFY(
            1030, Exit.USAGE, "Say what the database must hold under [verify] in windlass.toml; see docs/verify.md."),
    BAD_INPUT(1031, Exit.FAILED, "Correct the file at the place shown; see docs/load.md."),
    NO_SUCH_TABLE(
            1033, Exit.FAILED, "Run 'windlass upgrade' first, or correct the name with --table or in the mapping."),
    NO_ROW_KEY(1034, Exit.USAGE, "Name the columns that tell a row from the others with --key."),
    BAD_BACKUP(1035, Exit.FAILED, "Take another backup: this one was altered, cut off, or is none."),
    BACKUP_KEY(1036, Exit.USAGE, "Set backup.encryption_key to the key with which the backup was made."),
    NOT_EMPTY(1037, Exit.USAGE, "Restore into an empty database, or pass --replace to drop everything in it first."),
    RESTORE_DIFFERS(1038, Exit.FOUND, "Take another backup, and do not rely on this one."),
    NO_CLIENT(
            1039,
            Exit.USAGE,
            "Install the client of the server's version, set backup.programs to its folder, or pass --client=own."),
    CLIENT_FAILED(1040, Exit.FAILED, "Correct what the client says, and run it again."),
    NO_REASON(1020, Exit.USAGE, "Add a 'Reason:' line to the script, or give --reason on the command line."),
    UNKNOWN_LAYOUT(1019, Exit.USAGE, "Set 'layout' to revisions, alembic or pairs."),

    UNREADABLE_SCRIPT(2001, Exit.FAILED, "Make the file readable for this user."),
    SCRIPT_NOT_UTF8(2002, Exit.FAILED, "Save the file as UTF-8."),
    BAD_HEADER(2003, Exit.FAILED, "Correct the header at the top of the script; see docs/revisions.md."),
    MISSING_SECTION(2004, Exit.FAILED, "Add a line '-- windlass: upgrade' before the statements."),
    BAD_DIRECTIVE(2005, Exit.FAILED, "See docs/revisions.md for the directives."),
    BAD_REVISION_ID(2006, Exit.FAILED, "Use letters, digits, '_', '.' and '-' that begin with a letter or digit."),
    DUPLICATE_REVISION(2007, Exit.FAILED, "Give one of the two another id; 'windlass revision' makes a fresh one."),
    MISSING_PARENT(2008, Exit.FAILED, "Restore the file of the missing revision, or correct the reference to it."),
    CYCLE(2009, Exit.FAILED, "Correct one of the parents, so that the revisions lead back to a base."),
    DUPLICATE_LABEL(2010, Exit.FAILED, "Give one of the two branches another label."),
    UNTERMINATED(2011, Exit.FAILED, "Close what was opened at the place shown."),
    PSQL_META_COMMAND(2012, Exit.FAILED, "Write it in SQL: meta-commands are for psql alone."),
    UNKNOWN_PLACEHOLDER(2013, Exit.FAILED, "Set it under [placeholders] in windlass.toml."),
    IRREVERSIBLE(2014, Exit.FAILED, "Restore a backup, or write a new revision that undoes the change."),
    UNSUPPORTED_SCRIPT(2015, Exit.FAILED, "Port the revision to SQL."),
    PAIR_CONFLICT(2016, Exit.FAILED, "Run 'windlass revision renumber' to give the newer one the next number."),
    OUT_OF_ORDER(2017, Exit.FAILED, "Run with --allow-out-of-order, or renumber the revision."),
    BAD_DELIMITER(2018, Exit.FAILED, "Write the delimiter after it, such as 'DELIMITER //'."),
    MISSING_DEPENDENCY(
            2019, Exit.FAILED, "Restore the file of the missing revision, or correct what the revision depends on."),
    DOES_NOT_COMPILE(2020, Exit.FAILED, "Correct the source at the place shown and run the command again."),
    NO_COMPILER(
            2021,
            Exit.FAILED,
            "Run Windlass with a JDK instead of a JRE, or compile the revisions and name them in 'java.classes'."),
    NOT_DECIDED(
            2023,
            Exit.FAILED,
            "Keep one of the two ways at the place shown and delete the line 'undecided', or delete the file and write it"
                    + " again with --rename or --no-renames."),
    OFFLINE(2022, Exit.FAILED, "Run it against the database, without --sql, or ask op.offline() first."),

    NO_CONNECTION(3001, Exit.NO_CONNECTION, "Check that the server runs and that host and port are right."),
    WRONG_CREDENTIALS(3002, Exit.NO_CONNECTION, "Check the user and the password."),
    NO_SUCH_DATABASE(3003, Exit.NO_CONNECTION, "Create the database, or correct its name in the URL."),
    UNSUPPORTED_SERVER(
            3004, Exit.NO_CONNECTION, "Use PostgreSQL 10, MySQL 8.0, MariaDB 10.5 or SQLite 3.35, or newer."),
    DATABASE_READ_ONLY(3005, Exit.FAILED, "Give this user the right to write to the database."),
    DRIVER_MISSING(3006, Exit.NO_CONNECTION, "Put the database's JDBC driver on the class path."),

    STATEMENT_FAILED(4001, Exit.FAILED, "Correct the script and run the command again."),
    CONNECTION_LOST(4002, Exit.FAILED, "Run the command again: it goes on where this run ended."),
    LOCK_TIMEOUT(4003, Exit.FAILED, "Wait for the sessions named, or end them, and run the command again."),
    COPY_FAILED(4004, Exit.FAILED, "Correct the rows and run the command again."),
    INTERRUPTED_STEP(4005, Exit.FAILED, "Bring the object into one of the two states shown, and run again."),
    SCRIPT_EDITED_WHILE_UNFINISHED(
            4006, Exit.FAILED, "Restore the script as it was when the step began, and run again."),
    CANCELLED(4007, Exit.FAILED, "Run the command again: it goes on where this run ended."),
    DATABASE_REFUSED(4009, Exit.FAILED, "Check that this user may read and write the journal's schema."),
    SCRIPT_CHANGED(4013, Exit.FAILED, "Run the command again: it plans with the script as it is now."),
    FOREIGN_INDEX(4012, Exit.FAILED, "Drop or rename that index, or change the script, and run again."),
    NOT_IN_TRANSACTION(4008, Exit.FAILED, "Add '-- windlass: no-transaction' to the section."),
    CODE_FAILED(4010, Exit.FAILED, "Correct the revision and run the command again."),
    CODE_TOOK_ANOTHER_WAY(
            4011,
            Exit.FAILED,
            "Let what the revision does depend on nothing that it changes itself, or bring the database to where it"
                    + " would do the same again."),

    JOURNAL_UNREADABLE(5001, Exit.FAILED, "Check the table named by journal.schema and journal.table."),
    JOURNAL_BROKEN(5002, Exit.FAILED, "Compare with a backup: a journal entry was changed or removed by hand."),
    LOCK_HELD(5003, Exit.LOCKED, "Wait until it ends, or allow more time with --lock-timeout."),
    LOCK_LOST(5004, Exit.LOCKED, "Run the command again."),
    UNKNOWN_APPLIED_REVISION(
            5005,
            Exit.FAILED,
            "Bring the revision's file back (another branch may hold it), or run 'windlass stamp --purge <revision>'."),
    ADOPTED_TABLE_BROKEN(5006, Exit.FAILED, "Correct the table's rows, or run 'windlass stamp --purge <revision>'."),
    ADOPTED_TABLE_DIRTY(
            5007,
            Exit.FAILED,
            "Look at what is there, then run 'windlass force <version>' with the version that it matches."),

    SCRIPT_EDITED(
            6001,
            Exit.FOUND,
            "Restore the script, and put the change into a new revision ('windlass revision -m \"…\"')."),
    NOT_AT_HEAD(6002, Exit.FOUND, "Run 'windlass upgrade head'."),
    SCRIPT_MISSING(6003, Exit.FOUND, "Restore the file from version control."),
    MISSING_DOWN(6004, Exit.FOUND, "Write the down script, or declare the revision irreversible."),
    GAP_IN_NUMBERS(6005, Exit.FOUND, "Find the file with the missing number, or renumber."),
    UNFINISHED_STEP(6007, Exit.FOUND, "Run 'windlass upgrade' (or the command that was cut off): it goes on there."),
    EMPTY_SCRIPT(6006, Exit.FOUND, "Write the statements, or delete the file."),
    SECRET_IN_SCRIPT(
            6201,
            Exit.FOUND,
            "Take it out of the script and of version control, and change it; a placeholder brings it from the environment."
                    + " If it is none, write '-- windlass: ignore <rule> <why>'."),
    PERSONAL_DATA_IN_SCRIPT(
            6202,
            Exit.FOUND,
            "Take it out of the script and of version control; if it is none, write '-- windlass: ignore <rule> <why>'."),
    STRING_BUILT_SQL(
            6203,
            Exit.FOUND,
            "Bind values with '?'; if only names are put together, write '// windlass: ignore string-built-sql <why>'."),
    MISSING_IN_DATABASE(
            6101,
            Exit.FOUND,
            "Run 'windlass status' to see what is pending; what was dropped by hand is brought back by a new revision."),
    PLAINTEXT(6102, Exit.FOUND, "Encrypt the values at the keys shown, and find out what wrote them."),
    WEAK_ENCRYPTION(6103, Exit.FOUND, "Encrypt the values anew with pgp_sym_encrypt's defaults, or encryptText."),
    RAW_ENCRYPTION(6104, Exit.FOUND, "Encrypt the values anew with pgp_sym_encrypt instead of encrypt()."),
    KEY_DOES_NOT_OPEN(6105, Exit.FOUND, "Set verify.encryption_key to the key that the application uses."),
    ENCRYPTION_FAILED(6106, Exit.FOUND, "Check the key, and that the extension pgcrypto is installed."),
    ASSERTION_FAILED(6107, Exit.FOUND, "Run the query yourself to see the rows."),
    MISSING_GRANT(6108, Exit.FOUND, "Grant it in a new revision."),
    DRIFT(
            6109,
            Exit.FOUND,
            "Put the change into a new revision, or take it back: 'windlass diff database revisions' writes the SQL."),
    KEY_WOULD_BE_LOGGED(
            6110,
            Exit.FOUND,
            "Let the server's superuser run GRANT SET ON PARAMETER log_parameter_max_length TO <user>."),
    UNUSABLE_ASSERTION(6111, Exit.FOUND, "Correct the query at the place shown."),

    NOT_UP_TO_DATE(6011, Exit.FAILED, "Run 'windlass upgrade head' first."),
    SELF_CHECK_FAILED(6012, Exit.FAILED, "Correct the revision by hand, and report what it prints."),

    NOT_SUPPORTED_BY_DIALECT(7001, Exit.FAILED, "Use the alternative named, or write the statements for this dialect."),
    OPERATION_DOES_NOT_FIT(7002, Exit.FAILED, "Compare with the database: 'windlass diff' shows what is there."),
    DEFINITION_UNKNOWN(7003, Exit.FAILED, "Run it against the database, so that what is there can be read first."),

    DEV_DATABASE_REFUSED(7011, Exit.FAILED, "Set dev to \"database\", \"schema\" or the URL of an empty database."),
    DEV_DATABASE_NOT_EMPTY(7012, Exit.FAILED, "Empty it with 'windlass drop', or name another one as dev."),
    NO_MODEL(
            7013,
            Exit.USAGE,
            "Set 'model' in windlass.toml, such as model = { kind = \"sql\", files = [\"schema.sql\"] }."),
    BAD_MODEL(7014, Exit.FAILED, "Correct the model at the place shown."),
    BAD_SOURCE(
            7015,
            Exit.USAGE,
            "Give a URL, a file or folder of SQL, 'model', 'database', 'revisions' or 'revisions@<revision>'."),

    ALEMBIC_UNSUPPORTED(8001, Exit.FAILED, "Write a SQL revision in its place: 'windlass revision port <id>'."),
    ALEMBIC_SYNTAX(8002, Exit.FAILED, "Correct the file: Python would not read it either."),
    ALEMBIC_FAILED(8003, Exit.FAILED, "Correct the revision and run the command again."),
    ALEMBIC_LIMIT(8004, Exit.FAILED, "Look for an endless loop at the place shown."),
    NOT_PORTED(
            8005,
            Exit.FAILED,
            "Write its statements in the place of the line '-- windlass: unported', and delete that line.");

    private final int number;
    private final int exitStatus;
    private final String remedy;

    ErrorCode(int number, int exitStatus, String remedy) {
        this.number = number;
        this.exitStatus = exitStatus;
        this.remedy = remedy;
    }

    /** The code as users see it, such as {@code WL2007}. */
    public String id() {
        return "WL" + number;
    }

    /** The exit status of a command that fails with this code. */
    public int exitStatus() {
        return exitStatus;
    }

    /** What generally helps. */
    public String remedy() {
        return remedy;
    }
}
