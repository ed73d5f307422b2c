package dev.windlass.command;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.diff.DiffRules;
import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.schema.TableOptions;
import java.util.EnumSet;
import java.util.Set;

/** What a comparison must know of a server, from what its dialect says. */
public final class DialectRules {
    private DialectRules() {}

    /** What a comparison must know of that version of a dialect. */
    public static DiffRules of(Dialect dialect, ServerVersion version) {
        Set<Capability> capabilities = dialect.capabilities().apply(version);
        EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        put(traits, Trait.CHANGE_GENERATED, capabilities.contains(Capability.CHANGE_GENERATED));
        put(traits, Trait.MAKE_GENERATED, capabilities.contains(Capability.MAKE_GENERATED));
        put(traits, Trait.REPARTITION, capabilities.contains(Capability.REPARTITION));
        put(traits, Trait.RENAME_CONSTRAINT, capabilities.contains(Capability.RENAME_CONSTRAINT));
        put(traits, Trait.RENAME_INDEX, capabilities.contains(Capability.RENAME_INDEX));
        put(traits, Trait.INDEX_COMMENT, capabilities.contains(Capability.INDEX_COMMENT_CHANGE));
        put(traits, Trait.NAMED_TYPES, capabilities.contains(Capability.NAMED_TYPES));
        put(traits, Trait.REPLACE_ROUTINE, capabilities.contains(Capability.REPLACE_ROUTINE));
        put(traits, Trait.NAMED_PRIMARY_KEY, capabilities.contains(Capability.NAMED_PRIMARY_KEY));
        put(traits, Trait.FORWARD_REFERENCES, dialect.name() == DialectName.SQLITE);
        put(traits, Trait.VIEWS_HOLD_COLUMNS, dialect.name() == DialectName.POSTGRESQL);
        put(traits, Trait.KEYS_HOLD_COLUMNS, dialect.name() == DialectName.MYSQL);
        put(traits, Trait.KEYS_NEED_INDEX, dialect.name() == DialectName.MYSQL);
        put(traits, Trait.FOREIGN_KEYS_NAMED_ONCE, dialect.name() == DialectName.MYSQL);
        put(traits, Trait.CHECKS_NAMED_ONCE, dialect.name() == DialectName.MYSQL && !version.isMariaDb());
        put(traits, Trait.NUMBERED_COLUMN_NEEDS_KEY, dialect.name() == DialectName.MYSQL);
        return new DiffRules(
                traits,
                dialect.name() == DialectName.POSTGRESQL
                        ? new PostgresqlConversion(dialect, version)
                        : (from, to) -> "",
                TableOptions.NONE);
    }

    private static void put(Set<Trait> traits, Trait trait, boolean has) {
        if (has) {
            traits.add(trait);
        }
    }
}
