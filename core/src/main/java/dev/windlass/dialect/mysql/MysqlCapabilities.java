package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.ServerVersion;
import java.util.EnumSet;
import java.util.Set;

/** What each version of MySQL and MariaDB can do, by their manuals and by trial on MySQL 9.7 and MariaDB 11.4. */
final class MysqlCapabilities {
    private static final Set<Capability> BOTH = Set.of(
            Capability.NAMESPACES,
            Capability.REPLACE_VIEW,
            Capability.ROUTINES,
            Capability.GRANTS,
            Capability.COMMENTS,
            Capability.PARTITIONS,
            Capability.REPARTITION,
            Capability.STORAGE_ENGINES,
            Capability.TABLE_PARAMETERS,
            Capability.AUTO_INCREMENT,
            Capability.STORED_GENERATED,
            Capability.VIRTUAL_GENERATED,
            Capability.COLUMN_POSITION,
            Capability.ON_UPDATE_EXPRESSION,
            Capability.CONCURRENT_INDEX,
            Capability.INDEX_METHOD,
            Capability.PREFIX_LENGTH,
            Capability.DROP_COLUMN,
            Capability.CHANGE_GENERATED,
            Capability.CHANGE_GENERATED_SOURCE,
            Capability.TYPE,
            Capability.FULLTEXT_INDEX,
            Capability.TRIGGER_BODIES,
            Capability.ROUTINE_BODIES,
            Capability.COLLATION);

    private MysqlCapabilities() {}

    static Set<Capability> of(ServerVersion version) {
        Set<Capability> all = EnumSet.copyOf(BOTH);
        if (version.isMariaDb()) {
            all.addAll(Set.of(Capability.REPLACE_ROUTINE, Capability.IF_NOT_EXISTS, Capability.IF_EXISTS));
            since(version.atLeast(10, 2, 1), all, Capability.CHECK_CONSTRAINTS, Capability.EXPRESSION_DEFAULT);
            since(version.atLeast(10, 3), all, Capability.SEQUENCES);
            since(version.atLeast(10, 5, 2), all, Capability.RENAME_COLUMN, Capability.RENAME_INDEX);
            all.add(Capability.RENAME_PARTITION_COLUMN);
            since(version.atLeast(11, 4), all, Capability.NUMBER_REFERRED_COLUMN);
            since(version.atLeast(10, 8), all, Capability.DESCENDING_INDEX);
            since(version.atLeast(10, 5), all, Capability.NAMESPACE_COMMENTS);
        } else {
            all.addAll(Set.of(Capability.RENAME_INDEX, Capability.TABLESPACES));
            since(version.atLeast(8, 0, 0), all, Capability.RENAME_COLUMN, Capability.DESCENDING_INDEX);
            since(version.atLeast(8, 0, 13), all, Capability.EXPRESSION_DEFAULT, Capability.EXPRESSION_INDEX);
            since(version.atLeast(8, 0, 16), all, Capability.CHECK_CONSTRAINTS, Capability.NOT_ENFORCED);
            all.addAll(Set.of(Capability.GENERATED_NOT_NULL, Capability.NUMBER_REFERRED_COLUMN));
        }
        return all;
    }

    private static void since(boolean there, Set<Capability> all, Capability... capabilities) {
        if (there) {
            all.addAll(Set.of(capabilities));
        }
    }
}
