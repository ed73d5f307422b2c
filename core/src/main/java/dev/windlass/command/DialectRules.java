package dev.windlass.command;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.diff.DiffRules;
import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.TableOptions;
import java.util.EnumSet;
import java.util.Optional;
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
                        ? (from, to) -> conversion(dialect, version, from, to)
                        : (from, to) -> "",
                TableOptions.NONE);
    }

    private static void put(Set<Trait> traits, Trait trait, boolean has) {
        if (has) {
            traits.add(trait);
        }
    }

    /** What is cast by hand, since the server casts it by itself in assignments only (PostgreSQL, pg_cast). */
    private static String conversion(Dialect dialect, ServerVersion version, Column from, Column to) {
        if (castsItself(from.type(), to.type())) {
            return "";
        }
        String column = dialect.quoting().identifier(to.name());
        String type = dialect.types()
                .sql(
                        to.type(),
                        new RenderContext(
                                version,
                                dialect.capabilities().apply(version),
                                Optional.empty(),
                                "type of " + to.name()));
        if (isNumber(from.type()) && to.type() instanceof DataType.Timestamp timestamp) {
            return "to_timestamp(" + column + ")" + (timestamp.zoned() ? "" : "::timestamp");
        }
        if (from.type() instanceof DataType.Timestamp && isNumber(to.type())) {
            return "extract(epoch FROM " + column + ")::" + type;
        }
        if (from.type() instanceof DataType.Bool || to.type() instanceof DataType.Bool && isNumber(from.type())) {
            return column + "::integer::" + type;
        }
        // Every type has a way from and to text.
        return column + (isText(from.type()) ? "" : "::text") + "::" + type;
    }

    private static boolean castsItself(DataType from, DataType to) {
        return isText(to)
                || isNumber(from) && isNumber(to)
                || isTime(from) && isTime(to)
                || from instanceof DataType.Json && to instanceof DataType.Jsonb
                || from instanceof DataType.Jsonb && to instanceof DataType.Json
                || from instanceof DataType.Native one && to instanceof DataType.Native other && base(one, other)
                || from instanceof DataType.Array one
                        && to instanceof DataType.Array other
                        && castsItself(one.element(), other.element());
    }

    private static boolean base(DataType.Native one, DataType.Native other) {
        return one.name().equals(other.name());
    }

    private static boolean isText(DataType type) {
        return type instanceof DataType.Text || type instanceof DataType.Varchar || type instanceof DataType.Char;
    }

    private static boolean isNumber(DataType type) {
        return type instanceof DataType.SmallInt
                || type instanceof DataType.Int
                || type instanceof DataType.BigInt
                || type instanceof DataType.Numeric
                || type instanceof DataType.Real
                || type instanceof DataType.Double;
    }

    private static boolean isTime(DataType type) {
        return type instanceof DataType.Date || type instanceof DataType.Timestamp;
    }
}
