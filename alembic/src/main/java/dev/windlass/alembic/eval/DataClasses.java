package dev.windlass.alembic.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The module {@code dataclasses}. */
final class DataClasses {
    private DataClasses() {}

    /** What {@code field(default=…)} gives. */
    private record Field(
            @Nullable Value defaultValue, @Nullable Value factory) implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }
    }

    static Map<String, Value> members() {
        Map<String, Value> all = new TreeMap<>();
        all.put(
                "dataclass",
                Native.of(
                        "dataclass",
                        "type=, **kw",
                        (run, b) -> b.value("type") instanceof ClassValue type
                                ? complete(run, type)
                                : Native.of(
                                        "dataclass",
                                        "type",
                                        (r, inner) -> complete(r, (ClassValue) inner.value("type")))));
        all.put(
                "field",
                Native.of(
                        "field",
                        "default=, default_factory=, **kw",
                        (run, b) ->
                                new Field(b.has("default") ? b.value("default") : null, b.orNull("default_factory"))));
        all.put("asdict", Native.of("asdict", "object", (run, b) -> {
            Map<Value, Value> entries = new LinkedHashMap<>();
            if (b.value("object") instanceof Instance instance) {
                for (String name : fields(run, instance.type())) {
                    entries.put(new Str(name), instance.attribute(run, name));
                }
            }
            return new DictValue(entries);
        }));
        return all;
    }

    private static Set<String> fields(Run run, ClassValue type) {
        Map<String, Value> names = new LinkedHashMap<>();
        for (TypeValue parent : type.lineage().reversed()) {
            if (parent instanceof ClassValue known
                    && known.members().get("__annotations__") instanceof DictValue annotations) {
                annotations.entries().keySet().forEach(key -> names.put(key.text(run), None.NONE));
            }
        }
        return names.keySet();
    }

    private static Value complete(Run run, ClassValue type) {
        Set<String> names = fields(run, type);
        StringBuilder parameters = new StringBuilder();
        Map<String, Value> defaults = new LinkedHashMap<>();
        for (String name : names) {
            Value value = type.find(run, name);
            if (value != null) {
                defaults.put(name, value);
            }
            parameters.append(parameters.isEmpty() ? "" : ", ").append(name).append(value == null ? "" : "=");
        }
        if (!type.members().containsKey("__init__")) {
            type.members().put("__init__", new Initializer(type, parameters.toString(), names, defaults));
        }
        if (!type.members().containsKey("__eq__")) {
            type.members().put("__eq__", new Equality(names));
        }
        return type;
    }

    private record Initializer(ClassValue owner, String parameters, Set<String> names, Map<String, Value> defaults)
            implements Descriptor {
        @Override
        public TypeValue type() {
            return Types.FUNCTION;
        }

        @Override
        public Value bind(Run run, Value self) {
            return Native.of(owner.name(), parameters, (r, b) -> {
                for (String name : names) {
                    Value value = b.or(name, defaults.getOrDefault(name, None.NONE));
                    if (value instanceof Field field) {
                        value = field.factory() != null
                                ? field.factory().call(r, Arguments.NONE)
                                : field.defaultValue() == null ? None.NONE : field.defaultValue();
                    }
                    ((Instance) self).attributes().put(name, value);
                }
                Value after = self.find(r, "__post_init__");
                return after == null ? None.NONE : after.call(r, Arguments.NONE);
            });
        }
    }

    private record Equality(Set<String> names) implements Descriptor {
        @Override
        public TypeValue type() {
            return Types.FUNCTION;
        }

        @Override
        public Value bind(Run run, Value self) {
            return Native.of(
                    "__eq__",
                    "other",
                    (r, b) -> Bool.of(b.value("other").type() == self.type()
                            && names.stream()
                                    .allMatch(n -> Operators.equal(
                                            r,
                                            self.attribute(r, n),
                                            b.value("other").attribute(r, n)))));
        }
    }
}
