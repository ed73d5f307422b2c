package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.Enums;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.Int;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type of SQLAlchemy with its arguments.
 *
 * @param type its class; one of {@link SqlTypes}, or one that the revision defines
 * @param kind the name of the class of {@link SqlTypes} that it is or wraps
 * @param arguments the arguments by name
 * @param rest further positional arguments: the values of an enumeration
 * @param variants what it is on certain dialects instead
 */
public record SqlType(
        TypeValue type, String kind, Map<String, Value> arguments, List<Value> rest, Map<String, SqlType> variants)
        implements Value {
    /** The type of what has none. */
    static final SqlType NULL = of("NullType");

    static SqlType of(String kind) {
        return new SqlType(SqlTypes.named(kind), kind, Map.of(), List.of(), Map.of());
    }

    static SqlType of(String kind, String argument, long number) {
        return new SqlType(SqlTypes.named(kind), kind, Map.of(argument, Int.of(number)), List.of(), Map.of());
    }

    /** The type that a value stands for: a type, or a class of types. */
    static SqlType from(Run run, Value value) {
        switch (value) {
            case SqlType type -> {
                return type;
            }
            case None none -> {
                return NULL;
            }
            case Instance instance -> {
                return custom(run, instance);
            }
            case TypeValue type -> {
                return from(run, type.call(run, Arguments.NONE));
            }
            case Native maker -> {
                return from(run, maker.call(run, Arguments.NONE));
            }
            default -> {
                if (!value.truth(run) && value.type().name().equals("object")) {
                    return NULL;
                }
                throw Errors.type("not a type of SQLAlchemy: " + value.repr(run));
            }
        }
    }

    // A class that derives from TypeDecorator wraps another type; one from UserDefinedType writes its own name.
    private static SqlType custom(Run run, Instance instance) {
        ClassValue type = instance.type();
        Value implementation = own(run, instance, "impl");
        if (implementation != null && type.isSubclass(SqlTypes.named("TypeDecorator"))) {
            SqlType inner = from(run, implementation);
            Map<String, Value> arguments = new LinkedHashMap<>(inner.arguments);
            Value given = instance.attributes().get("_arguments_");
            if (given instanceof DictValue dict) {
                dict.entries().forEach((key, item) -> arguments.put(key.text(run), item));
            }
            arguments.put("_decorator_", instance);
            return new SqlType(type, inner.kind, arguments, inner.rest, inner.variants);
        }
        Value name = own(run, instance, "get_col_spec");
        if (name != null) {
            Value text = name.call(run, Arguments.NONE);
            return new SqlType(type, "UserDefinedType", Map.of("name", text), List.of(), Map.of());
        }
        return NULL;
    }

    /** A member that the revision's own classes define, not one of the library's. */
    static @Nullable Value own(Run run, Instance instance, String name) {
        for (TypeValue parent : instance.type().lineage()) {
            if (parent instanceof ClassValue known && known.members().containsKey(name)) {
                return instance.find(run, name);
            }
        }
        return null;
    }

    @Override
    public String repr(Run run) {
        StringBuilder text = new StringBuilder(type.name()).append('(');
        rest.forEach(v -> text.append(text.toString().endsWith("(") ? "" : ", ").append(v.repr(run)));
        arguments.forEach((name, v) -> {
            if (v != None.NONE && !name.startsWith("_")) {
                text.append(text.toString().endsWith("(") ? "" : ", ")
                        .append(name)
                        .append('=')
                        .append(v.repr(run));
            }
        });
        return text.append(')').toString();
    }

    @Override
    public String text(Run run) {
        return TypeText.generic(run, this);
    }

    @Override
    public @Nullable Value find(Run run, String name) {
        Value member = Value.super.find(run, name);
        return member == null ? arguments.get(name) : member;
    }

    @Nullable
    Value argument(String name) {
        Value value = arguments.get(name);
        return value == None.NONE ? null : value;
    }

    @Nullable
    Integer number(String name) {
        Value value = argument(name);
        // SQLAlchemy writes a size as it is given.
        if (value instanceof Str text && text.value().matches("\\d{1,9}")) {
            return Integer.valueOf(text.value());
        }
        return value == null ? null : Operators.toInt(value, name);
    }

    @Nullable
    String textArgument(String name) {
        Value value = argument(name);
        return value == null ? null : Operators.asText(value);
    }

    boolean flag(String name, boolean otherwise) {
        Value value = arguments.get(name);
        return value == null
                ? otherwise
                : value == Bool.TRUE || value instanceof Int i && i.value().signum() != 0;
    }

    SqlType with(String name, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return new SqlType(type, kind, more, rest, variants);
    }

    /** What it is on a database: itself, or its variant. */
    SqlType on(Run run, Target target) {
        SqlType found = variants.get(target.dialect().word());
        if (found == null && target.mariadb()) {
            found = variants.get("mariadb");
        }
        if (found != null) {
            return found.on(run, target);
        }
        Value decorator = arguments.get("_decorator_");
        if (decorator instanceof Instance instance) {
            Value loader = own(run, instance, "load_dialect_impl");
            if (loader != null) {
                Value made = loader.call(run, Arguments.of(new DialectValue(target)));
                return made instanceof SqlType inner ? inner : from(run, made);
            }
        }
        return this;
    }

    /** What it is in a table of a schema: an enumeration with {@code inherit_schema} takes that schema. */
    SqlType in(String schema) {
        if (isEnum() && flag("inherit_schema", false) && !schema.isEmpty()) {
            return with("schema", new Str(schema));
        }
        return kind.equals("ARRAY") && argument("item_type") instanceof SqlType item
                ? with("item_type", item.in(schema))
                : this;
    }

    /** Whether it is an enumeration, of any kind. */
    boolean isEnum() {
        return kind.equals("Enum") || kind.equals("ENUM") || kind.equals("mysql.ENUM");
    }

    /** The values of an enumeration. */
    List<String> values(Run run) {
        List<String> values = new ArrayList<>();
        for (Value value : rest) {
            if (value instanceof ClassValue type && Enums.isEnum(type)) {
                Value callable = argument("values_callable");
                List<Value> names = callable == null
                        ? Operators.list(run, Enums.members(type))
                        : Operators.list(run, callable.call(run, Arguments.of(type)));
                names.forEach(name -> values.add(name.text(run)));
            } else if (value instanceof ListValue list) {
                list.items().forEach(item -> values.add(item.text(run)));
            } else {
                values.add(Operators.underlying(value) instanceof Str text ? text.value() : value.text(run));
            }
        }
        return values;
    }

    /** The name of an enumeration, or null. */
    @Nullable
    String enumName() {
        String name = textArgument("name");
        if (name != null) {
            return name;
        }
        return !rest.isEmpty() && rest.getFirst() instanceof ClassValue type && !arguments.containsKey("name")
                ? type.name().toLowerCase(java.util.Locale.ROOT)
                : null;
    }
}
