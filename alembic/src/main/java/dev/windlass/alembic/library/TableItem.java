package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.ListValue;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@code Table}, or a {@code table()} of columns for statements alone. */
final class TableItem implements FromItem {
    private static final Methods<TableItem> METHODS = new Methods<>(TableItem.class)
            .property("c", (run, self) -> new ColumnsView(self))
            .property("columns", (run, self) -> new ColumnsView(self))
            .property("name", (run, self) -> new Str(self.name))
            .property("schema", (run, self) -> self.schema.isEmpty() ? None.NONE : new Str(self.schema))
            .property("fullname", (run, self) -> new Str((self.schema.isEmpty() ? "" : self.schema + ".") + self.name))
            .property("metadata", (run, self) -> self.metadata)
            .property("indexes", (run, self) -> new ListValue(self.indexes))
            .property("constraints", (run, self) -> new ListValue(self.constraints))
            .property("primary_key", (run, self) -> new ColumnsView(self, ColumnItem::isKey))
            .property(
                    "foreign_key_constraints",
                    (run, self) -> new ListValue(self.constraints.stream()
                            .filter(c -> c.kind == ConstraintItem.Kind.FOREIGN)
                            .toList()))
            .property(
                    "foreign_keys",
                    (run, self) -> new ListValue(self.columns.values().stream()
                            .flatMap(c -> c.foreignKeys.stream())
                            .toList()))
            .method("insert", "values=, **kw", (run, self, b) -> Dml.insert(run, self, b))
            .method("update", "whereclause=, values=, **kw", (run, self, b) -> Dml.update(run, self, b))
            .method("delete", "whereclause=, **kw", (run, self, b) -> Dml.delete(run, self, b))
            .method("select", "whereclause=, **kw", (run, self, b) -> {
                Select select = new Select(self.columnList(run), List.of(self));
                if (b.orNull("whereclause") != null) {
                    select.where.add(Exprs.of(run, b.value("whereclause")));
                }
                return select;
            })
            .method(
                    "count",
                    "",
                    (run, self, b) ->
                            new Select(List.of(SqlExpr.of(new Node.Call("count", List.of(), ""))), List.of(self)))
            .method("alias", "name=", (run, self, b) -> new AliasItem(self, b.text("name", self.name + "_1")))
            .method("join", "right, onclause=, isouter=, full=", (run, self, b) -> JoinItem.of(run, self, b, false))
            .method("outerjoin", "right, onclause=, full=", (run, self, b) -> JoinItem.of(run, self, b, true))
            .method("create", "bind=, checkfirst=", (run, self, b) -> {
                Tables.createChecked(run, self, b.flag(run, "checkfirst", false));
                return None.NONE;
            })
            .method("drop", "bind=, checkfirst=", (run, self, b) -> {
                Tables.dropChecked(run, self, b.flag(run, "checkfirst", false));
                return None.NONE;
            })
            .method(
                    "exists",
                    "bind=",
                    (run, self, b) -> dev.windlass.alembic.eval.Bool.of(
                            Context.of(run).catalog().tables(self.schema).contains(self.name)))
            .method("append_column", "column, **kw", (run, self, b) -> {
                self.attach(run, (ColumnItem) b.value("column"));
                return None.NONE;
            })
            .method("append_constraint", "constraint", (run, self, b) -> {
                self.attach(run, (ConstraintItem) b.value("constraint"));
                return None.NONE;
            })
            .method("tometadata", "metadata, **kw", (run, self, b) -> self)
            .method("to_metadata", "metadata, **kw", (run, self, b) -> self);
    static final NativeClass CLAUSE = NativeClass.of("TableClause", METHODS);
    static final NativeClass CLASS = new NativeClass(
            "Table",
            List.of(CLAUSE),
            new Methods<>(TableItem.class),
            Map.of(),
            "name, metadata, *items, **kw",
            (run, type, b) -> construct(run, b));

    private final String name;
    private final String schema;
    private final MetaDataItem metadata;
    private final boolean clause;
    private final Map<String, ColumnItem> columns = new LinkedHashMap<>();
    private final List<ConstraintItem> constraints = new ArrayList<>();
    private final List<IndexItem> indexes = new ArrayList<>();
    private final Map<String, Value> options;
    private @Nullable String comment;
    private List<String> prefixes = List.of();
    private @Nullable ConstraintItem primary;

    TableItem(String name, String schema, MetaDataItem metadata, boolean clause, Map<String, Value> options) {
        this.name = name;
        this.schema = schema;
        this.metadata = metadata;
        this.clause = clause;
        this.options = options;
    }

    /** A table with a naming convention and nothing in it. */
    static TableItem bare(String name, String schema, MetaDataItem metadata) {
        return new TableItem(name, schema, metadata, false, Map.of());
    }

    /** Its name with its schema, as {@code MetaData.tables} has it. */
    String key() {
        return schema.isEmpty() ? name : schema + "." + name;
    }

    /** The keys of the tables that it points to. */
    Set<String> pointsTo() {
        return constraints.stream()
                .filter(c -> c.kind == ConstraintItem.Kind.FOREIGN)
                .map(c ->
                        c.referred.getFirst().substring(0, c.referred.getFirst().lastIndexOf('.')))
                .collect(Collectors.toSet());
    }

    private static Value construct(Run run, Bound b) {
        MetaDataItem metadata = (MetaDataItem) b.value("metadata");
        Map<String, Value> options = new LinkedHashMap<>(b.others());
        Value schema = options.getOrDefault("schema", None.NONE);
        String schemaName = schema == None.NONE ? metadata.schema() : schema.text(run);
        String key = schemaName.isEmpty() ? b.text("name") : schemaName + "." + b.text("name");
        TableItem known = metadata.tables().get(key);
        if (known != null && b.rest().isEmpty()) {
            return known;
        }
        TableItem table = build(run, b.text("name"), schemaName, metadata, b.rest(), options);
        metadata.tables().put(key, table);
        Value load = options.getOrDefault("autoload_with", options.getOrDefault("autoload", None.NONE));
        if (load != None.NONE && load.type().name().equals("bool") ? load.truth(run) : load != None.NONE) {
            Tables.reflect(run, table);
        }
        return table;
    }

    /** A table with these columns, constraints and indexes. */
    static TableItem build(
            Run run, String name, String schema, MetaDataItem metadata, List<Value> items, Map<String, Value> options) {
        TableItem table = new TableItem(name, schema, metadata, false, options);
        Context.of(run).target().quotes().note(run, name, options.get("quote"));
        Context.of(run).target().quotes().note(run, schema, options.get("quote_schema"));
        Value comment = options.getOrDefault("comment", None.NONE);
        table.comment = comment == None.NONE ? null : comment.text(run);
        if (options.get("prefixes") instanceof Value prefixes && prefixes != None.NONE) {
            table.prefixes =
                    Operators.list(run, prefixes).stream().map(p -> p.text(run)).toList();
        }
        for (Value item : items) {
            if (item instanceof ColumnItem column) {
                table.attach(run, column.table == null ? column : column.copy());
            }
        }
        for (Value item : items) {
            switch (item) {
                case ColumnItem column -> {}
                case ConstraintItem constraint ->
                    table.attach(run, constraint.table == null ? constraint : constraint.copy());
                case IndexItem index -> {
                    index.table = table;
                    Naming.index(run, index);
                    table.indexes.add(index);
                }
                case None none -> {}
                default -> {
                    if (!item.type().name().equals("object")) {
                        throw LibraryErrors.argument(
                                "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got "
                                        + item.repr(run));
                    }
                }
            }
        }
        return table;
    }

    /** Puts a column in, with the constraints and indexes that it brings. */
    void attach(Run run, ColumnItem column) {
        column.table = this;
        column.sqlType = column.sqlType.in(schema);
        columns.put(column.name, column);
        if (clause) {
            return;
        }
        Context.Counter counter = Context.of(run).counter();
        for (ForeignKeyItem key : column.foreignKeys) {
            ConstraintItem constraint = new ConstraintItem(ConstraintItem.Kind.FOREIGN);
            constraint.order = counter.next();
            constraint.options.putAll(key.options());
            constraint.setName(run, key.options().getOrDefault("name", None.NONE));
            constraint.columns.add(column.name);
            constraint.referred.add(key.target());
            attach(run, constraint);
        }
        for (ConstraintItem constraint : column.constraints) {
            constraint.table = this;
            Naming.constraint(run, constraint);
        }
        TypeConstraints.of(run, column).ifPresent(constraint -> attach(run, constraint));
        if (column.index) {
            IndexItem index = new IndexItem();
            index.unique = column.unique;
            index.expressions.add(column.expression());
            index.table = this;
            Naming.index(run, index);
            indexes.add(index);
        } else if (column.unique) {
            ConstraintItem unique = new ConstraintItem(ConstraintItem.Kind.UNIQUE);
            unique.order = counter.next();
            unique.columns.add(column.name);
            attach(run, unique);
        }
    }

    /** Puts a constraint in, and names it by the convention if it has no name. */
    void attach(Run run, ConstraintItem constraint) {
        constraint.table = this;
        if (constraint.kind == ConstraintItem.Kind.PRIMARY) {
            primary = constraint;
            for (String column : constraint.columns) {
                ColumnItem item = columns.get(column);
                if (item != null) {
                    item.primaryKey = true;
                }
            }
        }
        Naming.constraint(run, constraint);
        constraints.add(constraint);
    }

    String name() {
        return name;
    }

    String schema() {
        return schema;
    }

    MetaDataItem metadata() {
        return metadata;
    }

    boolean isClause() {
        return clause;
    }

    Map<String, ColumnItem> columns() {
        return columns;
    }

    List<ConstraintItem> constraints() {
        return constraints;
    }

    List<IndexItem> indexes() {
        return indexes;
    }

    Map<String, Value> options() {
        return options;
    }

    @Nullable
    String comment() {
        return comment;
    }

    void comment(@Nullable String text) {
        comment = text;
    }

    List<String> prefixes() {
        return prefixes;
    }

    /** The primary key: the explicit one, or that of the columns marked so; null if there is none. */
    @Nullable
    ConstraintItem primaryKey(Run run) {
        if (primary != null) {
            return primary;
        }
        List<String> keys = columns.values().stream()
                .filter(ColumnItem::isKey)
                .map(c -> c.name)
                .toList();
        if (keys.isEmpty()) {
            return null;
        }
        ConstraintItem implicit = new ConstraintItem(ConstraintItem.Kind.PRIMARY);
        implicit.columns.addAll(keys);
        implicit.table = this;
        Naming.constraint(run, implicit);
        return implicit;
    }

    /** What it is called in SQL. */
    String sqlName(Target target) {
        return Identifiers.table(target, schema, name);
    }

    @Override
    public String qualifier(Target target) {
        return sqlName(target);
    }

    @Override
    public List<SqlExpr> columnList(Run run) {
        return columns.values().stream().map(ColumnItem::expression).toList();
    }

    @Override
    public @Nullable SqlExpr columnNamed(Run run, String column) {
        ColumnItem found = columns.get(column);
        return found == null ? null : found.expression();
    }

    @Override
    public TypeValue type() {
        return clause ? CLAUSE : CLASS;
    }

    @Override
    public String repr(Run run) {
        return "Table('" + name + "')";
    }

    @Override
    public String text(Run run) {
        return (schema.isEmpty() ? "" : schema + ".") + name;
    }
}
