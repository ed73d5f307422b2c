package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two things joined. */
record JoinItem(FromItem left, FromItem right, SqlExpr condition, String word) implements FromItem {
    private static final NativeClass TYPE = NativeClass.of(
            "Join",
            new Methods<>(JoinItem.class)
                    .property("c", (run, self) -> new ColumnsView(self))
                    .method("join", "right, onclause=, isouter=, full=", (run, self, b) -> of(run, self, b, false))
                    .method("outerjoin", "right, onclause=, full=", (run, self, b) -> of(run, self, b, true))
                    .method("select", "", (run, self, b) -> new Select(self.columnList(run), List.of(self))));

    static JoinItem of(Run run, FromItem left, Bound b, boolean outer) {
        FromItem right = from(run, b.value("right"));
        Value on = b.orNull("onclause");
        return of(run, left, right, on, outer || b.flag(run, "isouter", false), b.flag(run, "full", false));
    }

    static JoinItem of(Run run, FromItem left, FromItem right, @Nullable Value on, boolean outer, boolean full) {
        SqlExpr condition = on == null ? byForeignKey(left, right) : Exprs.of(run, on);
        return new JoinItem(left, right, condition, full ? "FULL OUTER JOIN" : outer ? "LEFT OUTER JOIN" : "JOIN");
    }

    /** What a value is to select from. */
    static FromItem from(Run run, Value value) {
        return switch (value) {
            case FromItem item -> item;
            case ClassValue mapped -> {
                TableItem table = OrmClasses.table(run, mapped);
                if (table == null) {
                    throw LibraryErrors.argument("not a table: " + value.repr(run));
                }
                yield table;
            }
            case SqlExpr e -> new AliasItem(e, "");
            default -> throw LibraryErrors.argument("not something to select from: " + value.repr(run));
        };
    }

    private static SqlExpr byForeignKey(FromItem left, FromItem right) {
        for (TableItem a : tables(left)) {
            for (TableItem b : tables(right)) {
                for (TableItem[] pair : new TableItem[][] {{a, b}, {b, a}}) {
                    for (ConstraintItem key : pair[0].constraints()) {
                        boolean points = key.kind == ConstraintItem.Kind.FOREIGN
                                && key.referred.getFirst().startsWith(pair[1].name() + ".");
                        ColumnItem from = points ? pair[0].columns().get(key.columns.getFirst()) : null;
                        ColumnItem to = points
                                ? pair[1].columns()
                                        .get(key.referred
                                                .getFirst()
                                                .substring(pair[1].name().length() + 1))
                                : null;
                        if (from != null && to != null) {
                            return SqlExpr.of(new Node.Binary("=", from.expression(), to.expression(), 5));
                        }
                    }
                }
            }
        }
        throw Errors.of(LibraryErrors.ARGUMENT_ERROR, "Can't find any foreign key relationships between the tables");
    }

    private static List<TableItem> tables(FromItem item) {
        List<TableItem> all = new ArrayList<>();
        if (item instanceof TableItem table) {
            all.add(table);
        } else if (item instanceof JoinItem join) {
            all.addAll(tables(join.left));
            all.addAll(tables(join.right));
        }
        return all;
    }

    @Override
    public TypeValue type() {
        return TYPE;
    }

    @Override
    public String qualifier(Target target) {
        return "";
    }

    @Override
    public List<SqlExpr> columnList(Run run) {
        List<SqlExpr> all = new ArrayList<>(left.columnList(run));
        all.addAll(right.columnList(run));
        return all;
    }

    @Override
    public @Nullable SqlExpr columnNamed(Run run, String name) {
        SqlExpr found = left.columnNamed(run, name);
        return found == null ? right.columnNamed(run, name) : found;
    }
}
