package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.config.DatabaseUrl;
import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.AdoptedTable;
import dev.windlass.execute.AlembicVersionTable;
import dev.windlass.execute.AppliedState;
import dev.windlass.execute.JournalEntry;
import dev.windlass.execute.JournalRow;
import dev.windlass.execute.JournalTable;
import dev.windlass.execute.SchemaMigrationsTable;
import dev.windlass.jdbc.Connector;
import dev.windlass.jdbc.JdbcSession;
import dev.windlass.revision.RevisionId;
import dev.windlass.sql.SplitterRules;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The target database of a command: a connection, and what journal and adopted table say. */
public final class Database implements AutoCloseable {
    private final JdbcSession session;
    private final JournalTable journal;

    private Database(JdbcSession session, JournalTable journal) {
        this.session = session;
        this.journal = journal;
    }

    /**
     * Connects to the database that the configuration names.
     *
     * @param create whether a SQLite file that is not there may be made
     */
    public static Database open(Toolbox tools, boolean create) {
        Configuration configuration = tools.configuration();
        DatabaseUrl url = configuration.url();
        Connector connector = tools.connectors().of(url, create);
        JournalTable named = new JournalTable(
                connector.dialect(),
                configuration.find(Settings.JOURNAL_SCHEMA).orElse(""),
                configuration.value(Settings.JOURNAL_TABLE));
        JdbcSession session = JdbcSession.open(connector, named, configuration.value(Settings.SESSION_STATEMENTS));
        return new Database(session, session.journalTable());
    }

    /** The connection. */
    public JdbcSession session() {
        return session;
    }

    /** The journal's table, with its schema where the database has schemas. */
    public JournalTable journal() {
        return journal;
    }

    /** How this server's SQL is split. */
    public SplitterRules rules() {
        return rules(session.dialect(), session.facts().version());
    }

    static SplitterRules rules(DialectName dialect, String version) {
        return switch (dialect) {
            case POSTGRESQL -> SplitterRules.POSTGRESQL;
            case MYSQL -> version.contains("MariaDB") ? SplitterRules.MARIADB : SplitterRules.MYSQL;
            case SQLITE -> SplitterRules.SQLITE;
        };
    }

    /**
     * What is applied, and where that is known from.
     *
     * @param state the journal's word, corrected by the adopted table's
     * @param last the journal's last row, if it has any
     * @param adoption what the other tool did since Windlass last looked, if anything
     * @param adopted the other tool's table
     */
    public record Known(
            AppliedState state,
            Optional<JournalRow> last,
            Optional<JournalEntry.Adopted> adoption,
            AdoptedState adopted) {}

    /**
     * The other tool's table.
     *
     * @param table how it is kept in step
     * @param standing what there is under its name
     * @param agrees whether it says what the state says
     */
    public record AdoptedState(AdoptedTable table, AdoptedTable.Standing standing, boolean agrees) {}

    /**
     * Reads journal and adopted table.
     *
     * @throws WindlassException if the adopted table holds a revision that no script here declares, or what golang-migrate
     *     left half-way
     */
    public Known read(Project project) {
        return read(project, false);
    }

    /** The same for a command that sets what is applied, whatever it was: an adopted table that makes no sense is no error. */
    public Known readLeniently(Project project) {
        return read(project, true);
    }

    private Known read(Project project, boolean leniently) {
        List<JournalRow> rows = session.readJournal();
        AppliedState state = AppliedState.of(rows);
        Optional<JournalRow> last = rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
        AdoptedTable table = AdoptedTables.of(project, session.dialect(), defaultSchema());
        AdoptedTable.Standing standing = standing(table);
        if (table == AdoptedTable.NONE || standing != AdoptedTable.Standing.KEPT) {
            return new Known(state, last, Optional.empty(), new AdoptedState(table, standing, true));
        }
        try {
            Set<RevisionId> now = AdoptedReading.applied(session, project, table, state.revisions());
            return moved(state, last, new AdoptedState(table, standing, true), now);
        } catch (WindlassException e) {
            if (!leniently) {
                throw e;
            }
            return new Known(state, last, Optional.empty(), new AdoptedState(table, standing, false));
        }
    }

    /** What there is under the name of an adopted table. */
    AdoptedTable.Standing standing(AdoptedTable table) {
        return switch (table) {
            case AlembicVersionTable t -> session.standing(t.schema(), t.name(), t.columns());
            case SchemaMigrationsTable t -> session.standing(t.schema(), t.name(), t.columns());
            case AdoptedTable none -> AdoptedTable.Standing.KEPT;
        };
    }

    /** Where names are looked up first; empty where there are no schemas. */
    String defaultSchema() {
        return session.dialect() == DialectName.POSTGRESQL ? session.facts().schema() : "";
    }

    private static Known moved(
            AppliedState state, Optional<JournalRow> last, AdoptedState adopted, Set<RevisionId> now) {
        List<RevisionId> added =
                now.stream().filter(id -> !state.revisions().contains(id)).toList();
        List<RevisionId> removed =
                state.revisions().stream().filter(id -> !now.contains(id)).toList();
        if (added.isEmpty() && removed.isEmpty()) {
            return new Known(state, last, Optional.empty(), adopted);
        }
        Map<RevisionId, AppliedState.Mark> marks = new LinkedHashMap<>();
        new LinkedHashSet<>(now)
                .forEach(id -> marks.put(
                        id, state.applied().getOrDefault(id, new AppliedState.Mark("", java.time.Instant.EPOCH))));
        return new Known(
                new AppliedState(marks, state.unfinished()),
                last,
                Optional.of(new JournalEntry.Adopted(adopted.table().name(), added, removed)),
                adopted);
    }

    /** The problem of an adopted table that holds what it cannot hold. */
    static Problem broken(String table, String why) {
        return Problem.of(ErrorCode.ADOPTED_TABLE_BROKEN, "The table \"" + table + "\" does not make sense")
                .because(why);
    }

    @Override
    public void close() {
        session.close();
    }
}
