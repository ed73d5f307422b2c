package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Raise;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TypeValue;
import dev.windlass.alembic.eval.Types;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code with op.batch_alter_table(…) as batch_op}: changes are collected, and done when the block ends. */
final class BatchContext implements Value {
    private final Bound options;
    private final String table;
    private final String schema;
    private final List<Step> steps = new ArrayList<>();

    /** One change. */
    sealed interface Step {
        record AddColumn(ColumnItem column, String before, String after, boolean ifNotExists) implements Step {}

        record DropColumn(String name, boolean ifExists) implements Step {}

        record AlterColumn(String name, Bound arguments) implements Step {}

        record AddConstraint(ConstraintItem constraint) implements Step {}

        record DropConstraint(ConstraintItem constraint, String options) implements Step {}

        record CreateIndex(IndexItem index, boolean ifNotExists) implements Step {}

        record DropIndex(IndexItem index, boolean ifExists) implements Step {}

        record Comment(@Nullable String text) implements Step {}
    }

    BatchContext(Run run, Bound options) {
        this.options = options;
        this.table = options.text("table_name");
        this.schema = options.text("schema", "");
    }

    String table() {
        return table;
    }

    String schema() {
        return schema;
    }

    Bound options() {
        return options;
    }

    @Override
    public TypeValue type() {
        return Types.OBJECT;
    }

    @Override
    public Value enter(Run run) {
        return new BatchOperations(this);
    }

    @Override
    public boolean exit(Run run, @Nullable Raise failure) {
        if (failure == null) {
            flush(run);
        }
        return false;
    }

    // alembic/ddl/sqlite.py, requires_recreate_in_batch.
    private boolean recreates(Run run) {
        String recreate = options.text("recreate", "auto");
        if (!Context.of(run).target().sqlite()) {
            return false;
        }
        if (!recreate.equals("auto")) {
            return recreate.equals("always");
        }
        for (Step step : steps) {
            boolean simple = switch (step) {
                case Step.AddColumn add ->
                    !(add.column().serverDefault instanceof SqlExpr)
                            && !(add.column().computed != null
                                    && add.column().computed.persisted().orElse(false));
                case Step.CreateIndex create -> true;
                case Step.DropIndex drop -> true;
                case Step.DropColumn drop -> false;
                case Step.AlterColumn alter -> false;
                case Step.AddConstraint add -> false;
                case Step.DropConstraint drop -> false;
                case Step.Comment comment -> false;
            };
            if (!simple) {
                return true;
            }
        }
        return false;
    }

    private void flush(Run run) {
        if (recreates(run)) {
            new SqliteRebuild(run, this).apply(steps);
            return;
        }
        Ddl ddl = new Ddl(run);
        Alter alter = new Alter(run, table, schema);
        for (Step step : steps) {
            switch (step) {
                case Step.AddColumn add -> alter.addColumn(add.column(), add.ifNotExists());
                case Step.DropColumn drop -> alter.dropColumn(drop.name(), drop.ifExists());
                case Step.AlterColumn change -> alter.alterColumn(change.name(), change.arguments());
                case Step.AddConstraint add -> Constraints.add(run, add.constraint());
                case Step.DropConstraint drop -> Constraints.drop(run, drop.constraint(), drop.options());
                case Step.CreateIndex create -> ddl.run(ddl.createIndex(create.index(), create.ifNotExists()));
                case Step.DropIndex drop -> ddl.run(ddl.dropIndex(drop.index(), drop.ifExists()));
                case Step.Comment comment -> alter.comment(comment.text());
            }
        }
    }

    /** {@code batch_op}. */
    record BatchOperations(BatchContext batch) implements Value {
        private static final Methods<BatchOperations> METHODS = methods();
        private static final NativeClass TYPE = NativeClass.of("BatchOperations", METHODS);

        @Override
        public TypeValue type() {
            return TYPE;
        }

        @Override
        public Value find(Run run, String name) {
            Value found = Value.super.find(run, name);
            return found == null ? new OpModule().find(run, name) : found;
        }

        private void add(Step step) {
            batch.steps.add(step);
        }

        private static Bound onTable(BatchOperations self, Bound b) {
            Map<String, Value> values = new LinkedHashMap<>(b.values());
            values.put("schema", new Str(self.batch.schema));
            return new Bound(b.function(), values, b.rest(), b.others());
        }

        private static Methods<BatchOperations> methods() {
            Methods<BatchOperations> all = new Methods<>(BatchOperations.class);
            all.method("add_column", "column, insert_before=, insert_after=, if_not_exists=, **kw", (run, self, b) -> {
                self.add(new Step.AddColumn(
                        OpModule.column(run, b.value("column")),
                        b.text("insert_before", ""),
                        b.text("insert_after", ""),
                        b.flag(run, "if_not_exists", false)));
                return None.NONE;
            });
            all.method("drop_column", "column_name, if_exists=, **kw", (run, self, b) -> {
                self.add(new Step.DropColumn(b.text("column_name"), b.flag(run, "if_exists", false)));
                return None.NONE;
            });
            all.method("alter_column", "column_name, " + Alter.COLUMN, (run, self, b) -> {
                self.add(new Step.AlterColumn(b.text("column_name"), onTable(self, b)));
                return None.NONE;
            });
            all.method(
                    "create_foreign_key",
                    "constraint_name, referent_table, local_cols, remote_cols, referent_schema=, onupdate=, ondelete=, deferrable=, "
                            + "initially=, match=, **kw",
                    (run, self, b) -> {
                        self.add(new Step.AddConstraint(
                                Constraints.foreign(run, b, self.batch.table, self.batch.schema)));
                        return None.NONE;
                    });
            all.method("create_primary_key", "constraint_name, columns, **kw", (run, self, b) -> {
                self.add(new Step.AddConstraint(
                        Constraints.keyed(run, ConstraintItem.Kind.PRIMARY, onTable(self, b), self.batch.table)));
                return None.NONE;
            });
            all.method("create_unique_constraint", "constraint_name, columns, **kw", (run, self, b) -> {
                self.add(new Step.AddConstraint(
                        Constraints.keyed(run, ConstraintItem.Kind.UNIQUE, onTable(self, b), self.batch.table)));
                return None.NONE;
            });
            all.method("create_check_constraint", "constraint_name, condition, **kw", (run, self, b) -> {
                self.add(new Step.AddConstraint(Constraints.check(run, onTable(self, b), self.batch.table)));
                return None.NONE;
            });
            all.method("create_exclude_constraint", "constraint_name, *elements, **kw", (run, self, b) -> {
                self.add(new Step.AddConstraint(Constraints.exclude(run, onTable(self, b), self.batch.table)));
                return None.NONE;
            });
            all.method("drop_constraint", "constraint_name, type_=, if_exists=, **kw", (run, self, b) -> {
                self.add(new Step.DropConstraint(
                        Constraints.named(run, onTable(self, b), self.batch.table),
                        b.flag(run, "if_exists", false) ? "IF EXISTS " : ""));
                return None.NONE;
            });
            all.method("create_index", "index_name, columns, unique=, if_not_exists=, **kw", (run, self, b) -> {
                self.add(new Step.CreateIndex(
                        OpModule.index(run, onTable(self, b), self.batch.table), b.flag(run, "if_not_exists", false)));
                return None.NONE;
            });
            all.method("drop_index", "index_name, if_exists=, **kw", (run, self, b) -> {
                IndexItem index = new IndexItem();
                index.setName(run, b.value("index_name"));
                index.options.putAll(b.others());
                index.table = TableItem.bare(self.batch.table, self.batch.schema, MetaDataItem.ofEnvironment(run));
                self.add(new Step.DropIndex(index, b.flag(run, "if_exists", false)));
                return None.NONE;
            });
            all.method("create_table_comment", "comment, existing_comment=", (run, self, b) -> {
                self.add(new Step.Comment(b.textOrNull("comment")));
                return None.NONE;
            });
            all.method("drop_table_comment", "existing_comment=", (run, self, b) -> {
                self.add(new Step.Comment(null));
                return None.NONE;
            });
            return all;
        }
    }

    static List<Value> list(Run run, Value value) {
        return value == None.NONE ? List.of() : Operators.list(run, value);
    }
}
