package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bound;
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
import org.jspecify.annotations.Nullable;

/** A constraint of a table. */
final class ConstraintItem implements Value {
    enum Kind {
        PRIMARY("PrimaryKeyConstraint", "pk"),
        UNIQUE("UniqueConstraint", "uq"),
        FOREIGN("ForeignKeyConstraint", "fk"),
        CHECK("CheckConstraint", "ck"),
        EXCLUDE("ExcludeConstraint", "ex"),
        ANY("Constraint", "");

        final String className;
        final String convention;

        Kind(String className, String convention) {
            this.className = className;
            this.convention = convention;
        }
    }

    private static final Methods<ConstraintItem> METHODS = new Methods<>(ConstraintItem.class)
            .property("name", (run, self) -> self.name == null ? None.NONE : new Str(self.name))
            .property(
                    "columns",
                    (run, self) -> new dev.windlass.alembic.eval.ListValue(
                            self.columns.stream().map(Str::new).toList()))
            .property(
                    "column_keys",
                    (run, self) -> new dev.windlass.alembic.eval.ListValue(
                            self.columns.stream().map(Str::new).toList()))
            .property(
                    "elements",
                    (run, self) -> new dev.windlass.alembic.eval.ListValue(self.referred.stream()
                            .map(r -> new ForeignKeyItem(r, Map.of()))
                            .toList()))
            .property(
                    "referred_table",
                    (run, self) -> TableItem.bare(
                            self.referred.getFirst().replaceFirst("^(?:.*\\.)?([^.]+)\\.[^.]+$", "$1"),
                            "",
                            MetaDataItem.ofEnvironment(run)))
            .property("table", (run, self) -> self.table == null ? None.NONE : self.table)
            .method("create", "bind=, **kw", (run, self, b) -> {
                Ddl ddl = new Ddl(run);
                ddl.run(ddl.addConstraint(self));
                return None.NONE;
            })
            .method("drop", "bind=, **kw", (run, self, b) -> {
                Ddl ddl = new Ddl(run);
                ddl.run(ddl.dropConstraint(self, ""));
                return None.NONE;
            });
    static final NativeClass CONSTRAINT = NativeClass.of("Constraint", METHODS);
    static final NativeClass PRIMARY = type(Kind.PRIMARY, "*columns, name=, **kw");
    static final NativeClass UNIQUE = type(Kind.UNIQUE, "*columns, name=, **kw");
    static final NativeClass FOREIGN = type(Kind.FOREIGN, "columns, refcolumns, name=, **kw");
    static final NativeClass CHECK = type(Kind.CHECK, "sqltext, name=, **kw");
    static final NativeClass EXCLUDE = type(Kind.EXCLUDE, "*elements, name=, **kw");

    final Kind kind;

    @Nullable
    String name;
    /** Whether the name is final, so that no naming convention changes it. */
    boolean finalName;

    List<String> columns = new ArrayList<>();
    /** Of a foreign key: the columns it points to, as {@code [schema.]table.column}. */
    List<String> referred = new ArrayList<>();
    /** Of a check: its condition. */
    SqlExpr condition = SqlExpr.of(new Node.Raw(""));
    /** Of an exclusion: its elements and operators. */
    List<Map.Entry<SqlExpr, String>> elements = new ArrayList<>();

    Map<String, Value> options = new LinkedHashMap<>();
    /** Whether it comes from a type, as a check of an enumeration does. */
    boolean typeBound;
    /** Columns that are given as objects and get their names when attached. */
    private List<Value> given = new ArrayList<>();

    @Nullable
    TableItem table;

    int order;

    ConstraintItem(Kind kind) {
        this.kind = kind;
    }

    private static NativeClass type(Kind kind, String parameters) {
        return new NativeClass(
                kind.className,
                List.of(CONSTRAINT),
                new Methods<>(ConstraintItem.class),
                Map.of(),
                parameters,
                (run, type, b) -> of(run, kind, b));
    }

    private static Value of(Run run, Kind kind, Bound b) {
        ConstraintItem item = new ConstraintItem(kind);
        item.order = Context.of(run).counter().next();
        item.setName(run, b.value("name"));
        item.options.putAll(b.others());
        switch (kind) {
            case PRIMARY, UNIQUE -> item.given.addAll(b.rest());
            case FOREIGN -> {
                item.given.addAll(Operators.list(run, b.value("columns")));
                Operators.list(run, b.value("refcolumns")).forEach(c -> item.referred.add(ForeignKeyItem.name(run, c)));
            }
            case CHECK -> item.condition = Exprs.sql(run, b.value("sqltext"));
            case EXCLUDE -> {
                for (Value element : b.rest()) {
                    List<Value> pair = Operators.list(run, element);
                    Value what = pair.getFirst();
                    item.elements.add(Map.entry(
                            Operators.underlying(what) instanceof Str column
                                    ? Exprs.column(null, column.value(), SqlType.NULL)
                                    : Exprs.of(run, what),
                            pair.getLast().text(run)));
                }
            }
            case ANY -> {}
        }
        item.given.forEach(v -> item.columns.add(columnName(run, v)));
        return item;
    }

    private static String columnName(Run run, Value value) {
        return switch (value) {
            case ColumnItem column -> column.name;
            case SqlExpr e -> e.name() == null ? value.text(run) : java.util.Objects.requireNonNull(e.name());
            default -> value.text(run);
        };
    }

    void setName(Run run, Value value) {
        finalName = value instanceof FinalName;
        name = value == None.NONE ? null : value.text(run);
    }

    ConstraintItem copy() {
        ConstraintItem copy = new ConstraintItem(kind);
        copy.name = name;
        copy.finalName = finalName;
        copy.columns = new ArrayList<>(columns);
        copy.referred = new ArrayList<>(referred);
        copy.condition = condition;
        copy.elements = elements;
        copy.options = new LinkedHashMap<>(options);
        copy.typeBound = typeBound;
        copy.given = given;
        copy.order = order;
        return copy;
    }

    @Nullable
    String option(String key) {
        Value value = options.get(key);
        return value == null || value == None.NONE ? null : Operators.asText(value);
    }

    boolean flag(Run run, String key) {
        Value value = options.get(key);
        return value != null && value.truth(run);
    }

    @Override
    public TypeValue type() {
        return switch (kind) {
            case PRIMARY -> PRIMARY;
            case UNIQUE -> UNIQUE;
            case FOREIGN -> FOREIGN;
            case CHECK -> CHECK;
            case EXCLUDE -> EXCLUDE;
            case ANY -> CONSTRAINT;
        };
    }

    @Override
    public void assign(Run run, String attribute, Value value) {
        if (attribute.equals("name")) {
            setName(run, value);
            return;
        }
        Value.super.assign(run, attribute, value);
    }
}
