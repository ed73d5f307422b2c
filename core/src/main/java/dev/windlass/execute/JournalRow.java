package dev.windlass.execute;

import dev.windlass.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A journal entry as the table holds it, column by column. Empty text and -1 mean that a column does not apply.
 *
 * @param sequence its place in the journal, from 1, without gaps
 * @param run the id of the run that wrote it
 * @param kind the kind of entry, such as {@code applied}
 * @param revision the revision it is about
 * @param direction {@code upgrade} or {@code downgrade}
 * @param statement the statement's index in its step, from 1
 * @param scriptSha256 the script's hash in hexadecimal
 * @param statementSha256 the statement's hash in hexadecimal
 * @param actor who ran the command
 * @param reason why, as the revision or the command line says
 * @param ticket where it was asked for
 * @param tool the version of Windlass
 * @param at when, by the database's clock, to the microsecond
 * @param durationMillis how long it took, in milliseconds
 * @param detail the rest, as a JSON object
 * @param previousHash the hash of the row before; empty in the first row and in rows that a script wrote
 * @param hash this row's own hash; empty in rows that a script wrote
 */
public record JournalRow(
        long sequence,
        String run,
        String kind,
        String revision,
        String direction,
        int statement,
        String scriptSha256,
        String statementSha256,
        Actor actor,
        String reason,
        String ticket,
        String tool,
        Instant at,
        long durationMillis,
        String detail,
        String previousHash,
        String hash) {
    /**
     * The hash of this row's content on top of the hash before: SHA-256 over the previous hash and every field, each
     * preceded by its length in bytes, so that no two contents have the same encoding.
     */
    public String sealOver(String previous) {
        List<String> fields = List.of(
                previous,
                Long.toString(sequence),
                run,
                kind,
                revision,
                direction,
                Integer.toString(statement),
                scriptSha256,
                statementSha256,
                actor.person(),
                actor.role(),
                actor.host(),
                reason,
                ticket,
                tool,
                Long.toString(at.getEpochSecond() * 1_000_000 + at.getNano() / 1000),
                Long.toString(durationMillis),
                detail);
        StringBuilder all = new StringBuilder();
        for (String field : fields) {
            all.append(field.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(field);
        }
        return Sha256.hex(all.toString());
    }

    /** This row with its place in the chain. */
    public JournalRow sealed(String previous) {
        return new JournalRow(
                sequence,
                run,
                kind,
                revision,
                direction,
                statement,
                scriptSha256,
                statementSha256,
                actor,
                reason,
                ticket,
                tool,
                at,
                durationMillis,
                detail,
                previous,
                sealOver(previous));
    }

    /** This row without a place in the chain, as a script writes it. */
    public JournalRow unsealed() {
        return new JournalRow(
                sequence,
                run,
                kind,
                revision,
                direction,
                statement,
                scriptSha256,
                statementSha256,
                actor,
                reason,
                ticket,
                tool,
                at,
                durationMillis,
                detail,
                "",
                "");
    }
}
