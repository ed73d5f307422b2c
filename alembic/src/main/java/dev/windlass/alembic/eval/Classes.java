package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes classes, and what a call finds out about where it stands: {@code super()}, {@code globals()}. */
final class Classes {
    private Classes() {}

    static Value define(
            Run run, String name, List<Value> parents, Map<String, Value> members, Map<String, Value> keywords) {
        List<TypeValue> types = new ArrayList<>();
        for (Value parent : parents) {
            if (parent instanceof TypeValue type) {
                types.add(type);
            } else if (parent instanceof Generic) {
                types.add(Types.OBJECT);
            } else {
                if (parent instanceof Missing missing) {
                    return missing;
                }
                if (parent == Inert.INERT) {
                    return Inert.INERT;
                }
                throw run.unsupported("The class '" + name + "' derives from what Windlass does not know", "");
            }
        }
        Value made = run.hooks().defineClass(run, name, parents, members, keywords);
        if (made != null) {
            return made;
        }
        ClassValue type = new ClassValue(name, types, members);
        if (Enums.isEnum(type)) {
            Enums.complete(run, type);
        }
        if (NamedTuples.derives(type)) {
            return NamedTuples.fromClass(run, type);
        }
        return type;
    }

    static Value contextual(Run run, String word, Scope scope) {
        switch (word) {
            case "globals" -> {
                return new Namespace(scope.moduleScope().names());
            }
            case "locals" -> {
                return new Namespace(scope.names());
            }
            default -> {
                Value type = scope.lookup(run, "__class__");
                Value self = scope.firstArgument();
                if (!(type instanceof ClassValue current)) {
                    throw Errors.of(Exceptions.RUNTIME_ERROR, "super(): no arguments");
                }
                return new Super(current, self);
            }
        }
    }

    /** What {@code globals()} gives: the names themselves, live. */
    private record Namespace(Map<String, Value> names) implements Value {
        @Override
        public TypeValue type() {
            return Types.DICT;
        }

        @Override
        public Value item(Run run, Value key) {
            Value found = names.get(key.text(run));
            if (found == null) {
                throw Errors.key(key);
            }
            return found;
        }

        @Override
        public void assignItem(Run run, Value key, Value value) {
            names.put(key.text(run), value);
        }

        @Override
        public boolean contains(Run run, Value item) {
            return names.containsKey(item.text(run));
        }

        @Override
        public Value find(Run run, String name) {
            Map<Value, Value> copy = new LinkedHashMap<>();
            names.forEach((key, value) -> copy.put(new Str(key), value));
            return new DictValue(copy).attribute(run, name);
        }

        @Override
        public java.util.Iterator<Value> iterator(Run run) {
            return new ArrayList<Value>(names.keySet().stream().map(Str::new).toList()).iterator();
        }
    }

    /** {@code super()}. */
    record Super(ClassValue current, Value self) implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public Value find(Run run, String name) {
            List<TypeValue> lineage = (self instanceof TypeValue type ? type : self.type()).lineage();
            for (TypeValue type : lineage.subList(lineage.indexOf(current) + 1, lineage.size())) {
                Value member = type.member(run, name);
                if (member != null) {
                    return member instanceof Descriptor descriptor ? descriptor.bind(run, self) : member;
                }
            }
            if (name.equals("__init__") || name.equals("__init_subclass__")) {
                return Native.of(name, "*rest, **kw", (r, bound) -> {
                    if (self instanceof Instance instance && instance.type().isSubclass(Exceptions.BASE_EXCEPTION)) {
                        instance.attributes().put("args", new TupleValue(bound.rest()));
                    }
                    return None.NONE;
                });
            }
            throw Errors.attribute("'super' object has no attribute '" + name + "'");
        }
    }
}
