package dev.windlass.sql;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the text of a statement tells about it.
 *
 * @param command its verb and, where there is one, the kind of object, in upper case and without modifiers: {@code CREATE
 *     INDEX}, {@code ALTER TABLE}, {@code INSERT}; for {@code WITH} that of the main statement; empty if there is none
 * @param transactionControl what it does to the transaction by its own words
 * @param traits what else is true of it
 */
public record StatementTraits(String command, TransactionControl transactionControl, Set<Trait> traits) {
    public StatementTraits {
        EnumSet<Trait> ordered = EnumSet.noneOf(Trait.class);
        ordered.addAll(traits);
        traits = Collections.unmodifiableSet(ordered);
    }

    /** Whether something is true of it. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether it returns rows. */
    public boolean isQuery() {
        return has(Trait.QUERY);
    }

    /** Whether it changes rows, or may. */
    public boolean isDml() {
        return has(Trait.DML);
    }

    /** Whether rows follow it in the script. */
    public boolean isCopyFromStdin() {
        return has(Trait.COPY_FROM_STDIN);
    }

    /** Whether the server refuses it inside of a transaction. */
    public boolean refusesTransaction() {
        return has(Trait.REFUSES_TRANSACTION);
    }

    /** Whether the server commits the open transaction before it. */
    public boolean implicitCommit() {
        return has(Trait.IMPLICIT_COMMIT);
    }

    /** Whether the server ignores it inside of a transaction. */
    public boolean noEffectInTransaction() {
        return has(Trait.NO_EFFECT_IN_TRANSACTION);
    }

    /** Whether it may commit or roll back by what it runs. */
    public boolean mayControlTransaction() {
        return has(Trait.MAY_CONTROL_TRANSACTION);
    }

    /** Whether it adds a value to an enum type, which the same transaction cannot use. */
    public boolean addsEnumValue() {
        return has(Trait.ADDS_ENUM_VALUE);
    }
}
