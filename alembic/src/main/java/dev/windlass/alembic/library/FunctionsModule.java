package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Types;
import dev.windlass.alembic.eval.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code func}: any name is a function of SQL.
 *
 * @param prefix the names before the next one, with a dot
 */
record FunctionsModule(String prefix) implements Value {
    FunctionsModule() {
        this("");
    }

    @Override
    public TypeValue type() {
        return Types.OBJECT;
    }

    @Override
    public @Nullable Value find(Run run, String name) {
        if (name.startsWith("__")) {
            return null;
        }
        return new Pending(prefix + name);
    }

    /** A name that is called, or looked further into. */
    private record Pending(String name) implements Value {
        @Override
        public TypeValue type() {
            return Types.OBJECT;
        }

        @Override
        public @Nullable Value find(Run run, String next) {
            return next.startsWith("__") ? null : new Pending(name + "." + next);
        }

        @Override
        public Value call(Run run, dev.windlass.alembic.eval.Arguments arguments) {
            return Native.of(name, "*arguments, type_=, **kw", (r, b) -> {
                        List<SqlExpr> all = Exprs.all(r, b.rest());
                        String plain = name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
                        SqlType type =
                                b.orNull("type_") == null ? typeOf(plain, all) : SqlType.from(r, b.value("type_"));
                        return new SqlExpr(new Node.Call(plain, all, ""), type, ExprMethods.ELEMENT);
                    })
                    .call(run, arguments);
        }
    }

    private static SqlType typeOf(String name, List<SqlExpr> arguments) {
        return switch (name) {
            case "count", "char_length" -> SqlType.of("Integer");
            case "lower", "upper", "concat", "replace", "substr", "trim", "coalesce", "max", "min", "nullif" ->
                name.equals("coalesce") || name.equals("max") || name.equals("min") || name.equals("nullif")
                        ? arguments.isEmpty()
                                ? SqlType.NULL
                                : arguments.getFirst().sqlType()
                        : SqlType.of("String");
            case "now", "current_timestamp" -> SqlType.of("DateTime");
            case "sum" ->
                arguments.isEmpty() ? SqlType.NULL : arguments.getFirst().sqlType();
            default -> SqlType.NULL;
        };
    }
}
