package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.Methods;
import dev.windlass.alembic.eval.Native;
import dev.windlass.alembic.eval.NativeClass;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TupleValue;
import dev.windlass.alembic.eval.Types;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions and classes of {@code sqlalchemy} besides its types. */
final class SaMembers {
    static final Value INSERT =
            Native.of("insert", "table, values=, **kw", (run, b) -> Dml.insert(run, table(run, b.value("table")), b));
    private static final SqlType BOOLEAN = SqlType.of("Boolean");

    private SaMembers() {}

    static TableItem table(Run run, Value value) {
        if (JoinItem.from(run, value) instanceof TableItem table) {
            return table;
        }
        throw LibraryErrors.argument("subject table for an INSERT, UPDATE or DELETE expected");
    }

    private static void add(Map<String, Value> all, String name, String parameters, Native.Body body) {
        all.put(name, Native.of(name, parameters, body));
    }

    static void fill(Map<String, Value> all) {
        schema(all);
        expressions(all);
        statements(all);
        engine(all);
    }

    private static void schema(Map<String, Value> all) {
        all.put("Column", ColumnItem.TYPE);
        all.put("ColumnClause", ExprMethods.COLUMN);
        all.put("ColumnElement", ExprMethods.ELEMENT);
        all.put("TextClause", ExprMethods.TEXT);
        all.put("ClauseElement", ExprMethods.ELEMENT);
        all.put("Table", TableItem.CLASS);
        all.put("TableClause", TableItem.CLAUSE);
        all.put("MetaData", MetaDataItem.CLASS);
        all.put("ForeignKey", ForeignKeyItem.CLASS);
        all.put("PrimaryKeyConstraint", ConstraintItem.PRIMARY);
        all.put("UniqueConstraint", ConstraintItem.UNIQUE);
        all.put("ForeignKeyConstraint", ConstraintItem.FOREIGN);
        all.put("CheckConstraint", ConstraintItem.CHECK);
        all.put("Constraint", ConstraintItem.CONSTRAINT);
        all.put("Index", IndexItem.CLASS);
        all.put("Sequence", SequenceItem.CLASS);
        all.put("Identity", ColumnItem.Identity.CLASS);
        all.put("Computed", ColumnItem.Computed.CLASS);
        all.put(
                "FetchedValue",
                new NativeClass(
                        "FetchedValue",
                        List.of(),
                        new Methods<>(Value.class),
                        Map.of(),
                        "**kw",
                        (run, type, b) -> None.NONE));
        add(all, "DefaultClause", "arg, **kw", (run, b) -> b.value("arg"));
        add(all, "ColumnDefault", "arg, **kw", (run, b) -> b.value("arg"));
        add(all, "conv", "name", (run, b) -> new FinalName(b.text("name")));
        add(all, "quoted_name", "name, quote=", (run, b) -> {
            Context.of(run).target().quotes().note(run, b.textOrNull("name"), b.orNull("quote"));
            return b.value("name");
        });
        add(
                all,
                "DDL",
                "statement, context=, **kw",
                (run, b) -> Exprs.text(b.text("statement").replace("%%", "%").replace(":", "\\:")));
        ddl(all);
    }

    private static void ddl(Map<String, Value> all) {
        add(
                all,
                "CreateTable",
                "element, if_not_exists=, **kw",
                (run, b) -> new Modules.DdlElement(r -> {
                    Ddl ddl = new Ddl(r);
                    ddl.run(ddl.createTable(table(r, b.value("element")), b.flag(r, "if_not_exists", false)));
                }));
        add(
                all,
                "DropTable",
                "element, if_exists=, **kw",
                (run, b) -> new Modules.DdlElement(r -> {
                    Ddl ddl = new Ddl(r);
                    ddl.run(ddl.dropTable(table(r, b.value("element")), b.flag(r, "if_exists", false)));
                }));
        add(
                all,
                "CreateSequence",
                "element, if_not_exists=, **kw",
                (run, b) -> new Modules.DdlElement(r -> {
                    Ddl ddl = new Ddl(r);
                    ddl.run(ddl.createSequence((SequenceItem) b.value("element"), b.flag(r, "if_not_exists", false)));
                }));
        add(
                all,
                "DropSequence",
                "element, if_exists=, **kw",
                (run, b) -> new Modules.DdlElement(r -> {
                    Ddl ddl = new Ddl(r);
                    ddl.run(ddl.dropSequence((SequenceItem) b.value("element"), b.flag(r, "if_exists", false)));
                }));
        add(
                all,
                "CreateSchema",
                "name, if_not_exists=, **kw",
                (run, b) -> new Modules.DdlElement(r -> {
                    Ddl ddl = new Ddl(r);
                    ddl.run("CREATE SCHEMA " + (b.flag(r, "if_not_exists", false) ? "IF NOT EXISTS " : "")
                            + ddl.quote(b.text("name")));
                }));
        add(
                all,
                "DropSchema",
                "name, cascade=, if_exists=, **kw",
                (run, b) -> new Modules.DdlElement(r -> {
                    Ddl ddl = new Ddl(r);
                    ddl.run("DROP SCHEMA " + (b.flag(r, "if_exists", false) ? "IF EXISTS " : "")
                            + ddl.quote(b.text("name")) + (b.flag(r, "cascade", false) ? " CASCADE" : ""));
                }));
        add(
                all,
                "CreateIndex",
                "element, if_not_exists=, **kw",
                (run, b) -> new Modules.DdlElement(r -> {
                    Ddl ddl = new Ddl(r);
                    ddl.run(ddl.createIndex((IndexItem) b.value("element"), b.flag(r, "if_not_exists", false)));
                }));
        add(
                all,
                "DropIndex",
                "element, if_exists=, **kw",
                (run, b) -> new Modules.DdlElement(r -> {
                    Ddl ddl = new Ddl(r);
                    ddl.run(ddl.dropIndex((IndexItem) b.value("element"), b.flag(r, "if_exists", false)));
                }));
        add(
                all,
                "AddConstraint",
                "element, **kw",
                (run, b) -> new Modules.DdlElement(r -> {
                    Ddl ddl = new Ddl(r);
                    ddl.run(ddl.addConstraint((ConstraintItem) b.value("element")));
                }));
        add(
                all,
                "DropConstraint",
                "element, cascade=, if_exists=, **kw",
                (run, b) -> new Modules.DdlElement(r -> {
                    Ddl ddl = new Ddl(r);
                    ddl.run(ddl.dropConstraint(
                                    (ConstraintItem) b.value("element"),
                                    b.flag(r, "if_exists", false) ? "IF EXISTS " : "")
                            + (b.flag(r, "cascade", false) ? " CASCADE" : ""));
                }));
    }

    static Value plainFunction(String name) {
        return Native.of(
                name, "*arguments, type_=", (run, b) -> SqlExpr.of(new Node.Call(name, Exprs.all(run, b.rest()), "")));
    }

    private static SqlExpr logical(Run run, Bound b, boolean and) {
        List<SqlExpr> operands = new ArrayList<>();
        b.rest().forEach(v -> operands.add(v instanceof Bool bool ? Exprs.word(bool) : Exprs.sql(run, v)));
        return operands.isEmpty() ? (and ? Exprs.TRUE : Exprs.FALSE) : Exprs.and(and, operands);
    }

    private static void expressions(Map<String, Value> all) {
        add(all, "text", "text, bind=, bindparams=, **kw", (run, b) -> Exprs.text(b.text("text")));
        add(
                all,
                "literal_column",
                "text, type_=",
                (run, b) -> new SqlExpr(
                        new Node.Raw(b.text("text")),
                        b.orNull("type_") == null ? SqlType.NULL : SqlType.from(run, b.value("type_")),
                        ExprMethods.COLUMN));
        add(
                all,
                "literal",
                "value, type_=, **kw",
                (run, b) -> Exprs.literal(
                        run,
                        b.value("value"),
                        b.orNull("type_") == null ? SqlType.NULL : SqlType.from(run, b.value("type_"))));
        add(all, "column", "name, type_=, is_literal=, **kw", (run, b) -> {
            ColumnItem column = new ColumnItem(
                    b.text("name"), b.orNull("type_") == null ? SqlType.NULL : SqlType.from(run, b.value("type_")));
            return column;
        });
        add(all, "table", "name, *columns, schema=", (run, b) -> {
            TableItem table = new TableItem(
                    b.text("name"),
                    b.text("schema", ""),
                    new MetaDataItem("", Map.of(), new LinkedHashMap<>()),
                    true,
                    Map.of());
            for (Value column : b.rest()) {
                if (column instanceof ColumnItem item) {
                    table.attach(run, item.table == null ? item : item.copy());
                }
            }
            return table;
        });
        add(
                all,
                "bindparam",
                "key, value=, type_=, unique=, required=, expanding=, **kw",
                (run, b) -> SqlExpr.of(
                        new Node.Bind(b.value("value"), b.textOrNull("key"), b.flag(run, "expanding", false)),
                        b.orNull("type_") == null ? SqlType.NULL : SqlType.from(run, b.value("type_"))));
        add(all, "and_", "*conditions", (run, b) -> logical(run, b, true));
        add(all, "or_", "*conditions", (run, b) -> logical(run, b, false));
        add(all, "not_", "condition", (run, b) -> Exprs.not(Exprs.of(run, b.value("condition"))));
        add(all, "null", "", (run, b) -> Exprs.NULL);
        add(all, "true", "", (run, b) -> Exprs.TRUE);
        add(all, "false", "", (run, b) -> Exprs.FALSE);
        add(all, "cast", "value, type_", (run, b) -> ExprMethods.cast(run, b.value("value"), b.value("type_")));
        add(all, "type_coerce", "value, type_", (run, b) -> {
            SqlType type = SqlType.from(run, b.value("type_"));
            SqlExpr inner = Exprs.of(run, b.value("value"), type);
            return new SqlExpr(inner.node(), type, inner.kind());
        });
        add(all, "case", "*branches, value=, else_=, whens=", SaMembers::choice);
        add(all, "exists", "*what, **kw", (run, b) -> {
            Value first = b.rest().isEmpty() ? None.NONE : b.rest().getFirst();
            Select select = first instanceof Select s ? s : Select.of(run, b);
            if (select.columns.isEmpty()) {
                select.columns.add(SqlExpr.of(new Node.Raw("*")));
            }
            return SqlExpr.of(new Node.Prefix("EXISTS ", SqlExpr.of(new Node.Subquery(select)), 9), BOOLEAN);
        });
        add(
                all,
                "between",
                "value, low, high",
                (run, b) -> Exprs.of(run, b.value("value"))
                        .attribute(run, "between")
                        .call(run, dev.windlass.alembic.eval.Arguments.of(b.value("low"), b.value("high"))));
        for (Map.Entry<String, String> order : Map.of(
                        "desc",
                        "DESC",
                        "asc",
                        "ASC",
                        "nullslast",
                        "NULLS LAST",
                        "nullsfirst",
                        "NULLS FIRST",
                        "nulls_last",
                        "NULLS LAST",
                        "nulls_first",
                        "NULLS FIRST")
                .entrySet()) {
            add(
                    all,
                    order.getKey(),
                    "column",
                    (run, b) -> SqlExpr.of(new Node.Postfix(
                            Operators.underlying(b.value("column")) instanceof Str s
                                    ? Exprs.column(null, s.value(), SqlType.NULL)
                                    : Exprs.of(run, b.value("column")),
                            order.getValue(),
                            1)));
        }
        add(
                all,
                "distinct",
                "column",
                (run, b) -> SqlExpr.of(new Node.Prefix("DISTINCT ", Exprs.of(run, b.value("column")), 1)));
        add(
                all,
                "extract",
                "field, value",
                (run, b) -> SqlExpr.of(
                        new Node.Call(
                                "EXTRACT",
                                List.of(SqlExpr.of(new Node.Binary(
                                        "FROM",
                                        SqlExpr.of(new Node.Raw(b.text("field"))),
                                        Exprs.of(run, b.value("value")),
                                        6))),
                                ""),
                        SqlType.of("Integer")));
        add(all, "tuple_", "*items", (run, b) -> SqlExpr.of(new Node.Sequence(Exprs.all(run, b.rest()), true)));
        add(
                all,
                "collate",
                "value, collation",
                (run, b) -> SqlExpr.of(new Node.Postfix(
                        Exprs.of(run, b.value("value")), "COLLATE \"" + b.text("collation") + "\"", 9)));
        add(
                all,
                "any_",
                "value",
                (run, b) -> SqlExpr.of(new Node.Call("ANY", List.of(Exprs.of(run, b.value("value"))), "")));
        add(
                all,
                "all_",
                "value",
                (run, b) -> SqlExpr.of(new Node.Call("ALL", List.of(Exprs.of(run, b.value("value"))), "")));
        add(
                all,
                "label",
                "name, value",
                (run, b) -> SqlExpr.of(new Node.Label(b.text("name"), Exprs.of(run, b.value("value")))));
    }

    private static Value choice(Run run, Bound b) {
        List<Map.Entry<SqlExpr, SqlExpr>> branches = new ArrayList<>();
        List<Value> given = new ArrayList<>(b.rest());
        if (b.orNull("whens") != null) {
            given.add(b.value("whens"));
        }
        for (Value branch : given) {
            switch (branch) {
                case DictValue dict ->
                    dict.entries().forEach((k, v) -> branches.add(Map.entry(Exprs.of(run, k), Exprs.of(run, v))));
                case ListValue list -> list.items().forEach(pair -> branches.add(pair(run, Operators.list(run, pair))));
                case TupleValue tuple -> branches.add(pair(run, tuple.items()));
                default -> throw Errors.type("case() expects tuples of a condition and a value");
            }
        }
        Value otherwise = b.values().get("else_");
        SqlExpr last = otherwise == null || otherwise == None.NONE ? null : Exprs.of(run, otherwise);
        SqlType type = branches.isEmpty()
                ? SqlType.NULL
                : branches.getFirst().getValue().sqlType();
        return SqlExpr.of(
                new Node.Case(b.orNull("value") == null ? null : Exprs.of(run, b.value("value")), branches, last),
                type);
    }

    private static Map.Entry<SqlExpr, SqlExpr> pair(Run run, List<Value> items) {
        return Map.entry(Exprs.sql(run, items.get(0)), Exprs.of(run, items.get(1)));
    }

    private static void statements(Map<String, Value> all) {
        add(
                all,
                "select",
                "*columns, whereclause=, from_obj=, order_by=, limit=, distinct=",
                (run, b) -> Select.of(run, b));
        all.put("insert", INSERT);
        add(
                all,
                "update",
                "table, whereclause=, values=, **kw",
                (run, b) -> Dml.update(run, table(run, b.value("table")), b));
        add(all, "delete", "table, whereclause=, **kw", (run, b) -> Dml.delete(run, table(run, b.value("table")), b));
        add(
                all,
                "join",
                "left, right, onclause=, isouter=, full=",
                (run, b) -> JoinItem.of(run, JoinItem.from(run, b.value("left")), b, false));
        add(
                all,
                "outerjoin",
                "left, right, onclause=, full=",
                (run, b) -> JoinItem.of(run, JoinItem.from(run, b.value("left")), b, true));
        add(all, "alias", "item, name=", (run, b) -> new AliasItem(b.value("item"), b.text("name", "anon_1")));
        for (String word : List.of("union", "union_all", "except_", "intersect")) {
            add(
                    all,
                    word,
                    "first, *rest",
                    (run, b) -> b.value("first")
                            .attribute(run, word)
                            .call(run, new dev.windlass.alembic.eval.Arguments(b.rest(), Map.of())));
        }
        add(all, "values", "*columns, name=", (run, b) -> {
            throw run.unsupported("VALUES as a table is not run by Windlass", "");
        });
    }

    private static void engine(Map<String, Value> all) {
        add(all, "inspect", "subject, raiseerr=", (run, b) -> {
            Value subject = b.value("subject");
            if (subject instanceof ConnectionValue) {
                return InspectorValue.of(run);
            }
            return OrmClasses.inspect(run, subject);
        });
        all.put("Inspector", InspectorValue.TYPE);
        all.put("Connection", ConnectionValue.CONNECTION);
        all.put("Engine", ConnectionValue.CONNECTION);
        all.put("Row", ResultValue.ROW);
        all.put("Dialect", DialectValue.TYPE);
        all.put("DefaultDialect", DialectValue.TYPE);
        for (String refused : List.of("create_engine", "engine_from_config", "create_async_engine")) {
            add(all, refused, "*rest, **kw", (run, b) -> {
                throw run.unsupported("A revision may not open connections of its own ('" + refused + "')", "");
            });
        }
        for (String inert : List.of("listens_for", "listen", "compiles", "remove", "deprecated")) {
            add(all, inert, "*rest, **kw", (run, b) -> Native.of(inert, "function", (r, i) -> i.value("function")));
        }
        all.put("MutableDict", mutable("MutableDict"));
        all.put("MutableList", mutable("MutableList"));
        all.put("Mutable", mutable("Mutable"));
        add(all, "hybrid_property", "function", (run, b) -> b.value("function"));
        add(all, "hybrid_method", "function", (run, b) -> b.value("function"));
        add(all, "association_proxy", "*rest, **kw", (run, b) -> None.NONE);
        all.put("__version__", new Str("1.4.46"));
        all.put("NULLTYPE", SqlType.NULL);
        all.put("STRINGTYPE", SqlType.of("String"));
        all.put("BOOLEANTYPE", SqlType.of("Boolean"));
        all.put("Executable", Types.OBJECT);
        all.put("DDLElement", Types.OBJECT);
        all.put("SchemaItem", Types.OBJECT);
        all.put("SchemaType", SqlTypes.named("TypeEngine"));
        all.put("Select", Types.OBJECT);
    }

    private static Value mutable(String name) {
        Native identity = Native.of("as_mutable", "type", (run, b) -> SqlType.from(run, b.value("type")));
        return new NativeClass(name, List.of(), new Methods<>(Value.class), Map.of("as_mutable", identity), "", null);
    }
}
