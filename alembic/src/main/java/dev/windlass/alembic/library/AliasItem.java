package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table or a query under another name.
 *
 * @param source what it is a name for: a {@link FromItem} or a {@link Select}
 * @param name the name
 * @param common whether it is written before the statement, as {@code WITH}
 */
record AliasItem(Value source, String name, boolean common) implements FromItem {
    private static final NativeClass TYPE = NativeClass.of(
            "Alias",
            new Methods<>(AliasItem.class)
                    .property("c", (run, self) -> new ColumnsView(self))
                    .property("columns", (run, self) -> new ColumnsView(self))
                    .property("name", (run, self) -> new Str(self.name))
                    .method("select", "", (run, self, b) -> new Select(self.columnList(run), List.of(self)))
                    .method(
                            "join",
                            "right, onclause=, isouter=, full=",
                            (run, self, b) -> JoinItem.of(run, self, b, false))
                    .method("outerjoin", "right, onclause=, full=", (run, self, b) -> JoinItem.of(run, self, b, true))
                    .method(
                            "alias",
                            "name=",
                            (run, self, b) -> new AliasItem(self.source, b.text("name", self.name + "_1"))));

    AliasItem(Value source, String name) {
        this(source, name, false);
    }

    @Override
    public TypeValue type() {
        return TYPE;
    }

    @Override
    public String qualifier(Target target) {
        return Identifiers.quote(target, name);
    }

    @Override
    public List<SqlExpr> columnList(Run run) {
        List<SqlExpr> inner = source instanceof Select select
                ? select.columns
                : source instanceof FromItem from ? from.columnList(run) : List.of();
        return inner.stream()
                .filter(c -> c.name() != null)
                .map(c -> Exprs.column(this, java.util.Objects.requireNonNull(c.name()), c.sqlType()))
                .toList();
    }

    @Override
    public @Nullable SqlExpr columnNamed(Run run, String column) {
        return columnList(run).stream()
                .filter(c -> column.equals(c.name()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable Value find(Run run, String attribute) {
        Value member = FromItem.super.find(run, attribute);
        return member == null ? columnNamed(run, attribute) : member;
    }
}
