package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The classes of the module {@code enum}: what {@code EnumType} does to them. */
public final class Enums {
    static final ClassValue ENUM = ClassValue.fixed("Enum", Types.OBJECT);
    static final ClassValue STR_ENUM = new ClassValue("StrEnum", List.of(Types.STR, ENUM), Map.of());
    static final ClassValue INT_ENUM = new ClassValue("IntEnum", List.of(Types.INT, ENUM), Map.of());
    static final ClassValue FLAG = new ClassValue("Flag", List.of(ENUM), Map.of());
    static final ClassValue INT_FLAG = new ClassValue("IntFlag", List.of(Types.INT, FLAG), Map.of());
    private static final Set<String> PLAIN = Set.of("__module__", "__qualname__", "__doc__", "__annotations__");

    private Enums() {}

    /** What {@code enum.auto()} gives, until the class is complete. */
    enum Auto implements Value {
        AUTO;

        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }
    }

    /** Whether a class is an enumeration, the bases included. */
    public static boolean isEnum(TypeValue type) {
        return type instanceof ClassValue && type.isSubclass(ENUM);
    }

    /** The members of an enumeration, in order, aliases included, by name. */
    public static DictValue members(ClassValue type) {
        Map<Value, Value> members = new LinkedHashMap<>();
        type.members().forEach((name, member) -> {
            if (member instanceof Instance instance && instance.type() == type) {
                members.put(new Str(name), member);
            }
        });
        return new DictValue(members);
    }

    static Iterator<Value> iterate(ClassValue type) {
        List<Value> once = new ArrayList<>();
        members(type).entries().values().forEach(member -> {
            if (!once.contains(member)) {
                once.add(member);
            }
        });
        return once.iterator();
    }

    /** Turns the plain values of a class body into members. */
    static void complete(Run run, ClassValue type) {
        boolean text = type.isSubclass(Types.STR);
        boolean number = type.isSubclass(Types.INT);
        boolean flag = type.isSubclass(FLAG);
        int count = 0;
        List<Instance> made = new ArrayList<>();
        for (Map.Entry<String, Value> entry : type.members().entrySet()) {
            String name = entry.getKey();
            Value value = entry.getValue();
            boolean dunder = name.startsWith("__") && name.endsWith("__");
            if (PLAIN.contains(name) || dunder || name.startsWith("_") || value instanceof Descriptor) {
                continue;
            }
            count++;
            if (value == Auto.AUTO) {
                value = type.isSubclass(STR_ENUM)
                        ? new Str(name.toLowerCase(java.util.Locale.ROOT))
                        : Int.of(flag ? 1L << (count - 1) : count);
            }
            Instance member = member(made, value);
            if (member == null) {
                member = new Instance(type);
                member.attributes().put("name", new Str(name));
                member.attributes().put("_name_", new Str(name));
                member.attributes().put("value", value);
                member.attributes().put("_value_", value);
                if (text || number) {
                    member.attributes().put("_underlying_", value);
                }
                Value initializer = type.bind(run, member, "__init__");
                if (initializer != null) {
                    initializer.call(
                            run,
                            value instanceof TupleValue tuple
                                    ? new Arguments(tuple.items(), Map.of())
                                    : Arguments.of(value));
                }
                made.add(member);
            }
            entry.setValue(member);
        }
    }

    private static @org.jspecify.annotations.Nullable Instance member(List<Instance> made, Value value) {
        for (Instance member : made) {
            if (member.attributes().get("value") instanceof Value other && other.equals(value)) {
                return member;
            }
        }
        return null;
    }

    /** {@code Color(value)}, or {@code Enum("Color", names)}. */
    static Value find(Run run, ClassValue type, Arguments arguments) {
        if (arguments.positional().size() >= 2 || arguments.positional().isEmpty()) {
            return functional(run, type, arguments);
        }
        Value wanted = arguments.positional().getFirst();
        Iterator<Value> members = iterate(type);
        while (members.hasNext()) {
            Instance member = (Instance) members.next();
            if (member == wanted || Operators.equal(run, member.attribute(run, "value"), wanted)) {
                return member;
            }
        }
        throw Errors.value(wanted.repr(run) + " is not a valid " + type.name());
    }

    private static Value functional(Run run, ClassValue type, Arguments arguments) {
        if (arguments.positional().size() < 2) {
            throw Errors.type(type.name() + "() missing 1 required argument: 'value'");
        }
        Map<String, Value> members = new LinkedHashMap<>();
        Value names = arguments.positional().get(1);
        if (names instanceof Str text) {
            for (String name : text.value().replace(',', ' ').strip().split("\\s+")) {
                members.put(name, Auto.AUTO);
            }
        } else if (names instanceof DictValue dict) {
            dict.entries().forEach((key, value) -> members.put(key.text(run), value));
        } else {
            for (Value item : Operators.list(run, names)) {
                if (item instanceof TupleValue || item instanceof ListValue) {
                    List<Value> pair = Operators.list(run, item);
                    members.put(pair.getFirst().text(run), pair.getLast());
                } else {
                    members.put(item.text(run), Auto.AUTO);
                }
            }
        }
        List<TypeValue> parents = new ArrayList<>();
        if (arguments.named().get("type") instanceof TypeValue mixin) {
            parents.add(mixin);
        }
        parents.add(type);
        ClassValue made = new ClassValue(arguments.positional().getFirst().text(run), parents, members);
        complete(run, made);
        return made;
    }

    /** {@code Enum.__str__}, which a class takes to undo what another base makes of it. */
    enum NameText implements Descriptor {
        NAME_TEXT;

        @Override
        public TypeValue type() {
            return Types.BUILTIN;
        }

        @Override
        public Value bind(Run run, Value self) {
            return Native.of("__str__", "", (r, b) -> text(r, self));
        }

        @Override
        public Value call(Run run, Arguments arguments) {
            return text(run, arguments.positional().getFirst());
        }

        private static Value text(Run run, Value self) {
            Instance member = (Instance) self;
            return new Str(
                    member.type().name() + "." + member.attribute(run, "name").text(run));
        }
    }

    static String text(Run run, Instance member) {
        if (member.type().isSubclass(STR_ENUM) || member.type().isSubclass(INT_ENUM)) {
            return member.attribute(run, "value").text(run);
        }
        return member.type().name() + "." + member.attribute(run, "name").text(run);
    }
}
