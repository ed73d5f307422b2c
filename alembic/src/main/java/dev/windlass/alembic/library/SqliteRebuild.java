package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds a table of SQLite as Alembic's batch mode does (alembic/operations/batch.py): a new table, the rows copied,
 * the old one dropped, the new one renamed. What Alembic loses on the way is kept: AUTOINCREMENT and its counter,
 * collations, unnamed checks, triggers, views, and indexes as they were written.
 */
final class SqliteRebuild {
    private final Run run;
    private final BatchContext batch;
    private final Target target;
    private final Ddl ddl;
    private final Map<String, ColumnItem> columns = new LinkedHashMap<>();
    private final Map<String, SqlExpr> copied = new LinkedHashMap<>();
    private final Map<String, String> renamed = new LinkedHashMap<>();
    private final List<ConstraintItem> constraints = new ArrayList<>();
    private final Map<String, IndexItem> indexes = new LinkedHashMap<>();
    private final Map<String, String> indexSql = new LinkedHashMap<>();
    private final List<IndexItem> newIndexes = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private BatchColumnOrder order = new BatchColumnOrder(List.of(), List.of());
    private String original = "";
    private @Nullable TableItem copyFrom;
    private final RevisionRuntime database;

    SqliteRebuild(Run run, BatchContext batch) {
        this.run = run;
        this.batch = batch;
        this.target = Context.of(run).target();
        this.ddl = new Ddl(run);
        RevisionRuntime runtime = Context.of(run).runtime();
        this.database = runtime.offline() ? runtime.scratch().orElse(runtime) : runtime;
    }

    /** Whether the table's definition is read where it is only known, and the statements are for a script. */
    private boolean known() {
        return Context.of(run).offline() && !database.offline();
    }

    void apply(List<BatchContext.Step> steps) {
        read();
        steps.forEach(this::apply);
        rebuild();
    }

    private void read() {
        TableItem table;
        if (batch.options().orNull("copy_from") instanceof TableItem given) {
            table = given;
            copyFrom = given;
        } else {
            if (database.offline()) {
                throw Errors.of(
                        LibraryErrors.COMMAND_ERROR,
                        "This operation cannot proceed in --sql mode; batch mode with dialect sqlite requires a live database"
                                + " connection with which to reflect the table \"" + batch.table()
                                + "\", or a complete Table object passed as copy_from");
            }
            if (known()) {
                // What deletes rows along with the old table is found by looking, which a script cannot do.
                ddl.run("PRAGMA foreign_keys = OFF");
            } else {
                requireNoEnforcement();
            }
            Map<String, String> convention = new LinkedHashMap<>();
            if (batch.options().orNull("naming_convention") != null) {
                Operators.mapping(run, batch.options().value("naming_convention"))
                        .forEach((k, v) -> convention.put(k.text(run), v.text(run)));
            }
            MetaDataItem metadata =
                    new MetaDataItem("", convention.isEmpty() ? Naming.DEFAULT : convention, new LinkedHashMap<>());
            table = TableItem.bare(batch.table(), batch.schema(), metadata);
            Catalog read =
                    known() ? Catalog.of(target, database) : Context.of(run).catalog();
            Tables.reflect(run, table, read);
            for (Value item : BatchContext.list(run, batch.options().value("reflect_args"))) {
                if (item instanceof ColumnItem column) {
                    table.attach(run, column);
                }
            }
            if (read instanceof SqliteCatalog catalog) {
                original = catalog.tableSql(batch.schema(), batch.table());
                catalog.indexes(batch.schema(), batch.table()).forEach(i -> indexSql.put(i.name(), i.sql()));
            }
        }
        order = new BatchColumnOrder(
                List.copyOf(table.columns().keySet()),
                BatchContext.list(run, batch.options().value("partial_reordering")).stream()
                        .map(names -> Operators.list(run, names).stream()
                                .map(name -> name.text(run))
                                .toList())
                        .toList());
        for (ColumnItem column : table.columns().values()) {
            ColumnItem copy = column.copy();
            copy.unique = false;
            copy.index = false;
            copy.foreignKeys.clear();
            copy.constraints.clear();
            collation(copy);
            expressionDefault(copy);
            columns.put(column.name, copy);
            if (column.computed == null) {
                copied.put(column.name, Exprs.column(null, column.name, column.sqlType));
            }
        }
        table.constraints().stream()
                .filter(c -> !c.typeBound)
                .map(ConstraintItem::copy)
                .forEach(constraints::add);
        if (copyFrom != null && copyFrom.constraints().stream().noneMatch(c -> c.kind == ConstraintItem.Kind.PRIMARY)) {
            ConstraintItem key = copyFrom.primaryKey(run);
            if (key != null) {
                constraints.addFirst(key.copy());
            }
        }
        table.indexes().forEach(i -> indexes.put(String.valueOf(i.name), i));
        indexSql.keySet().stream().filter(n -> !indexes.containsKey(n)).forEach(passedOver::add);
    }

    // DROP TABLE deletes the rows first, and with them those of other tables that point here with ON DELETE CASCADE.
    private void requireNoEnforcement() {
        RevisionRuntime.Rows rows = Statements.execute(run, "PRAGMA foreign_keys", List.of());
        boolean on = !rows.rows().isEmpty()
                && String.valueOf(rows.rows().getFirst().getFirst()).equals("1");
        if (on
                && !Statements.execute(
                                run, "SELECT 1 FROM sqlite_master WHERE sql LIKE '%REFERENCES%' LIMIT 1", List.of())
                        .rows()
                        .isEmpty()) {
            throw run.unsupported(
                    "The table '" + batch.table() + "' cannot be rebuilt while this connection enforces foreign keys:"
                            + " rows of other tables would be deleted with it",
                    "Run with foreign keys off (PRAGMA foreign_keys=OFF before the transaction).");
        }
    }

    private void collation(ColumnItem column) {
        Matcher collate = Pattern.compile("(?i)[\"`\\[]?" + Pattern.quote(column.name)
                        + "[\"`\\]]?\\s+[\\w ]+(?:\\([^)]*\\))?[^,\\n]*?\\sCOLLATE\\s+\"?(\\w+)\"?")
                .matcher(original);
        boolean text = SqlTypes.affinity(column.sqlType).equals("String");
        if (text && collate.find()) {
            column.sqlType = column.sqlType.with("collation", new Str(collate.group(1)));
        }
    }

    // alembic/ddl/sqlite.py, autogen_column_reflect: an expression as a default needs parentheses.
    private static void expressionDefault(ColumnItem column) {
        if (column.serverDefault instanceof SqlExpr e && e.node() instanceof Node.Text text) {
            String sql = text.sql();
            boolean plain = sql.matches("[0-9.]") || sql.matches("(?s)'.+'") || sql.matches("(?s)\\(.+\\)");
            column.serverDefault = Exprs.text(plain || sql.isEmpty() ? sql : "(" + sql + ")");
        }
    }

    private void apply(BatchContext.Step step) {
        switch (step) {
            case BatchContext.Step.AddColumn add -> addColumn(add);
            case BatchContext.Step.DropColumn drop -> {
                if (columns.remove(drop.name()) == null && !drop.ifExists()) {
                    throw Errors.key(new Str(drop.name()));
                }
                copied.remove(drop.name());
                order.drop(drop.name());
                constraints.stream()
                        .filter(c -> c.kind == ConstraintItem.Kind.PRIMARY)
                        .forEach(c -> c.columns.remove(drop.name()));
            }
            case BatchContext.Step.AlterColumn alter -> alterColumn(alter.name(), alter.arguments());
            case BatchContext.Step.AddConstraint add -> {
                ConstraintItem constraint = add.constraint();
                if (constraint.name == null) {
                    throw Errors.value("Constraint must have a name");
                }
                if (constraint.kind == ConstraintItem.Kind.PRIMARY) {
                    constraints.removeIf(c -> c.kind == ConstraintItem.Kind.PRIMARY);
                    columns.values().forEach(c -> c.primaryKey = false);
                }
                int known = constraints.stream().map(c -> c.name).toList().indexOf(constraint.name);
                if (known >= 0) {
                    constraints.set(known, constraint.copy());
                } else {
                    constraints.add(constraint.copy());
                }
            }
            case BatchContext.Step.DropConstraint drop -> dropConstraint(drop.constraint());
            case BatchContext.Step.CreateIndex create -> newIndexes.add(create.index());
            case BatchContext.Step.DropIndex drop -> {
                boolean found = indexes.remove(String.valueOf(drop.index().name)) != null;
                if (!found && !passedOver.remove(String.valueOf(drop.index().name)) && !drop.ifExists()) {
                    throw Errors.value("No such index: '" + drop.index().name + "'");
                }
            }
            case BatchContext.Step.Comment comment -> {}
        }
    }

    private void addColumn(BatchContext.Step.AddColumn add) {
        ColumnItem column = add.column();
        TableItem holder = TableItem.bare(batch.table(), batch.schema(), MetaDataItem.ofEnvironment(run));
        holder.attach(run, column);
        ColumnItem copy = column.copy();
        copy.unique = false;
        copy.index = false;
        copy.foreignKeys.clear();
        copy.constraints.clear();
        order.add(column.name, add.before(), add.after());
        columns.put(column.name, copy);
        for (ConstraintItem constraint : holder.constraints()) {
            if (constraint.typeBound || constraint.kind == ConstraintItem.Kind.PRIMARY) {
                continue;
            }
            if (constraint.name == null) {
                throw Errors.value("Constraint must have a name");
            }
            constraints.add(constraint.copy());
        }
        newIndexes.addAll(holder.indexes());
    }

    private void alterColumn(String name, Bound b) {
        ColumnItem column = columns.get(name);
        if (column == null) {
            throw Errors.key(new Str(name));
        }
        String newName = b.orNull("new_column_name") == null ? b.textOrNull("name") : b.text("new_column_name");
        if (newName != null && !newName.equals(name)) {
            column.name = newName;
            renamed.put(name, newName);
        }
        if (b.orNull("type_") != null) {
            SqlType type = SqlType.from(run, b.value("type_"));
            boolean cast = !SqlTypes.affinity(column.sqlType).equals(SqlTypes.affinity(type))
                    && !SqlTypes.affinity(type).equals("JSON");
            if (cast && copied.containsKey(name)) {
                copied.put(name, SqlExpr.of(new Node.Cast(copied.get(name), type), type));
            }
            column.sqlType = type;
        }
        if (b.orNull("nullable") != null) {
            column.nullable = Optional.of(b.flag(run, "nullable", true));
        }
        if (b.has("server_default") && b.value("server_default") != Bool.FALSE) {
            column.serverDefault = b.orNull("server_default");
        }
        if (b.orNull("autoincrement") != null) {
            column.autoincrement = b.flag(run, "autoincrement", false) ? "true" : "false";
        }
    }

    private void dropConstraint(ConstraintItem dropped) {
        if (dropped.name == null) {
            throw Errors.value("Constraint must have a name");
        }
        Optional<ConstraintItem> found =
                constraints.stream().filter(c -> dropped.name.equals(c.name)).findFirst();
        if (found.isEmpty()) {
            throw Errors.value("No such constraint: '" + dropped.name + "'");
        }
        constraints.remove(found.get());
        if (found.get().kind == ConstraintItem.Kind.PRIMARY) {
            found.get().columns.forEach(c -> {
                ColumnItem column = columns.get(c);
                if (column != null) {
                    column.primaryKey = false;
                    column.nullable = Optional.of(column.isNullable());
                }
            });
        }
    }

    private String newName(String column) {
        return renamed.getOrDefault(column, column);
    }

    private TableItem newTable(String name) {
        Map<String, Value> options = new LinkedHashMap<>();
        if (Pattern.compile("(?i)\\bAUTOINCREMENT\\b").matcher(original).find()) {
            options.put("sqlite_autoincrement", Bool.TRUE);
        }
        if (Pattern.compile("(?i)\\)\\s*(STRICT\\s*,\\s*)?WITHOUT\\s+ROWID\\s*(,\\s*STRICT)?\\s*$")
                .matcher(original)
                .find()) {
            options.put("sqlite_with_rowid", Bool.FALSE);
        }
        if (batch.options().orNull("table_kwargs") != null) {
            Operators.mapping(run, batch.options().value("table_kwargs"))
                    .forEach((k, v) -> options.put(k.text(run), v));
        }
        TableItem table = new TableItem(
                name, batch.schema(), new MetaDataItem("", Map.of(), new LinkedHashMap<>()), false, options);
        order.of(columns.keySet()).forEach(old -> table.attach(run, Objects.requireNonNull(columns.get(old))));
        for (Value item : BatchContext.list(run, batch.options().value("table_args"))) {
            if (item instanceof ConstraintItem constraint) {
                table.attach(run, constraint.copy());
            }
        }
        // Those with names come first, as with Alembic.
        constraints.sort(Comparator.comparing(c -> c.name == null));
        for (ConstraintItem constraint : constraints) {
            boolean whole = constraint.columns.stream().allMatch(columns::containsKey);
            if (!whole || constraint.kind == ConstraintItem.Kind.PRIMARY && constraint.columns.isEmpty()) {
                continue;
            }
            constraint.columns.replaceAll(this::newName);
            constraint.order = Context.of(run).counter().next();
            table.attach(run, constraint);
        }
        return table;
    }

    private void rebuild() {
        String temporary = ("_alembic_tmp_" + batch.table());
        temporary = temporary.substring(0, Math.min(50, temporary.length()));
        TableItem table = newTable(temporary);
        List<List<@Nullable Object>> triggers = copyFrom != null
                ? List.of()
                : database.run(
                                "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
                                List.of(batch.table()))
                        .rows();
        boolean dependents = copyFrom == null
                && !database.run("SELECT 1 FROM sqlite_master WHERE type IN ('view', 'trigger') LIMIT 1", List.of())
                        .rows()
                        .isEmpty();
        Object counter = counter();
        ddl.run(ddl.createTable(table, false));
        String old = Identifiers.table(target, batch.schema(), batch.table());
        List<String> from = new ArrayList<>(copied.keySet());
        SqlCompiler compiler = new SqlCompiler(run, target, true);
        ddl.run("INSERT INTO " + table.sqlName(target) + " ("
                + from.stream().map(c -> ddl.quote(newName(c))).collect(Collectors.joining(", ")) + ") SELECT "
                + from.stream()
                        .map(c -> compiler.text(qualified(java.util.Objects.requireNonNull(copied.get(c)), old)))
                        .collect(Collectors.joining(", "))
                + " \nFROM " + old);
        if (known() && counts()) {
            keepCounter(table.name());
        }
        ddl.run("\nDROP TABLE " + old);
        if (dependents) {
            ddl.run("PRAGMA legacy_alter_table = ON");
        }
        ddl.run("ALTER TABLE " + table.sqlName(target) + " RENAME TO " + ddl.quote(batch.table()));
        if (dependents) {
            ddl.run("PRAGMA legacy_alter_table = OFF");
        }
        if (counter != null) {
            Statements.execute(
                    run,
                    "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?",
                    List.of(counter, batch.table()));
        }
        recreateIndexes(table);
        triggers.forEach(t -> ddl.run(String.valueOf(t.getFirst())));
    }

    private boolean counts() {
        return Pattern.compile("(?i)\\bAUTOINCREMENT\\b").matcher(original).find();
    }

    /** Gives the new table the counter of the old one, whatever it will be. */
    private void keepCounter(String fresh) {
        String name = Identifiers.literal(target, fresh);
        String old = Identifiers.literal(target, batch.table());
        ddl.run("DELETE FROM sqlite_sequence WHERE name = " + name);
        ddl.run("INSERT INTO sqlite_sequence (name, seq) SELECT " + name + ", seq FROM sqlite_sequence WHERE name = "
                + old);
    }

    private @Nullable Object counter() {
        if (known() || !counts()) {
            return null;
        }
        List<List<@Nullable Object>> rows = Statements.execute(
                        run, "SELECT seq FROM sqlite_sequence WHERE name = ?", List.of(batch.table()))
                .rows();
        return rows.isEmpty() ? null : rows.getFirst().getFirst();
    }

    private SqlExpr qualified(SqlExpr expression, String table) {
        return switch (expression.node()) {
            case Node.Column column -> SqlExpr.of(new Node.Raw(table + "." + ddl.quote(column.name())));
            case Node.Cast cast -> SqlExpr.of(new Node.Cast(qualified(cast.value(), table), cast.type()), cast.type());
            default -> expression;
        };
    }

    private void recreateIndexes(TableItem table) {
        TableItem renamedTable = TableItem.bare(batch.table(), batch.schema(), table.metadata());
        for (IndexItem index : indexes.values()) {
            List<String> names = index.expressions.stream()
                    .map(e -> java.util.Objects.requireNonNullElse(e.name(), ""))
                    .toList();
            for (String name : names) {
                if (!name.isEmpty() && !columns.containsKey(name)) {
                    throw Errors.key(new Str(name));
                }
            }
            String sql = indexSql.getOrDefault(String.valueOf(index.name), "");
            boolean same = names.stream().noneMatch(renamed::containsKey);
            if (same && !sql.isEmpty()) {
                ddl.run(sql);
                continue;
            }
            IndexItem copy = new IndexItem();
            copy.name = index.name;
            copy.unique = index.unique;
            copy.table = renamedTable;
            copy.options.putAll(index.options);
            names.forEach(n -> copy.expressions.add(Exprs.column(null, newName(n), SqlType.NULL)));
            ddl.run(ddl.createIndex(copy, false));
        }
        // An index that reflection passes over, such as one on an expression, is kept as it was written.
        indexSql.forEach((name, sql) -> {
            boolean known = copyFrom != null || !passedOver.contains(name);
            if (!known && !sql.isEmpty()) {
                ddl.run(sql);
            }
        });
        for (IndexItem index : newIndexes) {
            index.table = renamedTable;
            ddl.run(ddl.createIndex(index, false));
        }
    }
}
