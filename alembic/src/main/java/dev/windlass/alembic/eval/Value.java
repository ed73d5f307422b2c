package dev.windlass.alembic.eval;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * An object of Python. The methods are the protocols of the language (its data model, chapter 3.3 of the reference); what
 * a value does not take part in fails as in Python. {@code equals} and {@code hashCode} are those of Python, so that
 * values are keys.
 */
public interface Value {
    /** Its class. */
    TypeValue type();

    /** What {@code repr} gives. */
    default String repr(Run run) {
        return "<" + type().name() + " object>";
    }

    /** What {@code str} gives. */
    default String text(Run run) {
        return repr(run);
    }

    /** Whether it counts as true. */
    default boolean truth(Run run) {
        return true;
    }

    /** An attribute, or null if there is none. */
    default @Nullable Value find(Run run, String name) {
        return type().bind(run, this, name);
    }

    /** An attribute; {@code AttributeError} if there is none. */
    default Value attribute(Run run, String name) {
        Value found = find(run, name);
        if (found == null) {
            throw run.missingAttribute(this, name);
        }
        return found;
    }

    /** Sets an attribute. */
    default void assign(Run run, String name, Value value) {
        throw Errors.attribute("'" + type().name() + "' object has no attribute '" + name + "' that can be set");
    }

    /** Calls it. */
    default Value call(Run run, Arguments arguments) {
        throw Errors.type("'" + type().name() + "' object is not callable");
    }

    /** {@code self[key]}. */
    default Value item(Run run, Value key) {
        throw Errors.type("'" + type().name() + "' object is not subscriptable");
    }

    /** {@code self[key] = value}. */
    default void assignItem(Run run, Value key, Value value) {
        throw Errors.type("'" + type().name() + "' object does not support item assignment");
    }

    /** {@code del self[key]}. */
    default void deleteItem(Run run, Value key) {
        throw Errors.type("'" + type().name() + "' object does not support item deletion");
    }

    /** What a loop over it yields. */
    default Iterator<Value> iterator(Run run) {
        throw Errors.type("'" + type().name() + "' object is not iterable");
    }

    /** {@code len(self)}. */
    default int size(Run run) {
        throw Errors.type("object of type '" + type().name() + "' has no len()");
    }

    /** {@code item in self}. */
    default boolean contains(Run run, Value item) {
        Iterator<Value> iterator = iterator(run);
        while (iterator.hasNext()) {
            if (Operators.equal(run, iterator.next(), item)) {
                return true;
            }
        }
        return false;
    }

    /** {@code self operator right}, or null if this value does not know how. */
    default @Nullable Value operate(Run run, String operator, Value right) {
        return null;
    }

    /** {@code left operator self}, or null if this value does not know how. */
    default @Nullable Value operateReflected(Run run, String operator, Value left) {
        return null;
    }

    /** {@code -self}, {@code +self} or {@code ~self}, or null if this value does not know how. */
    default @Nullable Value negate(Run run, String operator) {
        return null;
    }

    /** {@code self operator other} for {@code == != < <= > >=}, or null if this value does not know how. */
    default @Nullable Value compare(Run run, String operator, Value other) {
        return null;
    }

    /** What {@code with self as …} binds. */
    default Value enter(Run run) {
        throw Errors.type("'" + type().name() + "' object does not support the context manager protocol");
    }

    /**
     * Leaves a {@code with} block.
     *
     * @param failure the exception that ended the block; null if there is none
     * @return whether the exception is swallowed
     */
    default boolean exit(Run run, @Nullable Raise failure) {
        return false;
    }
}
