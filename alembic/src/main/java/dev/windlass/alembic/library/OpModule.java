package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
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
import java.util.Set;

/** {@code alembic.op}. */
final class OpModule implements Value {
    private static final Methods<OpModule> METHODS = methods();
    private static final NativeClass TYPE = NativeClass.of("Operations", METHODS);

    /** The directives there are. */
    static Set<String> directives() {
        return METHODS.names();
    }

    @Override
    public TypeValue type() {
        return TYPE;
    }

    @Override
    public Value find(Run run, String name) {
        Value found = Value.super.find(run, name);
        if (found == null) {
            found = Context.of(run).directives().find(run, name, this);
        }
        if (found == null) {
            throw run.unsupported(
                    "The directive 'op." + name + "' is not one of Alembic's",
                    "Write what it does as SQL with op.execute(…), or port the revision: 'windlass revision port <id>'.");
        }
        return found;
    }

    private static Methods<OpModule> methods() {
        Methods<OpModule> all = new Methods<>(OpModule.class);
        all.method("get_bind", "", (run, self, b) -> new ConnectionValue());
        all.method("get_context", "", (run, self, b) -> new ContextModule.MigrationContext());
        all.property("migration_context", (run, self) -> new ContextModule.MigrationContext());
        all.property("impl", (run, self) -> new ContextModule.MigrationContext());
        all.property("_proxy", (run, self) -> self);
        all.method("f", "name", (run, self, b) -> new FinalName(b.text("name")));
        all.method(
                "inline_literal",
                "value, type_=",
                (run, self, b) -> SqlExpr.of(new Node.Raw(Literals.sql(
                        run,
                        Context.of(run).target(),
                        b.orNull("type_") == null ? SqlType.NULL : SqlType.from(run, b.value("type_")),
                        b.value("value")))));
        all.method("execute", "sqltext, execution_options=, **kw", (run, self, b) -> {
            Executing.operation(run, b.value("sqltext"));
            return None.NONE;
        });
        all.method("bulk_insert", "table, rows, multiinsert=", (run, self, b) -> {
            Executing.bulkInsert(run, SaMembers.table(run, b.value("table")), b.value("rows"));
            return None.NONE;
        });
        tables(all);
        columns(all);
        constraints(all);
        indexes(all);
        all.method(
                "batch_alter_table",
                "table_name, schema=, recreate=, partial_reordering=, copy_from=, table_args=, table_kwargs=, reflect_args=, "
                        + "reflect_kwargs=, naming_convention=",
                (run, self, b) -> new BatchContext(run, b));
        all.method(
                "invoke",
                "operation",
                (run, self, b) -> Context.of(run).directives().invoke(run, self, b.value("operation")));
        all.method("run_async", "function, *rest", (run, self, b) -> {
            throw run.unsupported("op.run_async() is not run by Windlass", "");
        });
        return all;
    }

    private static void tables(Methods<OpModule> all) {
        all.method("create_table", "table_name, *columns, if_not_exists=, **kw", (run, self, b) -> {
            Map<String, Value> options = new LinkedHashMap<>(b.others());
            Value schema = options.getOrDefault("schema", None.NONE);
            TableItem table = TableItem.build(
                    run,
                    b.text("table_name"),
                    schema == None.NONE ? "" : schema.text(run),
                    MetaDataItem.ofEnvironment(run),
                    b.rest(),
                    options);
            Tables.create(run, table, b.flag(run, "if_not_exists", false), false);
            return table;
        });
        all.method("drop_table", "table_name, *rest, schema=, if_exists=, **kw", (run, self, b) -> {
            Ddl ddl = new Ddl(run);
            String schema = b.text("schema", "");
            ddl.run(ddl.dropTable(
                    TableItem.bare(b.text("table_name"), schema, MetaDataItem.ofEnvironment(run)),
                    b.flag(run, "if_exists", false)));
            return None.NONE;
        });
        all.method("rename_table", "old_table_name, new_table_name, schema=", (run, self, b) -> {
            new Alter(run, b.text("old_table_name"), b.text("schema", "")).renameTable(b.text("new_table_name"));
            return None.NONE;
        });
        all.method("create_table_comment", "table_name, comment, existing_comment=, schema=", (run, self, b) -> {
            new Alter(run, b.text("table_name"), b.text("schema", "")).comment(b.textOrNull("comment"));
            return None.NONE;
        });
        all.method("drop_table_comment", "table_name, existing_comment=, schema=", (run, self, b) -> {
            new Alter(run, b.text("table_name"), b.text("schema", "")).comment(null);
            return None.NONE;
        });
    }

    private static void columns(Methods<OpModule> all) {
        all.method(
                "add_column",
                "table_name, column, schema=, if_not_exists=, inline_references=, inline_primary_key=",
                (run, self, b) -> {
                    new Alter(run, b.text("table_name"), b.text("schema", ""))
                            .addColumn(column(run, b.value("column")), b.flag(run, "if_not_exists", false));
                    return None.NONE;
                });
        all.method("drop_column", "table_name, column_name, schema=, if_exists=, **kw", (run, self, b) -> {
            new Alter(run, b.text("table_name"), b.text("schema", ""))
                    .dropColumn(b.text("column_name"), b.flag(run, "if_exists", false));
            return None.NONE;
        });
        all.method("alter_column", "table_name, column_name, " + Alter.COLUMN, (run, self, b) -> {
            new Alter(run, b.text("table_name"), b.text("schema", "")).alterColumn(b.text("column_name"), b);
            return None.NONE;
        });
    }

    static ColumnItem column(Run run, Value value) {
        if (value instanceof ColumnItem column) {
            return column.table == null ? column : column.copy();
        }
        throw LibraryErrors.argument("a Column is expected, got " + value.repr(run));
    }

    private static void constraints(Methods<OpModule> all) {
        all.method(
                "create_foreign_key",
                "constraint_name, source_table, referent_table, local_cols, remote_cols, onupdate=, ondelete=, deferrable=, "
                        + "initially=, match=, source_schema=, referent_schema=, **kw",
                (run, self, b) -> {
                    ConstraintItem key =
                            Constraints.foreign(run, b, b.text("source_table"), b.text("source_schema", ""));
                    Constraints.add(run, key);
                    return None.NONE;
                });
        all.method("create_primary_key", "constraint_name, table_name, columns, schema=, **kw", (run, self, b) -> {
            Constraints.add(run, Constraints.keyed(run, ConstraintItem.Kind.PRIMARY, b, b.text("table_name")));
            return None.NONE;
        });
        all.method(
                "create_unique_constraint", "constraint_name, table_name, columns, schema=, **kw", (run, self, b) -> {
                    Constraints.add(run, Constraints.keyed(run, ConstraintItem.Kind.UNIQUE, b, b.text("table_name")));
                    return None.NONE;
                });
        all.method(
                "create_check_constraint", "constraint_name, table_name, condition, schema=, **kw", (run, self, b) -> {
                    Constraints.add(run, Constraints.check(run, b, b.text("table_name")));
                    return None.NONE;
                });
        all.method(
                "create_exclude_constraint",
                "constraint_name, table_name, *elements, schema=, **kw",
                (run, self, b) -> {
                    Constraints.add(run, Constraints.exclude(run, b, b.text("table_name")));
                    return None.NONE;
                });
        all.method(
                "drop_constraint", "constraint_name, table_name, type_=, schema=, if_exists=, **kw", (run, self, b) -> {
                    Constraints.drop(
                            run,
                            Constraints.named(run, b, b.text("table_name")),
                            b.flag(run, "if_exists", false) ? "IF EXISTS " : "");
                    return None.NONE;
                });
    }

    private static void indexes(Methods<OpModule> all) {
        all.method(
                "create_index",
                "index_name, table_name, columns, schema=, unique=, if_not_exists=, **kw",
                (run, self, b) -> {
                    Ddl ddl = new Ddl(run);
                    ddl.run(ddl.createIndex(index(run, b, b.text("table_name")), b.flag(run, "if_not_exists", false)));
                    return None.NONE;
                });
        all.method("drop_index", "index_name, table_name=, schema=, if_exists=, **kw", (run, self, b) -> {
            IndexItem index = new IndexItem();
            index.setName(run, b.value("index_name"));
            index.options.putAll(b.others());
            index.table = TableItem.bare(
                    b.text("table_name", "no_table"), b.text("schema", ""), MetaDataItem.ofEnvironment(run));
            Ddl ddl = new Ddl(run);
            ddl.run(ddl.dropIndex(index, b.flag(run, "if_exists", false)));
            return None.NONE;
        });
    }

    static IndexItem index(Run run, dev.windlass.alembic.eval.Bound b, String table) {
        IndexItem index = new IndexItem();
        index.table = TableItem.bare(table, b.text("schema", ""), MetaDataItem.ofEnvironment(run));
        index.unique = b.flag(run, "unique", false);
        index.options.putAll(b.others());
        Value columns = b.value("columns");
        List<Value> list = new ArrayList<>(
                Operators.underlying(columns) instanceof Str || columns instanceof SqlExpr
                        ? List.of(columns)
                        : Operators.list(run, columns));
        list.forEach(c -> index.expressions.add(IndexItem.expression(run, c)));
        index.setName(run, b.value("index_name"));
        Naming.index(run, index);
        return index;
    }
}
