package dev.windlass.schema;

/** An object that a schema holds by its own name. Objects refer to each other by name only. */
public sealed interface SchemaObject
        permits Namespace,
                Extension,
                EnumType,
                Domain,
                CompositeType,
                Sequence,
                Table,
                View,
                MaterializedView,
                Routine,
                Trigger,
                Policy,
                Grant {
    /** What tells it from every other object. */
    ObjectKey key();
}
