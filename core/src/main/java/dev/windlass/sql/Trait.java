package dev.windlass.sql;

/** Something that is true of a statement by its text alone. */
public enum Trait {
    /** It returns rows. */
    QUERY,
    /** It changes rows, or may: {@code INSERT}, {@code UPDATE}, {@code DELETE}, {@code MERGE}, {@code COPY … FROM}. */
    DML,
    /** Rows follow it in the script ({@code COPY … FROM stdin}, PostgreSQL). */
    COPY_FROM_STDIN,
    /** The server refuses it inside of a transaction, always or in cases that its text does not tell apart. */
    REFUSES_TRANSACTION,
    /** The server commits the open transaction before it runs it (MySQL, MariaDB). */
    IMPLICIT_COMMIT,
    /** The server ignores it inside of a transaction, without an error (SQLite's {@code PRAGMA foreign_keys}). */
    NO_EFFECT_IN_TRANSACTION,
    /** It may commit or roll back by what it runs ({@code CALL}, {@code DO}). */
    MAY_CONTROL_TRANSACTION,
    /** {@code ALTER TYPE … ADD VALUE}: no statement of the same transaction can use the value (PostgreSQL 12 on). */
    ADDS_ENUM_VALUE
}
