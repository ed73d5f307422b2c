package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Annotation;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import dev.windlass.alembic.python.Expr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Columns from {@code name: Mapped[type]}. */
final class MappedAnnotations {
    private MappedAnnotations() {}

    /** The column of an attribute; null if it is none. */
    static @Nullable ColumnItem column(Run run, Annotation annotation, @Nullable ColumnItem given) {
        if (!(annotation.expression() instanceof Expr.Subscript subscript)
                || !(subscript.target() instanceof Expr.Name name)
                || !name.id().equals("Mapped")) {
            return given;
        }
        Expr inner = subscript.index();
        boolean optional = false;
        if (inner instanceof Expr.Subscript s && s.target() instanceof Expr.Name n && n.id().equals("Optional")) {
            optional = true;
            inner = s.index();
        } else if (inner instanceof Expr.Binary union && union.operator().equals("|")) {
            optional = union.right() instanceof Expr.NoneLiteral;
            inner = union.left();
        }
        SqlType type = plain(run, annotation, inner);
        boolean named = inner instanceof Expr.Name || inner instanceof Expr.Attribute;
        if (given == null && type == SqlType.NULL && !named) {
            return null;
        }
        ColumnItem column = given == null ? new ColumnItem("", type) : given;
        if (column.sqlType == SqlType.NULL) {
            column.sqlType = type;
        }
        if (column.nullable.isEmpty() && !column.primaryKey) {
            column.nullable = Optional.of(optional);
        }
        return column;
    }

    private static SqlType plain(Run run, Annotation annotation, Expr expression) {
        if (expression instanceof Expr.Subscript subscript) {
            // What a type_annotation_map says of such types is a kind of JSON.
            boolean json = subscript.target() instanceof Expr.Name name
                    && (List.of("dict", "Dict").contains(name.id())
                            || List.of("list", "List").contains(name.id())
                                    && !(subscript.index() instanceof Expr.StringLiteral));
            return json ? SqlType.of("JSON") : SqlType.NULL;
        }
        if (expression instanceof Expr.StringLiteral) {
            return SqlType.NULL;
        }
        Value type = annotation.evaluate(run, expression);
        String name = type instanceof TypeValue t ? t.name() : "";
        String kind = switch (name) {
            case "int" -> "Integer";
            case "str" -> "String";
            case "bool" -> "Boolean";
            case "float" -> "Float";
            case "bytes" -> "LargeBinary";
            case "datetime" -> "DateTime";
            case "date" -> "Date";
            case "time" -> "Time";
            case "timedelta" -> "Interval";
            case "Decimal" -> "Numeric";
            case "UUID" -> "Uuid";
            default -> "NullType";
        };
        return kind.equals("NullType") ? SqlType.NULL : SqlType.of(kind);
    }
}
