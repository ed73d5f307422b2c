package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Arguments;
import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.Descriptor;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Instance;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code Column}: it is attached to one table at most, and copied for a second one. */
final class ColumnItem implements Descriptor {
    static final NativeClass TYPE = new NativeClass(
            "Column",
            List.of(ExprMethods.COLUMN),
            new Methods<>(ColumnItem.class)
                    .property("name", (run, self) -> new Str(self.name))
                    .property("key", (run, self) -> new Str(self.name))
                    .property("type", (run, self) -> self.sqlType)
                    .property("nullable", (run, self) -> Bool.of(self.isNullable()))
                    .property("primary_key", (run, self) -> Bool.of(self.primaryKey))
                    .property("table", (run, self) -> self.table == null ? None.NONE : self.table)
                    .property("default", (run, self) -> self.defaultValue == null ? None.NONE : self.defaultValue)
                    .property(
                            "server_default",
                            (run, self) -> self.serverDefault == null ? None.NONE : self.serverDefault)
                    .property("foreign_keys", (run, self) -> new dev.windlass.alembic.eval.ListValue(self.foreignKeys))
                    .property("comment", (run, self) -> self.comment == null ? None.NONE : new Str(self.comment))
                    .method("copy", "**kw", (run, self, b) -> self.copy())
                    .method("create", "table=, **kw", (run, self, b) -> None.NONE),
            Map.of(),
            "*arguments, name=, type_=, autoincrement=, comment=, default=, doc=, index=, info=, key=, nullable=, onupdate=, "
                    + "primary_key=, quote=, server_default=, server_onupdate=, system=, unique=, **kw",
            (run, type, b) -> of(run, b));

    private static final String ON_CONFLICT = "sqlite_on_conflict_";

    String name;
    SqlType sqlType;
    Optional<Boolean> nullable = Optional.empty();
    boolean primaryKey;
    boolean index;
    boolean unique;
    String autoincrement = "auto";

    /** What SQLite does on a conflict, by {@code not_null}, {@code unique} and {@code primary_key}. */
    Map<String, String> onConflict = Map.of();

    @Nullable
    Value serverDefault;

    @Nullable
    Value defaultValue;

    @Nullable
    String comment;

    @Nullable
    Identity identity;

    @Nullable
    Computed computed;

    @Nullable
    SequenceItem sequence;

    final List<ForeignKeyItem> foreignKeys = new ArrayList<>();
    final List<ConstraintItem> constraints = new ArrayList<>();

    @Nullable
    TableItem table;

    /** {@code Identity(…)}, with its options by name. */
    record Identity(Map<String, Value> options) implements Value {
        static final NativeClass CLASS = new NativeClass(
                "Identity",
                List.of(),
                new Methods<>(Identity.class),
                Map.of(),
                "always=, on_null=, start=, increment=, minvalue=, maxvalue=, nominvalue=, nomaxvalue=, cycle=, cache=, order=",
                (run, type, b) -> new Identity(Map.copyOf(b.values())));

        @Override
        public TypeValue type() {
            return CLASS;
        }
    }

    /** {@code Computed(text)}. */
    record Computed(SqlExpr expression, Optional<Boolean> persisted) implements Value {
        static final NativeClass CLASS = new NativeClass(
                "Computed",
                List.of(),
                new Methods<>(Computed.class),
                Map.of(),
                "sqltext, persisted=",
                (run, type, b) -> new Computed(
                        Exprs.sql(run, b.value("sqltext")),
                        b.orNull("persisted") == null
                                ? Optional.empty()
                                : Optional.of(b.flag(run, "persisted", false))));

        @Override
        public TypeValue type() {
            return CLASS;
        }
    }

    ColumnItem(String name, SqlType sqlType) {
        this.name = name;
        this.sqlType = sqlType;
    }

    private static Value of(Run run, Bound b) {
        List<Value> rest = new ArrayList<>(b.rest());
        String name = b.text("name", "");
        if (!rest.isEmpty() && (Operators.underlying(rest.getFirst()) instanceof Str || rest.getFirst() == None.NONE)) {
            name = Operators.underlying(rest.removeFirst()) instanceof Str text ? text.value() : name;
        }
        SqlType type = SqlType.NULL;
        if (b.orNull("type_") != null) {
            type = SqlType.from(run, b.value("type_"));
        } else if (!rest.isEmpty() && isType(rest.getFirst())) {
            type = SqlType.from(run, rest.removeFirst());
        }
        Context.of(run).target().quotes().note(run, name, b.orNull("quote"));
        ColumnItem column = new ColumnItem(name, type);
        for (Value part : rest) {
            switch (part) {
                case ForeignKeyItem key -> column.foreignKeys.add(key);
                case ConstraintItem constraint -> column.constraints.add(constraint);
                case Identity identity -> column.identity = identity;
                case Computed computed -> column.computed = computed;
                case SequenceItem sequence -> column.sequence = sequence;
                case None none -> {}
                default -> {
                    if (isType(part) && column.sqlType == SqlType.NULL) {
                        column.sqlType = SqlType.from(run, part);
                    } else if (!part.type().name().equals("object")) {
                        throw LibraryErrors.argument("Unexpected argument of Column: " + part.repr(run));
                    }
                }
            }
        }
        column.options(run, b);
        return column;
    }

    private static boolean isType(Value value) {
        return value instanceof SqlType
                || value instanceof dev.windlass.alembic.eval.Native
                || TypeText.isCustom(value)
                || value instanceof TypeValue type && type.isSubclass(SqlTypes.named("TypeEngine"))
                || value.type().name().equals("object")
                        && !value.getClass().getSimpleName().equals("Instance");
    }

    private void options(Run run, Bound b) {
        primaryKey = b.flag(run, "primary_key", false);
        if (b.has("nullable") && b.value("nullable") instanceof Bool flag) {
            nullable = Optional.of(flag == Bool.TRUE);
        }
        index = b.flag(run, "index", false);
        unique = b.flag(run, "unique", false);
        Value auto = b.or("autoincrement", new Str("auto"));
        autoincrement = auto instanceof Str text ? text.value() : auto.truth(run) ? "true" : "false";
        Map<String, String> conflicts = new LinkedHashMap<>();
        b.others().forEach((key, value) -> {
            if (key.startsWith(ON_CONFLICT) && value != None.NONE) {
                conflicts.put(key.substring(ON_CONFLICT.length()), value.text(run));
            }
        });
        onConflict = Map.copyOf(conflicts);
        defaultValue = b.orNull("default");
        comment = b.textOrNull("comment");
        Value server = b.orNull("server_default");
        switch (server) {
            case null -> {}
            case Identity given -> identity = given;
            case Computed given -> computed = given;
            case SequenceItem given -> serverDefault = given;
            default -> serverDefault = server;
        }
        if (defaultValue instanceof SequenceItem given) {
            sequence = given;
            defaultValue = null;
        }
    }

    boolean isKey() {
        return primaryKey;
    }

    boolean isNullable() {
        return nullable.orElse(!primaryKey && identity == null);
    }

    /** On an object of a mapped class that has no value for it, it is None. */
    @Override
    public Value bind(Run run, Value self) {
        return self instanceof Instance ? None.NONE : this;
    }

    SqlExpr expression() {
        return Exprs.column(table, name, sqlType);
    }

    ColumnItem copy() {
        ColumnItem copy = new ColumnItem(name, sqlType);
        copy.nullable = nullable;
        copy.primaryKey = primaryKey;
        copy.index = index;
        copy.unique = unique;
        copy.autoincrement = autoincrement;
        copy.onConflict = onConflict;
        copy.serverDefault = serverDefault;
        copy.defaultValue = defaultValue;
        copy.comment = comment;
        copy.identity = identity;
        copy.computed = computed;
        copy.sequence = sequence;
        foreignKeys.forEach(key -> copy.foreignKeys.add(key.copy()));
        constraints.forEach(constraint -> copy.constraints.add(constraint.copy()));
        return copy;
    }

    /** The value that it has where a statement gives none, computed here as SQLAlchemy does; null if there is none. */
    @Nullable
    Value pythonDefault(Run run) {
        Value value = defaultValue;
        if (value == null) {
            return null;
        }
        boolean plain = value instanceof SqlExpr
                || value instanceof Statement
                || value instanceof Instance
                || value instanceof ClassValue;
        if (plain || Operators.asText(value) != null) {
            return value;
        }
        boolean callable = value instanceof dev.windlass.alembic.eval.Function
                || value instanceof dev.windlass.alembic.eval.Native
                || value instanceof TypeValue
                || value.type().name().equals("method");
        return callable ? value.call(run, Arguments.NONE) : value;
    }

    @Override
    public TypeValue type() {
        return TYPE;
    }

    @Override
    public String repr(Run run) {
        return "Column('" + name + "', " + sqlType.repr(run) + ")";
    }

    @Override
    public String text(Run run) {
        return (table == null ? "" : table.name() + ".") + name;
    }

    @Override
    public void assign(Run run, String attribute, Value value) {
        switch (attribute) {
            case "name" -> name = value.text(run);
            case "nullable" -> nullable = Optional.of(value.truth(run));
            case "type" -> sqlType = SqlType.from(run, value);
            case "server_default" -> serverDefault = value == None.NONE ? null : value;
            case "primary_key" -> primaryKey = value.truth(run);
            default -> throw Errors.attribute("Column attribute '" + attribute + "' cannot be set");
        }
    }

    @Override
    public boolean truth(Run run) {
        throw Errors.type("Boolean value of this clause is not defined");
    }

    @Override
    public @Nullable Value operate(Run run, String operator, Value right) {
        return expression().operate(run, operator, right);
    }

    @Override
    public @Nullable Value operateReflected(Run run, String operator, Value left) {
        return expression().operateReflected(run, operator, left);
    }

    @Override
    public @Nullable Value negate(Run run, String operator) {
        return expression().negate(run, operator);
    }

    @Override
    public @Nullable Value compare(Run run, String operator, Value other) {
        return expression().compare(run, operator, other);
    }

    @Override
    public Value item(Run run, Value key) {
        return expression().item(run, key);
    }
}
