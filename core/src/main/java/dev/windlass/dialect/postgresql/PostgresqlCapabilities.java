package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.ServerVersion.Product;
import java.util.EnumSet;
import java.util.Set;

/** What each version of PostgreSQL can do, by its release notes (E.1 of each manual) and by trial on 15. */
final class PostgresqlCapabilities {
    private PostgresqlCapabilities() {}

    static Set<Capability> of(ServerVersion version) {
        Set<Capability> all = EnumSet.allOf(Capability.class);
        all.removeAll(Set.of(
                Capability.STORAGE_ENGINES,
                Capability.STRICT_TABLES,
                Capability.WITHOUT_ROWID,
                Capability.AUTO_INCREMENT,
                Capability.COLUMN_POSITION,
                Capability.ON_UPDATE_EXPRESSION,
                Capability.MATCH_PARTIAL,
                Capability.PREFIX_LENGTH,
                Capability.FULLTEXT_INDEX,
                Capability.TRIGGER_BODIES,
                Capability.REPARTITION));
        since(version, 11, all, Capability.INCLUDED_COLUMNS, Capability.REPLACE_ROUTINE);
        since(version, 12, all, Capability.STORED_GENERATED);
        since(version, 15, all, Capability.NULLS_NOT_DISTINCT, Capability.SET_NULL_COLUMNS);
        since(version, 17, all, Capability.CHANGE_GENERATED);
        since(version, 18, all, Capability.VIRTUAL_GENERATED, Capability.NOT_ENFORCED);
        if (!version.atLeast(11, 0)) {
            all.add(Capability.REPLACE_ROUTINE);
        }
        if (version.product() == Product.COCKROACHDB) {
            all.removeAll(Set.of(
                    Capability.CONCURRENT_INDEX,
                    Capability.EXCLUSION,
                    Capability.CONSTRAINT_FROM_INDEX,
                    Capability.DEFERRABLE_FOREIGN_KEYS,
                    Capability.DEFERRABLE_KEYS,
                    Capability.TABLESPACES,
                    Capability.UNLOGGED_TABLES,
                    Capability.NO_INHERIT));
        }
        return all;
    }

    private static void since(ServerVersion version, int major, Set<Capability> all, Capability... capabilities) {
        if (!version.atLeast(major, 0)) {
            all.removeAll(Set.of(capabilities));
        }
    }
}
