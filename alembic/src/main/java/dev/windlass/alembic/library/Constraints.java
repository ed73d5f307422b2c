package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import java.util.List;
import java.util.Map;

/** Makes constraints of the arguments of {@code op.create_…} and {@code op.drop_constraint}. */
final class Constraints {
    private Constraints() {}

    private static TableItem table(Run run, String name, String schema) {
        return TableItem.bare(name, schema, MetaDataItem.ofEnvironment(run));
    }

    static ConstraintItem foreign(Run run, Bound b, String source, String schema) {
        ConstraintItem key = new ConstraintItem(ConstraintItem.Kind.FOREIGN);
        key.setName(run, b.value("constraint_name"));
        Operators.list(run, b.value("local_cols")).forEach(c -> key.columns.add(c.text(run)));
        String referred = b.text("referent_schema", "");
        String table = (referred.isEmpty() ? "" : referred + ".") + b.text("referent_table");
        Operators.list(run, b.value("remote_cols")).forEach(c -> key.referred.add(table + "." + c.text(run)));
        for (String option : List.of("onupdate", "ondelete", "deferrable", "initially", "match")) {
            key.options.put(option, b.value(option));
        }
        key.options.putAll(b.others());
        key.options.remove("use_alter");
        attach(run, key, table(run, source, schema));
        return key;
    }

    private static void attach(Run run, ConstraintItem constraint, TableItem table) {
        constraint.table = table;
        Naming.constraint(run, constraint);
    }

    static ConstraintItem keyed(Run run, ConstraintItem.Kind kind, Bound b, String table) {
        ConstraintItem key = new ConstraintItem(kind);
        key.setName(run, b.value("constraint_name"));
        Value columns = b.value("columns");
        if (Operators.underlying(columns) instanceof Str text) {
            // A string is a sequence of its characters, for Alembic as for Python.
            text.value().codePoints().forEach(c -> key.columns.add(Character.toString(c)));
        } else {
            Operators.list(run, columns)
                    .forEach(c -> key.columns.add(c instanceof ColumnItem item ? item.name : c.text(run)));
        }
        key.options.putAll(b.others());
        attach(run, key, table(run, table, b.text("schema", "")));
        return key;
    }

    static ConstraintItem check(Run run, Bound b, String table) {
        ConstraintItem check = new ConstraintItem(ConstraintItem.Kind.CHECK);
        check.setName(run, b.value("constraint_name"));
        check.condition = Exprs.sql(run, b.value("condition"));
        check.options.putAll(b.others());
        attach(run, check, table(run, table, b.text("schema", "")));
        return check;
    }

    static ConstraintItem exclude(Run run, Bound b, String table) {
        ConstraintItem exclude = new ConstraintItem(ConstraintItem.Kind.EXCLUDE);
        exclude.setName(run, b.value("constraint_name"));
        for (Value element : b.rest()) {
            List<Value> pair = Operators.list(run, element);
            Value what = pair.getFirst();
            exclude.elements.add(Map.entry(
                    Operators.underlying(what) instanceof Str column
                            ? SqlExpr.of(new Node.Raw(column.value()))
                            : Exprs.of(run, what),
                    pair.getLast().text(run)));
        }
        exclude.options.putAll(b.others());
        attach(run, exclude, table(run, table, b.text("schema", "")));
        return exclude;
    }

    /** The constraint that {@code drop_constraint} names. */
    static ConstraintItem named(Run run, Bound b, String table) {
        ConstraintItem.Kind kind = switch (b.text("type_", "")) {
            case "" -> ConstraintItem.Kind.ANY;
            case "foreignkey" -> ConstraintItem.Kind.FOREIGN;
            case "primary" -> ConstraintItem.Kind.PRIMARY;
            case "unique" -> ConstraintItem.Kind.UNIQUE;
            case "check" -> ConstraintItem.Kind.CHECK;
            default ->
                throw Errors.type("'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None, not '"
                        + b.text("type_") + "'");
        };
        ConstraintItem constraint = new ConstraintItem(kind);
        constraint.setName(run, b.value("constraint_name"));
        constraint.table = table(run, table, b.text("schema", ""));
        String pattern = constraint.table.metadata().convention().get(kind.convention);
        if (constraint.name != null && pattern != null && pattern.contains("%(constraint_name)s")) {
            Naming.constraint(run, constraint);
        }
        return constraint;
    }

    static void add(Run run, ConstraintItem constraint) {
        if (Context.of(run).target().sqlite()) {
            throw noAlter();
        }
        Ddl ddl = new Ddl(run);
        ddl.run(ddl.addConstraint(constraint));
    }

    static void drop(Run run, ConstraintItem constraint, String options) {
        if (Context.of(run).target().sqlite()) {
            throw noAlter();
        }
        Ddl ddl = new Ddl(run);
        ddl.run(ddl.dropConstraint(constraint, options));
    }

    private static RuntimeException noAlter() {
        return Errors.of(
                dev.windlass.alembic.eval.Builtins.exception("NotImplementedError"),
                "No support for ALTER of constraints in SQLite dialect. Use op.batch_alter_table(…), which rebuilds the table.");
    }
}
