package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Quoted;
import dev.windlass.execute.AdoptedMoves;
import dev.windlass.execute.AdoptedTable;
import dev.windlass.execute.JournalWriter;
import dev.windlass.execute.PreparedStep;
import dev.windlass.execute.Retry;
import dev.windlass.execute.RunContext;
import dev.windlass.execute.StatementSink;
import dev.windlass.jdbc.JdbcSession;
import dev.windlass.script.Provenance;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Brings a database into the state in which a run may begin: with a journal, and with what another tool did journalled.
 *
 * @param tools the surroundings
 * @param database the target
 * @param given reason and ticket from the command line
 */
record RunSetup(Toolbox tools, Database database, Provenance given) {
    /** What is tried again, and how often. */
    Retry retry() {
        return new Retry(
                1 + tools.configuration().value(Settings.LOCK_RETRIES), Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /**
     * Makes what is missing, journals what was adopted, and gives what a run works with.
     *
     * @param steps what the run will do
     * @param fence what the migration lock lets journal entries prove; empty if nothing
     */
    RunContext begin(Database.Known known, List<PreparedStep> steps, String fence) {
        JdbcSession session = database.session();
        JournalWriter writer = new JournalWriter(
                UUID.randomUUID().toString(),
                Actors.current(tools.environment(), session.facts().role()),
                tools.toolVersion(),
                given,
                session.clock(),
                known.last());
        List<String> first = new ArrayList<>();
        if (!session.tableExists(database.journal().schema(), database.journal().name())) {
            if (session.dialect() == DialectName.POSTGRESQL
                    && !database.journal().schema().equals(session.facts().schema())) {
                first.add("CREATE SCHEMA IF NOT EXISTS "
                        + Quoted.identifier(
                                session.dialect(), database.journal().schema()));
            }
            first.add(database.journal().createTable());
        }
        Database.AdoptedState adopted = known.adopted();
        boolean createFirst = AdoptedMoves.createFirst(adopted.standing(), steps);
        if (createFirst) {
            String schema = adopted.table().schema();
            if (session.dialect() == DialectName.POSTGRESQL && !schema.isEmpty() && !session.schemaExists(schema)) {
                // Where Alembic keeps its table in a schema of its own, env.py makes that.
                first.add("CREATE SCHEMA " + Quoted.identifier(session.dialect(), schema));
            }
            first.addAll(adopted.table().create(known.state().revisions()));
        }
        known.adoption().ifPresent(entry -> first.add(database.journal().insert(writer.next(entry, Provenance.NONE))));
        if (!first.isEmpty()) {
            StatementSink sink = session.sink();
            sink.begin();
            first.forEach(sql -> sink.execute(new Statement(sql, new SourceSpan("", 1, 1, 0))));
            sink.commit();
            writer.committed();
        }
        return new RunContext(
                session.dialect(),
                database.rules(),
                tools.configuration().value(Settings.PLACEHOLDERS),
                session.sink(),
                database.journal().fenced(fence),
                writer,
                new AdoptedMoves(
                        adopted.table(),
                        createFirst ? AdoptedTable.Standing.KEPT : adopted.standing(),
                        () -> database.standing(adopted.table())),
                session.evidence(),
                session.live(),
                session.settings(),
                tools.listener());
    }
}
