package dev.windlass.execute;

import dev.windlass.dialect.DialectName;
import dev.windlass.sql.SplitterRules;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a run works with.
 *
 * @param dialect whose SQL runs
 * @param rules how it is split
 * @param placeholders what {@code ${name}} stands for in scripts; empty to leave such text alone
 * @param sink where statements go
 * @param table the journal's table
 * @param journal makes the journal's rows
 * @param adopted keeps the other tool's table in step
 * @param evidence what the database shows of a statement's objects
 * @param session the settings of the session
 * @param listener told of everything that happens
 */
public record RunContext(
        DialectName dialect,
        SplitterRules rules,
        Map<String, String> placeholders,
        StatementSink sink,
        JournalTable table,
        JournalWriter journal,
        AdoptedMoves adopted,
        Evidence evidence,
        SessionSettings session,
        Consumer<Event> listener) {}
