package dev.windlass.command;

import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.diff.ObjectFilter;
import dev.windlass.schema.Grant;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Schema;
import dev.windlass.schema.TableOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a source says a database looks like, as the server spells it.
 *
 * @param title the source, for people
 * @param schema the schema
 * @param unmanaged what was seen besides
 * @param definitions SQLite's own definitions; none elsewhere
 * @param version the server that spelled it
 * @param defaults what tables get where they say nothing (MySQL); nothing elsewhere
 * @param describes the kinds of objects that the source can speak of; what it cannot is not compared
 * @param renames what it says was called otherwise before
 */
public record Snapshot(
        String title,
        Schema schema,
        List<Inspected.Unmanaged> unmanaged,
        List<StoredDefinition> definitions,
        ServerVersion version,
        TableOptions defaults,
        Set<ObjectKind> describes,
        List<DeclaredRename> renames) {
    /** Every kind of object. */
    static final Set<ObjectKind> EVERYTHING = Set.copyOf(EnumSet.allOf(ObjectKind.class));

    public Snapshot {
        unmanaged = List.copyOf(unmanaged);
        definitions = List.copyOf(definitions);
        describes = Set.copyOf(describes);
        renames = List.copyOf(renames);
    }

    /** What rendering depends on. */
    Known known() {
        return new Known(Optional.of(schema), definitions);
    }

    /** The same of a model, which says nothing of grants where it grants nothing. */
    Snapshot ofModel(String newTitle, List<DeclaredRename> declared) {
        Set<ObjectKind> kinds = EnumSet.allOf(ObjectKind.class);
        if (schema.all(Grant.class).isEmpty()) {
            kinds.remove(ObjectKind.GRANT);
        }
        return new Snapshot(newTitle, schema, unmanaged, definitions, version, defaults, kinds, declared);
    }

    /** The same, which speaks of some kinds of objects alone. */
    Snapshot describing(Set<ObjectKind> kinds) {
        return new Snapshot(title, schema, unmanaged, definitions, version, defaults, kinds, renames);
    }

    /** The same under another title. */
    Snapshot titled(String other) {
        return new Snapshot(other, schema, unmanaged, definitions, version, defaults, describes, renames);
    }

    /** The schema, as far as it is compared with another one. */
    Schema comparable(Snapshot other, ObjectFilter filter) {
        Schema filtered = filter.of(schema);
        if (describes.containsAll(EVERYTHING) && other.describes.containsAll(EVERYTHING)) {
            return filtered;
        }
        return Schema.of(filtered.objects().values().stream()
                .filter(object -> describes.contains(object.key().kind())
                        && other.describes.contains(object.key().kind()))
                .toList());
    }
}
