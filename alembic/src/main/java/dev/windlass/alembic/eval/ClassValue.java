package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class that a program defines, or an exception class of the language. */
public final class ClassValue implements TypeValue {
    private final String name;
    private final List<TypeValue> lineage;
    private final Map<String, Value> members;

    /** A class with parents and members, which stay open to change. */
    public ClassValue(String name, List<? extends TypeValue> parents, Map<String, Value> members) {
        this.name = name;
        this.members = new LinkedHashMap<>(members);
        this.lineage = lineage(parents);
    }

    private ClassValue(String name, TypeValue parent) {
        this.name = name;
        this.members = Errors.noMembers();
        this.lineage = lineage(List.of(parent));
    }

    /** A class without members that cannot be changed. */
    public static ClassValue fixed(String name, TypeValue parent) {
        return new ClassValue(name, parent);
    }

    // Depth first, each class after all that derive from it: what the C3 order gives wherever it exists.
    private List<TypeValue> lineage(List<? extends TypeValue> parents) {
        List<TypeValue> line = new ArrayList<>();
        line.add(this);
        for (TypeValue parent : parents) {
            for (TypeValue type : parent.lineage()) {
                line.remove(type);
                line.add(type);
            }
        }
        if (!line.contains(Types.OBJECT)) {
            line.add(Types.OBJECT);
        }
        return line;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TypeValue> lineage() {
        return lineage;
    }

    /** The members, live. */
    public Map<String, Value> members() {
        return members;
    }

    @Override
    public @Nullable Value member(Run run, String member) {
        return members.get(member);
    }

    @Override
    public @Nullable Value find(Run run, String attribute) {
        for (TypeValue type : lineage) {
            Value member = type.member(run, attribute);
            if (member != null) {
                return member instanceof ClassLevel level ? level.onClass(run, this) : member;
            }
        }
        return switch (attribute) {
            case "__name__", "__qualname__" -> new Str(name);
            case "__doc__" -> None.NONE;
            case "__module__" -> new Str("__main__");
            case "__mro__" -> new TupleValue(new ArrayList<>(lineage));
            case "__str__" -> Enums.isEnum(this) ? Enums.NameText.NAME_TEXT : null;
            case "__members__" -> Enums.isEnum(this) ? Enums.members(this) : null;
            case "__dict__" -> {
                Map<Value, Value> copy = new LinkedHashMap<>();
                members.forEach((key, value) -> copy.put(new Str(key), value));
                yield new DictValue(copy);
            }
            default -> run.hooks().classAttribute(run, this, attribute);
        };
    }

    @Override
    public void assign(Run run, String attribute, Value value) {
        if (members.isEmpty() && isSubclass(Exceptions.BASE_EXCEPTION)) {
            throw Errors.type("cannot set '" + attribute + "' attribute of '" + name + "'");
        }
        members.put(attribute, value);
        run.hooks().classAttributeAssigned(run, this, attribute, value);
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        if (Enums.isEnum(this)) {
            return Enums.find(run, this, arguments);
        }
        Value made = run.hooks().instantiate(run, this, arguments);
        if (made != null) {
            return made;
        }
        Instance instance = new Instance(this);
        if (isSubclass(Exceptions.BASE_EXCEPTION)) {
            instance.attributes().put("args", new TupleValue(arguments.positional()));
        }
        Value initializer = bind(run, instance, "__init__");
        if (initializer != null) {
            initializer.call(run, arguments);
        } else if (!isSubclass(Exceptions.BASE_EXCEPTION)
                && !(arguments.positional().isEmpty() && arguments.named().isEmpty())) {
            throw Errors.type(name + "() takes no arguments");
        }
        return instance;
    }

    @Override
    public java.util.Iterator<Value> iterator(Run run) {
        if (Enums.isEnum(this)) {
            return Enums.iterate(this);
        }
        return TypeValue.super.iterator(run);
    }

    @Override
    public int size(Run run) {
        return Enums.isEnum(this) ? Operators.list(run, this).size() : TypeValue.super.size(run);
    }

    @Override
    public Value item(Run run, Value key) {
        return Enums.isEnum(this) ? Enums.members(this).item(run, key) : this;
    }

    @Override
    public @Nullable Value operate(Run run, String operator, Value right) {
        return operator.equals("|") ? this : null;
    }

    @Override
    public String repr(Run run) {
        return Enums.isEnum(this) ? "<enum '" + name + "'>" : TypeValue.super.repr(run);
    }
}
