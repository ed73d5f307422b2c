package dev.windlass.alembic.library;

import java.util.Set;

/** Finds what the columns of an expression belong to. */
final class Owners {
    private Owners() {}

    /** Adds the tables whose columns an expression uses; those of queries inside it are their own affair. */
    static void of(SqlExpr expression, Set<FromItem> into) {
        switch (expression.node()) {
            case Node.Column column -> {
                if (column.owner() != null) {
                    into.add(column.owner());
                }
            }
            case Node.Call call -> call.arguments().forEach(a -> of(a, into));
            case Node.Binary binary -> {
                of(binary.left(), into);
                of(binary.right(), into);
            }
            case Node.Prefix prefix -> of(prefix.operand(), into);
            case Node.Postfix postfix -> of(postfix.operand(), into);
            case Node.Logical logical -> logical.operands().forEach(o -> of(o, into));
            case Node.Sequence sequence -> sequence.items().forEach(i -> of(i, into));
            case Node.Case choice -> {
                choice.branches().forEach(branch -> {
                    of(branch.getKey(), into);
                    of(branch.getValue(), into);
                });
                if (choice.otherwise() != null) {
                    of(choice.otherwise(), into);
                }
                if (choice.subject() != null) {
                    of(choice.subject(), into);
                }
            }
            case Node.Cast cast -> of(cast.value(), into);
            case Node.Label label -> of(label.value(), into);
            case Node.Raw raw -> {}
            case Node.Text text -> {}
            case Node.Bind bind -> {}
            case Node.Subquery subquery -> {}
            case Node.Word word -> {}
        }
    }

    /** Adds what stands inside joins. */
    static void inside(FromItem item, Set<FromItem> into) {
        if (item instanceof JoinItem join) {
            into.add(join.left());
            into.add(join.right());
            inside(join.left(), into);
            inside(join.right(), into);
        }
    }
}
