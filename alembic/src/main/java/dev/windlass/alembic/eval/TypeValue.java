package dev.windlass.alembic.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class: one of the language or the library, or one that the program defines. */
public interface TypeValue extends Value {
    /** Its name. */
    String name();

    /** The classes in which attributes are looked up, itself first. */
    List<TypeValue> lineage();

    /** A member of this class alone, or null. */
    @Nullable
    Value member(Run run, String name);

    /** An attribute of an instance that comes from the class, bound to it; null if there is none. */
    default @Nullable Value bind(Run run, Value self, String name) {
        for (TypeValue type : lineage()) {
            Value member = type.member(run, name);
            if (member != null) {
                return member instanceof Descriptor descriptor ? descriptor.bind(run, self) : member;
            }
        }
        return null;
    }

    /** Whether it is, or derives from, another class. */
    default boolean isSubclass(TypeValue other) {
        return lineage().contains(other);
    }

    @Override
    default TypeValue type() {
        return Types.TYPE;
    }

    @Override
    default String repr(Run run) {
        return "<class '" + name() + "'>";
    }
}
