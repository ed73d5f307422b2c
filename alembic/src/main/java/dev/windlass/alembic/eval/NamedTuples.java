package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code collections.namedtuple} and {@code typing.NamedTuple}. */
final class NamedTuples {
    static final ClassValue NAMED_TUPLE = ClassValue.fixed("NamedTuple", Types.TUPLE);

    private NamedTuples() {}

    static boolean derives(ClassValue type) {
        return type.isSubclass(NAMED_TUPLE) && type != NAMED_TUPLE;
    }

    /** {@code namedtuple(name, fields)}. */
    static Value define(Run run, String name, Value fields, List<Value> defaults) {
        List<String> names = new ArrayList<>();
        if (fields instanceof Str text) {
            for (String field : text.value().replace(',', ' ').strip().split("\\s+")) {
                names.add(field);
            }
        } else {
            for (Value field : Operators.list(run, fields)) {
                names.add((field instanceof Str
                                ? field
                                : Operators.list(run, field).getFirst())
                        .text(run));
            }
        }
        Map<String, Value> byName = new LinkedHashMap<>();
        int first = names.size() - defaults.size();
        for (int i = 0; i < defaults.size(); i++) {
            byName.put(names.get(first + i), defaults.get(i));
        }
        return type(name, names, byName, Map.of());
    }

    static Value fromClass(Run run, ClassValue type) {
        List<String> names = new ArrayList<>();
        if (type.members().get("__annotations__") instanceof DictValue annotations) {
            annotations.entries().keySet().forEach(key -> names.add(key.text(run)));
        }
        Map<String, Value> defaults = new LinkedHashMap<>();
        names.forEach(name -> {
            Value value = type.members().remove(name);
            if (value != null) {
                defaults.put(name, value);
            }
        });
        return type(type.name(), names, defaults, type.members());
    }

    private static ClassValue type(
            String name, List<String> fields, Map<String, Value> defaults, Map<String, Value> members) {
        Map<String, Value> all = new LinkedHashMap<>(members);
        all.put("_fields", new TupleValue(fields.stream().<Value>map(Str::new).toList()));
        StringBuilder parameters = new StringBuilder("self");
        fields.forEach(f -> parameters.append(", ").append(f).append(defaults.containsKey(f) ? "=" : ""));
        all.put("__init__", new Initializer(name, parameters.toString(), fields, defaults));
        return new ClassValue(name, List.of(Types.TUPLE), all);
    }

    private record Initializer(String name, String parameters, List<String> fields, Map<String, Value> defaults)
            implements Descriptor {
        @Override
        public TypeValue type() {
            return Types.FUNCTION;
        }

        @Override
        public Value bind(Run run, Value self) {
            return new BoundMethod(self, this);
        }

        @Override
        public Value call(Run run, Arguments arguments) {
            Bound bound = new Signature(parameters).bind(name, arguments);
            Instance self = (Instance) bound.value("self");
            List<Value> values = new ArrayList<>();
            for (String field : fields) {
                Value value = bound.or(field, defaults.getOrDefault(field, None.NONE));
                self.attributes().put(field, value);
                values.add(value);
            }
            self.attributes().put("_underlying_", new TupleValue(values));
            return None.NONE;
        }
    }
}
