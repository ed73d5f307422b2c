package dev.windlass.alembic.eval;

import dev.windlass.alembic.python.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a library adds to the language where Python would do it with metaclasses and descriptors: mapped classes, types
 * that derive from the library's. Each method may decline with null.
 */
public interface Hooks {
    /** A module by its dotted name. */
    @Nullable
    Value module(Run run, String name);

    /** The source of a module that the library has in Python. */
    default Optional<Source> source(String module) {
        return Optional.empty();
    }

    /** A class statement with these parents, if it makes something else than a plain class. */
    @Nullable
    Value defineClass(
            Run run, String name, List<Value> parents, Map<String, Value> members, Map<String, Value> keywords);

    /** An instance of a class that a program defines, if it is not a plain one. */
    @Nullable
    Value instantiate(Run run, ClassValue type, Arguments arguments);

    /** An attribute of a class that its members do not have. */
    @Nullable
    Value classAttribute(Run run, ClassValue type, String name);

    /** An attribute of an instance that neither it nor its class has. */
    @Nullable
    Value instanceAttribute(Run run, Instance instance, String name);

    /** Told of an attribute that was set on a class. */
    void classAttributeAssigned(Run run, ClassValue type, String name, Value value);

    /** Told of an attribute that was set on an instance. */
    void instanceAttributeAssigned(Run run, Instance instance, String name, Value value);

    /** A variable of the environment, or null. */
    @Nullable
    String environment(String name);

    /** Told when a part of the program begins (or ends) whose failures the program itself may catch. */
    default void catching(boolean begins) {}

    /** What a program prints or logs. */
    void output(String line);
}
