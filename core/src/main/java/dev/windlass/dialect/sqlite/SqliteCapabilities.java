package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.ServerVersion;
import java.util.EnumSet;
import java.util.Set;

/** What each version of SQLite can do, by its release notes and by trial on 3.40 and 3.54. */
final class SqliteCapabilities {
    private SqliteCapabilities() {}

    static Set<Capability> of(ServerVersion version) {
        Set<Capability> all = EnumSet.of(
                Capability.TRIGGER_CONDITION,
                Capability.TRIGGER_BODIES,
                Capability.INSTEAD_OF_TRIGGERS,
                Capability.COLUMN_TRIGGERS,
                Capability.WITHOUT_ROWID,
                Capability.AUTO_INCREMENT,
                Capability.EXPRESSION_DEFAULT,
                Capability.COLUMN_POSITION,
                Capability.TYPE_CONVERSION,
                Capability.NAMED_PRIMARY_KEY,
                Capability.DEFERRABLE_FOREIGN_KEYS,
                Capability.CHECK_CONSTRAINTS,
                Capability.RENAME_CONSTRAINT,
                Capability.SET_DEFAULT_ACTION,
                Capability.PARTIAL_INDEX,
                Capability.EXPRESSION_INDEX,
                Capability.DESCENDING_INDEX,
                Capability.INDEX_COLLATION,
                Capability.RENAME_INDEX,
                Capability.RENAME_COLUMN,
                Capability.DROP_COLUMN,
                Capability.CHANGE_GENERATED,
                Capability.CHANGE_GENERATED_SOURCE,
                Capability.MAKE_GENERATED,
                Capability.UNBOUNDED_VARCHAR,
                Capability.UNBOUNDED_NUMERIC,
                Capability.COLLATION,
                Capability.TYPE);
        if (version.atLeast(3, 31)) {
            all.add(Capability.STORED_GENERATED);
            all.add(Capability.VIRTUAL_GENERATED);
            all.add(Capability.GENERATED_NOT_NULL);
        }
        if (version.atLeast(3, 37)) {
            all.add(Capability.STRICT_TABLES);
        }
        return all;
    }

    /** ALTER TABLE … DROP COLUMN came with 3.35. */
    static boolean dropsColumns(ServerVersion version) {
        return version.atLeast(3, 35);
    }

    /** ALTER COLUMN … SET NOT NULL, ADD CONSTRAINT … CHECK and DROP CONSTRAINT came with 3.53. */
    static boolean altersConstraints(ServerVersion version) {
        return version.atLeast(3, 53);
    }
}
