package dev.windlass.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a database looks like: its objects, each by what tells it from the others. Two schemas are equal when their
 * objects are.
 *
 * @param objects the objects by their keys
 */
public record Schema(SortedMap<ObjectKey, SchemaObject> objects) {
    /** Nothing. */
    public static final Schema EMPTY = new Schema(Collections.emptySortedMap());

    public Schema {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        objects.forEach((key, object) -> {
            if (!key.equals(object.key())) {
                throw new IllegalArgumentException(object.key() + " is filed under " + key);
            }
        });
    }

    /**
     * A schema of objects.
     *
     * @throws IllegalArgumentException if two have the same key
     */
    public static Schema of(Collection<? extends SchemaObject> objects) {
        TreeMap<ObjectKey, SchemaObject> map = new TreeMap<>();
        for (SchemaObject object : objects) {
            if (map.put(object.key(), object) != null) {
                throw new IllegalArgumentException("there are two of " + object.key());
            }
        }
        return new Schema(map);
    }

    /** The object of that key. */
    public Optional<SchemaObject> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** The table of that name. */
    public Optional<Table> table(QualifiedName name) {
        return find(ObjectKey.of(ObjectKind.TABLE, name)).map(Table.class::cast);
    }

    /** The tables, by name. */
    public List<Table> tables() {
        return all(Table.class);
    }

    /** The objects of one sort, by name. */
    public <T extends SchemaObject> List<T> all(Class<T> sort) {
        return objects.values().stream()
                .filter(sort::isInstance)
                .map(sort::cast)
                .toList();
    }

    /** The same schema with an object added, or put in the place of the one with its key. */
    public Schema with(SchemaObject object) {
        TreeMap<ObjectKey, SchemaObject> map = new TreeMap<>(objects);
        map.put(object.key(), object);
        return new Schema(map);
    }

    /** The same schema without an object; the same if it has none of that key. */
    public Schema without(ObjectKey key) {
        TreeMap<ObjectKey, SchemaObject> map = new TreeMap<>(objects);
        map.remove(key);
        return new Schema(map);
    }
}
