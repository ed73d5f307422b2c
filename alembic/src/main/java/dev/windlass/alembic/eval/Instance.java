package dev.windlass.alembic.eval;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of a class that a program defines, or an exception. */
public final class Instance implements Value {
    private final ClassValue type;
    private final Map<String, Value> attributes = new LinkedHashMap<>();

    /** An object without attributes. */
    public Instance(ClassValue type) {
        this.type = type;
    }

    /** The attributes of its own, live. */
    public Map<String, Value> attributes() {
        return attributes;
    }

    @Override
    public ClassValue type() {
        return type;
    }

    @Override
    public @Nullable Value find(Run run, String name) {
        Value own = attributes.get(name);
        if (own != null && !isData(run, name)) {
            return own;
        }
        Value member = type.bind(run, this, name);
        if (member != null) {
            return member;
        }
        switch (name) {
            case "__class__" -> {
                return type;
            }
            case "__dict__" -> {
                Map<Value, Value> copy = new LinkedHashMap<>();
                attributes.forEach((key, value) -> copy.put(new Str(key), value));
                return new DictValue(copy);
            }
            case "__cause__", "__context__", "__traceback__", "__doc__" -> {
                return None.NONE;
            }
            default -> {}
        }
        Value inner = Operators.underlying(this);
        if (inner != this) {
            Value found = inner.find(run, name);
            if (found != null) {
                return found;
            }
        }
        Value fallback = type.bind(run, this, "__getattr__");
        if (fallback != null) {
            return fallback.call(run, Arguments.of(new Str(name)));
        }
        return run.hooks().instanceAttribute(run, this, name);
    }

    // A property comes before an attribute of the same name, a method after it.
    private boolean isData(Run run, String name) {
        return type.find(run, name) instanceof Property property && property.isProperty();
    }

    @Override
    public void assign(Run run, String name, Value value) {
        Value member = type.find(run, name);
        if (member instanceof Property property) {
            property.set(run, this, value);
            return;
        }
        attributes.put(name, value);
        run.hooks().instanceAttributeAssigned(run, this, name, value);
    }

    private @Nullable Value special(Run run, String name, Value... arguments) {
        Value method = type.bind(run, this, name);
        return method == null ? null : method.call(run, Arguments.of(arguments));
    }

    @Override
    public String repr(Run run) {
        Value given = special(run, "__repr__");
        if (given != null) {
            return given.text(run);
        }
        if (Enums.isEnum(type)) {
            return "<" + type.name() + "." + attribute(run, "name").text(run) + ": "
                    + attribute(run, "value").repr(run) + ">";
        }
        if (attributes.get("args") instanceof TupleValue args && type.isSubclass(Exceptions.BASE_EXCEPTION)) {
            return type.name() + Operators.joined(run, args.items(), "(", ")");
        }
        return "<" + type.name() + " object>";
    }

    @Override
    public String text(Run run) {
        Value given = special(run, "__str__");
        if (given != null) {
            return given.text(run);
        }
        if (Enums.isEnum(type)) {
            return Enums.text(run, this);
        }
        if (attributes.get("args") instanceof TupleValue args && type.isSubclass(Exceptions.BASE_EXCEPTION)) {
            if (args.items().size() == 1) {
                Value only = args.items().getFirst();
                return type.isSubclass(Exceptions.KEY_ERROR) ? only.repr(run) : only.text(run);
            }
            return args.items().isEmpty() ? "" : args.repr(run);
        }
        return repr(run);
    }

    @Override
    public boolean truth(Run run) {
        Value given = special(run, "__bool__");
        if (given == null) {
            given = special(run, "__len__");
        }
        if (given == null && Enums.isEnum(type) && Operators.underlying(this) != this) {
            return Operators.underlying(this).truth(run);
        }
        return given == null || given.truth(run);
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        Value method = type.bind(run, this, "__call__");
        if (method == null) {
            throw Errors.type("'" + type.name() + "' object is not callable");
        }
        return method.call(run, arguments);
    }

    private Value required(Run run, String name, Value... arguments) {
        Value result = special(run, name, arguments);
        if (result == null) {
            Value inner = Operators.underlying(this);
            if (inner != this) {
                return inner.attribute(run, name).call(run, Arguments.of(arguments));
            }
            throw Errors.type("'" + type.name() + "' object has no " + name);
        }
        return result;
    }

    @Override
    public Value item(Run run, Value key) {
        Value inner = Operators.underlying(this);
        return inner != this && type.bind(run, this, "__getitem__") == null
                ? inner.item(run, key)
                : required(run, "__getitem__", key);
    }

    @Override
    public void assignItem(Run run, Value key, Value value) {
        required(run, "__setitem__", key, value);
    }

    @Override
    public void deleteItem(Run run, Value key) {
        required(run, "__delitem__", key);
    }

    @Override
    public Iterator<Value> iterator(Run run) {
        Value inner = Operators.underlying(this);
        if (inner != this && type.bind(run, this, "__iter__") == null) {
            return inner.iterator(run);
        }
        Value made = required(run, "__iter__");
        if (!(made instanceof Instance custom)) {
            return made.iterator(run);
        }
        List<Value> items = new ArrayList<>();
        try {
            while (true) {
                run.charge(1);
                items.add(custom.required(run, "__next__"));
            }
        } catch (Raise end) {
            if (!end.exception().type().isSubclass(Exceptions.STOP_ITERATION)) {
                throw end;
            }
        }
        return items.iterator();
    }

    @Override
    public int size(Run run) {
        Value inner = Operators.underlying(this);
        if (inner != this && type.bind(run, this, "__len__") == null) {
            return inner.size(run);
        }
        return Operators.toInt(required(run, "__len__"), "len");
    }

    @Override
    public boolean contains(Run run, Value item) {
        Value given = special(run, "__contains__", item);
        return given == null ? Value.super.contains(run, item) : given.truth(run);
    }

    @Override
    public @Nullable Value operate(Run run, String operator, Value right) {
        Value given = special(run, Operators.special(operator), right);
        return given == None.NOT_IMPLEMENTED ? null : given;
    }

    @Override
    public @Nullable Value operateReflected(Run run, String operator, Value left) {
        Value given = special(run, Operators.special(operator).replaceFirst("__", "__r"), left);
        return given == None.NOT_IMPLEMENTED ? null : given;
    }

    @Override
    public @Nullable Value compare(Run run, String operator, Value other) {
        Value given = special(run, Operators.special(operator), other);
        if (given == null && operator.equals("!=")) {
            Value equal = special(run, "__eq__", other);
            given = equal == null || equal == None.NOT_IMPLEMENTED ? equal : Bool.of(!equal.truth(run));
        }
        return given == None.NOT_IMPLEMENTED ? null : given;
    }

    @Override
    public Value enter(Run run) {
        return required(run, "__enter__");
    }

    @Override
    public boolean exit(Run run, @Nullable Raise failure) {
        Value kind = failure == null ? None.NONE : failure.exception().type();
        Value value = failure == null ? None.NONE : failure.exception();
        return required(run, "__exit__", kind, value, None.NONE).truth(run);
    }
}
