package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import java.util.Optional;

/** Fills a table from the catalog, as {@code autoload_with} does. */
final class Reflection {
    private Reflection() {}

    static void fill(Run run, Catalog catalog, TableItem table) {
        String schema = table.schema();
        Target target = Context.of(run).target();
        for (Catalog.ColumnInfo info : catalog.columns(schema, table.name())) {
            ColumnItem column = new ColumnItem(info.name(), info.type());
            column.nullable = Optional.of(info.nullable());
            column.primaryKey = info.primaryKey();
            column.comment = info.comment().orElse(null);
            boolean serial = target.postgresql() && info.automatic();
            if (!serial) {
                info.defaultText().ifPresent(text -> column.serverDefault = Exprs.text(text.replace(":", "\\:")));
            }
            info.computed()
                    .ifPresent(text -> column.computed = new ColumnItem.Computed(
                            SqlExpr.of(new Node.Raw(text.replace("\u001fstored", ""))),
                            Optional.of(target.postgresql() || text.endsWith("\u001fstored"))));
            if (!info.automatic() && !target.sqlite()) {
                column.autoincrement = "false";
            }
            table.attach(run, column);
        }
        Catalog.KeyInfo key = catalog.primaryKey(schema, table.name());
        if (!key.columns().isEmpty()) {
            ConstraintItem primary = new ConstraintItem(ConstraintItem.Kind.PRIMARY);
            primary.name = key.name().isEmpty() ? null : key.name();
            primary.columns.addAll(key.columns());
            table.attach(run, primary);
        }
        for (Catalog.ForeignKeyInfo info : catalog.foreignKeys(schema, table.name())) {
            ConstraintItem foreign = new ConstraintItem(ConstraintItem.Kind.FOREIGN);
            foreign.order = Context.of(run).counter().next();
            foreign.name = info.name().isEmpty() ? null : info.name();
            foreign.columns.addAll(info.columns());
            String referred =
                    (info.referredSchema().isEmpty() ? "" : info.referredSchema() + ".") + info.referredTable() + ".";
            info.referredColumns().forEach(c -> foreign.referred.add(referred + c));
            info.options().forEach((k, v) -> foreign.options.put(k, v.equals("true") ? Bool.TRUE : new Str(v)));
            table.attach(run, foreign);
        }
        for (Catalog.KeyInfo info : catalog.uniques(schema, table.name())) {
            ConstraintItem unique = new ConstraintItem(ConstraintItem.Kind.UNIQUE);
            unique.order = Context.of(run).counter().next();
            unique.name = info.name().isEmpty() ? null : info.name();
            unique.columns.addAll(info.columns());
            table.attach(run, unique);
        }
        for (Catalog.CheckInfo info : catalog.checks(schema, table.name())) {
            ConstraintItem check = new ConstraintItem(ConstraintItem.Kind.CHECK);
            check.order = Context.of(run).counter().next();
            check.name = info.name().isEmpty() ? null : info.name();
            check.finalName = true;
            check.condition = SqlExpr.of(new Node.Raw(info.condition()));
            table.attach(run, check);
        }
        for (Catalog.IndexInfo info : catalog.indexes(schema, table.name())) {
            if (info.ofConstraint() || info.columns().contains("")) {
                continue;
            }
            IndexItem index = new IndexItem();
            index.name = info.name();
            index.unique = info.unique();
            index.table = table;
            info.columns().forEach(c -> index.expressions.add(Exprs.column(null, c, SqlType.NULL)));
            table.indexes().add(index);
        }
        table.comment(catalog.comment(schema, table.name()).orElse(null));
    }
}
