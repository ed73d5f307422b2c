package dev.windlass.diff;

import dev.windlass.schema.Column;
import dev.windlass.schema.TableOptions;

/**
 * What a comparison must know of the server.
 *
 * @param traits what the server does
 * @param conversion how values of a column become those of another type
 * @param defaults what a table's options are where they are left to the server and it cannot be told so (MySQL's
 *     character set and collation); nothing elsewhere
 */
public record DiffRules(java.util.Set<Trait> traits, Conversion conversion, TableOptions defaults) {
    /** What a server does that others do not. */
    public enum Trait {
        /** Foreign keys may refer to tables that are not there yet, and are not added to a table cheaply (SQLite). */
        FORWARD_REFERENCES,
        /** Another expression can be given to a generated column. */
        CHANGE_GENERATED,
        /** A plain column can become generated, or a generated one plain. */
        MAKE_GENERATED,
        /** A table that is there can be partitioned. */
        REPARTITION,
        /** A column that a view shows can neither be dropped nor change its type (PostgreSQL). */
        VIEWS_HOLD_COLUMNS,
        /** A column of a foreign key cannot change its type while the key is there (MySQL). */
        KEYS_HOLD_COLUMNS,
        /** A foreign key needs an index at every moment (MySQL). */
        KEYS_NEED_INDEX,
        /** A column that numbers its rows needs a key at every moment (MySQL). */
        NUMBERED_COLUMN_NEEDS_KEY,
        /** The foreign keys of a database have different names, whichever their tables (MySQL). */
        FOREIGN_KEYS_NAMED_ONCE,
        /** The checks of a database have different names, whichever their tables (MySQL, not MariaDB). */
        CHECKS_NAMED_ONCE,
        /** Constraints can be renamed. */
        RENAME_CONSTRAINT,
        /** Indexes can be renamed. */
        RENAME_INDEX,
        /** The comment of an index can be changed. */
        INDEX_COMMENT,
        /** Types have names, so that a column's enum values are not its own. */
        NAMED_TYPES,
        /** A routine can be replaced in place. */
        REPLACE_ROUTINE,
        /** Primary keys have names. */
        NAMED_PRIMARY_KEY
    }

    /** How values become those of another type. */
    @FunctionalInterface
    public interface Conversion {
        /**
         * The expression, as SQL text; empty where the server finds its own way.
         *
         * @param from the column before
         * @param to the column afterwards
         */
        String expression(Column from, Column to);

        /** A value of a composite type as a text that names its attributes, as SQL text. */
        default String document(Column composite) {
            return "";
        }

        /** The value of a composite type that such a text stands for, as SQL text; attributes it does not name are NULL. */
        default String composite(Column composite) {
            return "";
        }
    }

    public DiffRules {
        traits = java.util.Set.copyOf(traits);
    }

    /** A server that can do everything in place. */
    public static DiffRules of(Trait... traits) {
        return new DiffRules(java.util.Set.of(traits), (from, to) -> "", TableOptions.NONE);
    }

    /** The same with other defaults. */
    public DiffRules withDefaults(TableOptions other) {
        return new DiffRules(traits, conversion, other);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
