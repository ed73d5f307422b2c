package dev.windlass.operation;

import dev.windlass.schema.Extension;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;

/** A change of namespaces and extensions. */
public sealed interface NamespaceOperation extends Operation {
    /** The namespace's or extension's name. */
    String name();

    @Override
    default String object() {
        return name();
    }

    /** Creates a namespace: a schema on PostgreSQL, a database on MySQL. */
    record CreateNamespace(Namespace definition, boolean ifNotExists) implements NamespaceOperation {
        @Override
        public String name() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            return Fit.create(schema, definition, ifNotExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.find(definition.key()).isPresent() && ifNotExists
                    ? Reversal.of()
                    : Reversal.of(new DropNamespace(name(), false));
        }
    }

    /** Drops a namespace that is empty. */
    record DropNamespace(String name, boolean ifExists) implements NamespaceOperation {
        @Override
        public Schema applyTo(Schema schema) {
            schema.objects().keySet().stream()
                    .filter(key -> key.name().namespace().equals(name))
                    .findFirst()
                    .ifPresent(key -> {
                        throw Fit.failure("Namespace '" + name + "' cannot be dropped: it holds " + key);
                    });
            return Fit.drop(schema, key(ObjectKind.NAMESPACE, name), ifExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            ObjectKey key = key(ObjectKind.NAMESPACE, name);
            return before.find(key).isEmpty() && ifExists
                    ? Reversal.of()
                    : Reversal.of(new CreateNamespace(Fit.object(before, key, Namespace.class), false));
        }
    }

    /** Creates an extension of the server. */
    record CreateExtension(Extension definition, boolean ifNotExists) implements NamespaceOperation {
        @Override
        public String name() {
            return definition.name();
        }

        @Override
        public Schema applyTo(Schema schema) {
            return Fit.create(schema, definition, ifNotExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            return before.find(definition.key()).isPresent() && ifNotExists
                    ? Reversal.of()
                    : Reversal.of(new DropExtension(name(), false));
        }
    }

    /** Drops an extension that nothing uses. */
    record DropExtension(String name, boolean ifExists) implements NamespaceOperation {
        @Override
        public Schema applyTo(Schema schema) {
            return Fit.drop(schema, key(ObjectKind.EXTENSION, name), ifExists);
        }

        @Override
        public Reversal reverse(Schema before) {
            ObjectKey key = key(ObjectKind.EXTENSION, name);
            return before.find(key).isEmpty() && ifExists
                    ? Reversal.of()
                    : Reversal.of(new CreateExtension(Fit.object(before, key, Extension.class), false));
        }
    }

    private static ObjectKey key(ObjectKind kind, String name) {
        return ObjectKey.of(kind, QualifiedName.of(name));
    }
}
