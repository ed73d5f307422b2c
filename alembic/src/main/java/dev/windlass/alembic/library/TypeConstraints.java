package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import java.util.List;
import java.util.Optional;

/** The CHECK constraints that Boolean and Enum bring where a database has no such types, if they are asked for. */
final class TypeConstraints {
    private TypeConstraints() {}

    static Optional<ConstraintItem> of(Run run, ColumnItem column) {
        Target target = Context.of(run).target();
        SqlType type = column.sqlType.on(run, target);
        boolean bool = SqlTypes.affinity(type).equals("Boolean");
        if (!bool && !type.isEnum() || !type.flag("create_constraint", false)) {
            return Optional.empty();
        }
        boolean nativeType = bool ? target.postgresql() : !target.sqlite() && type.flag("native_enum", true);
        if (nativeType) {
            return Optional.empty();
        }
        ConstraintItem check = new ConstraintItem(ConstraintItem.Kind.CHECK);
        check.order = Context.of(run).counter().next();
        check.typeBound = true;
        check.name = bool ? type.textArgument("name") : type.enumName();
        List<SqlExpr> values = bool
                ? List.of(SqlExpr.of(new Node.Raw("0")), SqlExpr.of(new Node.Raw("1")))
                : type.values(run).stream()
                        .map(v -> Exprs.literal(run, new Str(v), SqlType.of("String")))
                        .toList();
        check.condition = SqlExpr.of(new Node.Binary(
                "IN", Exprs.column(null, column.name, SqlType.NULL), SqlExpr.of(new Node.Sequence(values, true)), 5));
        return Optional.of(check);
    }
}
