package dev.windlass.operation;

import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Domain;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A change of types that have names (PostgreSQL). */
public sealed interface TypeOperation extends Operation {
    /** The type's name before the operation. */
    QualifiedName type();

    @Override
    default String object() {
        return type().toString();
    }

    /** Creates an enum type. */
    record CreateEnumType(EnumType definition, boolean ifNotExists) implements TypeOperation {
        @Override
        public QualifiedName type() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            return Fit.create(schema, definition, ifNotExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.find(definition.key()).isPresent()
                    ? Reversal.of()
                    : Reversal.of(new DropEnumType(type(), false));
        }
    }

    /** Drops an enum type that no column uses. */
    record DropEnumType(QualifiedName type, boolean ifExists) implements TypeOperation {
        @Override
        public Schema applyTo(Schema schema) {
            return Fit.drop(schema, key(type), ifExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.find(key(type)).isEmpty() && ifExists
                    ? Reversal.of()
                    : Reversal.of(new CreateEnumType(enumType(before, type), false));
        }
    }

    /**
     * Adds a value to an enum type.
     *
     * @param before the value it comes before; empty if not said
     * @param after the value it comes after; empty if not said. With neither it comes last
     */
    record AddEnumValue(QualifiedName type, String value, String before, String after, boolean ifNotExists)
            implements TypeOperation {
        @Override
        public Schema applyTo(Schema schema) {
            EnumType found = enumType(schema, type);
            if (found.values().contains(value)) {
                if (ifNotExists) {
                    return schema;
                }
                throw Fit.failure("Enum type '" + type + "' has a value '" + value + "' already");
            }
            List<String> values = new ArrayList<>(found.values());
            int at = !before.isEmpty()
                    ? place(found, before)
                    : !after.isEmpty() ? place(found, after) + 1 : values.size();
            values.add(at, value);
            return EnumColumns.withValues(schema, found, values);
        }

        @Override
        public Reversal reverse(Schema schema) {
            EnumType found = enumType(schema, type);
            return found.values().contains(value)
                    ? Reversal.of()
                    : Reversal.of(new ReplaceEnumValues(type, found.values(), Map.of()));
        }
    }

    /** Renames a value of an enum type; rows follow. */
    record RenameEnumValue(QualifiedName type, String value, String to) implements TypeOperation {
        @Override
        public Schema applyTo(Schema schema) {
            EnumType found = enumType(schema, type);
            int at = place(found, value);
            if (found.values().contains(to)) {
                throw Fit.failure("Enum type '" + type + "' has a value '" + to + "' already");
            }
            List<String> values = new ArrayList<>(found.values());
            values.set(at, to);
            return EnumColumns.withValues(schema, found, values);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new RenameEnumValue(type, to, value));
        }
    }

    /**
     * Gives an enum type other values by writing a new type and every column of it: how a value is dropped, and how the
     * order changes.
     *
     * @param values the values afterwards, in order
     * @param replacements for values that go: what rows that hold them hold afterwards. A row that holds a value that
     *     goes and has no replacement makes the operation fail
     */
    record ReplaceEnumValues(QualifiedName type, List<String> values, Map<String, String> replacements)
            implements TypeOperation {
        public ReplaceEnumValues {
            values = List.copyOf(values);
            replacements = Collections.unmodifiableMap(new LinkedHashMap<>(replacements));
        }

        @Override
        public Schema applyTo(Schema schema) {
            replacements.values().stream()
                    .filter(value -> !values.contains(value))
                    .findFirst()
                    .ifPresent(value -> {
                        throw Fit.failure("'" + value + "' replaces another value of enum type '" + type
                                + "', but is not among its new ones");
                    });
            return EnumColumns.withValues(schema, enumType(schema, type), values);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(
                    new ReplaceEnumValues(type, enumType(before, type).values(), Map.of()));
        }
    }

    /** Creates a domain. */
    record CreateDomain(Domain definition) implements TypeOperation {
        @Override
        public QualifiedName type() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            return Fit.create(schema, definition, false);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new DropDomain(type(), false));
        }
    }

    /** Changes a domain's default, its checks and whether it is nullable; its type and collation stay. */
    record AlterDomain(QualifiedName type, Domain to) implements TypeOperation {
        @Override
        public Schema applyTo(Schema schema) {
            Domain found = domain(schema, type);
            if (!to.name().equals(type)
                    || !to.type().equals(found.type())
                    || !to.collation().equals(found.collation())) {
                throw Fit.failure("The name, type and collation of domain '" + type + "' cannot be altered");
            }
            return schema.with(to);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new AlterDomain(type, domain(before, type)));
        }
    }

    /** Drops a domain that no column uses. */
    record DropDomain(QualifiedName type, boolean ifExists) implements TypeOperation {
        @Override
        public Schema applyTo(Schema schema) {
            return Fit.drop(schema, ObjectKey.of(ObjectKind.DOMAIN, type), ifExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.find(ObjectKey.of(ObjectKind.DOMAIN, type)).isEmpty() && ifExists
                    ? Reversal.of()
                    : Reversal.of(new CreateDomain(domain(before, type)));
        }
    }

    /** Creates a composite type. */
    record CreateCompositeType(CompositeType definition) implements TypeOperation {
        @Override
        public QualifiedName type() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            return Fit.create(schema, definition, false);
        }

        @Override
        public Reversal reverse(Schema before) {
            return Reversal.of(new DropCompositeType(type(), false));
        }
    }

    /** Drops a composite type that no column uses. */
    record DropCompositeType(QualifiedName type, boolean ifExists) implements TypeOperation {
        @Override
        public Schema applyTo(Schema schema) {
            return Fit.drop(schema, ObjectKey.of(ObjectKind.COMPOSITE_TYPE, type), ifExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            ObjectKey key = ObjectKey.of(ObjectKind.COMPOSITE_TYPE, type);
            return before.find(key).isEmpty() && ifExists
                    ? Reversal.of()
                    : Reversal.of(new CreateCompositeType(Fit.object(before, key, CompositeType.class)));
        }
    }

    private static ObjectKey key(QualifiedName type) {
        return ObjectKey.of(ObjectKind.ENUM_TYPE, type);
    }

    private static EnumType enumType(Schema schema, QualifiedName type) {
        return Fit.object(schema, key(type), EnumType.class);
    }

    private static Domain domain(Schema schema, QualifiedName type) {
        return Fit.object(schema, ObjectKey.of(ObjectKind.DOMAIN, type), Domain.class);
    }

    private static int place(EnumType type, String value) {
        int at = type.values().indexOf(value);
        if (at < 0) {
            throw Fit.failure("Enum type '" + type.name() + "' has no value '" + value + "'");
        }
        return at;
    }
}
