package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import org.jspecify.annotations.Nullable;

/**
 * An SQL expression.
 *
 * @param node what it is
 * @param sqlType its type, as far as known
 * @param kind its class
 */
record SqlExpr(Node node, SqlType sqlType, NativeClass kind) implements Value {
    static SqlExpr of(Node node) {
        return new SqlExpr(node, SqlType.NULL, ExprMethods.ELEMENT);
    }

    static SqlExpr of(Node node, SqlType type) {
        return new SqlExpr(node, type, ExprMethods.ELEMENT);
    }

    @Override
    public TypeValue type() {
        return kind;
    }

    /** The name of the column that it gives, if it has one. */
    @Nullable
    String name() {
        return switch (node) {
            case Node.Column column -> column.name();
            case Node.Label label -> label.name();
            case Node.Call call -> call.name();
            default -> null;
        };
    }

    @Override
    public String repr(Run run) {
        return new SqlCompiler(run, Context.of(run).target(), true).text(this);
    }

    @Override
    public boolean truth(Run run) {
        if (node instanceof Node.Binary binary
                && (binary.operator().equals("=") || binary.operator().equals("!="))) {
            return binary.left().equals(binary.right()) == binary.operator().equals("=");
        }
        throw Errors.type("Boolean value of this clause is not defined");
    }

    @Override
    public @Nullable Value find(Run run, String name) {
        Value member = Value.super.find(run, name);
        if (member != null) {
            return member;
        }
        return switch (name) {
            case "name", "key" -> {
                String own = name();
                yield own == null ? dev.windlass.alembic.eval.None.NONE : new Str(own);
            }
            case "type" -> sqlType;
            default -> null;
        };
    }

    @Override
    public @Nullable Value operate(Run run, String operator, Value right) {
        return ExprMethods.arithmetic(run, operator, this, right);
    }

    @Override
    public @Nullable Value operateReflected(Run run, String operator, Value left) {
        return ExprMethods.arithmetic(run, operator, Exprs.of(run, left, sqlType), this);
    }

    @Override
    public @Nullable Value compare(Run run, String operator, Value other) {
        return ExprMethods.comparison(run, operator, this, other);
    }

    @Override
    public @Nullable Value negate(Run run, String operator) {
        return switch (operator) {
            case "~" -> Exprs.not(this);
            case "-" -> of(new Node.Prefix("-", this, 8), sqlType);
            default -> this;
        };
    }

    @Override
    public Value item(Run run, Value key) {
        return ExprMethods.index(run, this, key);
    }

    @Override
    public boolean contains(Run run, Value item) {
        throw Errors.type("argument of type '" + kind.name() + "' is not iterable");
    }
}
