package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.DictValue;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.ListValue;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TupleValue;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executes what revisions hand to {@code op.execute} and {@code connection.execute}. */
final class Executing {
    private Executing() {}

    /** {@code op.execute(…)}: a plain string is a text with markers. */
    static void operation(Run run, Value sql) {
        Value statement = Operators.underlying(sql) instanceof Str text ? Exprs.text(text.value()) : sql;
        statement(run, statement, Map.of());
    }

    /**
     * {@code connection.execute(statement, parameters)}.
     *
     * @return the result of the last one, where there are several sets of parameters
     */
    static Value connection(Run run, Value statement, List<Value> parameters) {
        List<Map<String, Value>> sets = new ArrayList<>();
        List<Value> byPlace = new ArrayList<>();
        for (Value parameter : parameters) {
            switch (parameter) {
                case DictValue dict -> sets.add(named(run, dict));
                case ListValue list -> {
                    for (Value item : list.items()) {
                        if (item instanceof DictValue dict) {
                            sets.add(named(run, dict));
                        } else if (item instanceof TupleValue tuple) {
                            byPlace.add(tuple);
                        } else {
                            byPlace.add(item);
                        }
                    }
                }
                case TupleValue tuple -> {
                    boolean many = !tuple.items().isEmpty() && tuple.items().getFirst() instanceof DictValue;
                    if (many) {
                        tuple.items().forEach(i -> sets.add(named(run, (DictValue) i)));
                    } else {
                        byPlace.addAll(tuple.items());
                    }
                }
                case None none -> {}
                default -> byPlace.add(parameter);
            }
        }
        if (Operators.underlying(statement) instanceof Str text) {
            return raw(run, text.value(), sets, byPlace);
        }
        if (sets.isEmpty()) {
            return statement(run, statement, Map.of());
        }
        Value last = None.NONE;
        for (Map<String, Value> set : sets) {
            last = statement(run, statement, set);
        }
        return last;
    }

    private static Map<String, Value> named(Run run, DictValue dict) {
        Map<String, Value> values = new LinkedHashMap<>();
        dict.entries().forEach((key, value) -> values.put(Dml.name(run, key), value));
        return values;
    }

    // A plain string goes to the driver as it is: its markers are the driver's, %s or %(name)s, or ? on SQLite.
    private static Value raw(Run run, String sql, List<Map<String, Value>> sets, List<Value> byPlace) {
        Target target = Context.of(run).target();
        if (sets.isEmpty() && byPlace.isEmpty()) {
            return new ResultValue(
                    run,
                    Statements.execute(run, target.sqlite() ? sql : sql.replace("%%", "%"), List.of()),
                    List.of(),
                    List.of());
        }
        Value last = None.NONE;
        List<Map<String, Value>> all = sets.isEmpty() ? List.of(Map.of()) : sets;
        for (Map<String, Value> set : all) {
            List<@Nullable Object> values = new ArrayList<>();
            String text = DriverMarkers.replaced(run, target, sql, set, byPlace, values);
            last = new ResultValue(run, Statements.execute(run, text, values), List.of(), List.of());
        }
        return last;
    }

    /** Executes a construct with values for its markers. */
    static Value statement(Run run, Value statement, Map<String, Value> parameters) {
        Context context = Context.of(run);
        switch (statement) {
            case Modules.DdlElement element -> {
                element.work().accept(run);
                return ResultValue.empty(run);
            }
            case SequenceItem sequence -> {
                return connection(run, new Str("SELECT nextval('" + sequence.name() + "')"), List.of());
            }
            case SqlExpr text -> {
                return expression(run, text, parameters);
            }
            case Dml dml -> {
                Dml full = withParameters(run, dml, parameters);
                SqlCompiler compiler = compiler(run);
                String sql = full.compile(compiler);
                RevisionRuntime.Rows rows = Statements.execute(run, sql, compiler.values());
                return new ResultValue(run, rows, full.returning, List.of());
            }
            case QueryValue query -> {
                return statement(run, query.select(), parameters);
            }
            case Select select -> {
                SqlCompiler compiler = compiler(run);
                String sql = Parameters.bind(run, select, parameters).compile(compiler);
                RevisionRuntime.Rows rows = Statements.execute(run, sql, compiler.values());
                return new ResultValue(run, rows, select.columns, select.entities);
            }
            default -> {
                Value entity = AlembicUtils.statement(run, statement);
                if (entity != null) {
                    return statement(run, entity, parameters);
                }
                throw Errors.of(
                        LibraryErrors.ARGUMENT_ERROR,
                        "Not an executable object: " + statement.repr(run) + (context.offline() ? "" : ""));
            }
        }
    }

    private static SqlCompiler compiler(Run run) {
        Context context = Context.of(run);
        return new SqlCompiler(run, context.target(), context.offline());
    }

    private static Value expression(Run run, SqlExpr text, Map<String, Value> parameters) {
        Map<String, Node.Bind> binds = new LinkedHashMap<>();
        Map<String, Node.Bind> declared = text.node() instanceof Node.Text t ? t.binds() : Map.of();
        parameters.forEach((name, value) -> {
            Node.Bind old = declared.get(name);
            binds.put(name, new Node.Bind(value, name, old != null && old.expanding()));
        });
        SqlExpr bound = Exprs.bound(text, binds);
        Target target = Context.of(run).target();
        SqlCompiler compiler = bound.node() instanceof Node.Text plain && DriverMarkers.inText(run, plain.sql())
                ? new SqlCompiler(run, target, true)
                : compiler(run);
        boolean query = !(bound.node() instanceof Node.Text || bound.node() instanceof Node.Raw);
        String sql = (query ? "SELECT " : "") + compiler.text(bound);
        // A driver that sees values reads every other question mark as one too.
        if (!compiler.values().isEmpty() && bound.node() instanceof Node.Text) {
            sql = DriverMarkers.doubled(target, bound, compiler, sql, run);
        }
        return new ResultValue(run, Statements.execute(run, sql, compiler.values()), List.of(), List.of());
    }

    private static Dml withParameters(Run run, Dml dml, Map<String, Value> parameters) {
        if (parameters.isEmpty()) {
            return Parameters.bind(run, dml, parameters);
        }
        Map<String, Value> own = new LinkedHashMap<>();
        Map<String, Value> columns = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (dml.table.columns().containsKey(name) && dml.kind != Dml.Kind.DELETE && !Parameters.uses(dml, name)) {
                columns.put(name, value);
            } else {
                own.put(name, value);
            }
        });
        Dml bound = Parameters.bind(run, dml, own);
        if (!columns.isEmpty()) {
            Map<Value, Value> row = new LinkedHashMap<>();
            columns.forEach((name, value) -> row.put(new Str(name), value));
            bound.add(run, new DictValue(row));
        }
        return bound;
    }

    /** {@code op.bulk_insert(table, rows)}. */
    static void bulkInsert(Run run, TableItem table, Value rows) {
        if (!(rows instanceof ListValue list)) {
            throw Errors.type("List expected");
        }
        Context context = Context.of(run);
        for (Value row : list.items()) {
            if (!(row instanceof DictValue)) {
                throw Errors.type("List of dictionaries expected");
            }
            Dml insert = new Dml(Dml.Kind.INSERT, table);
            insert.add(run, row);
            SqlCompiler compiler = new SqlCompiler(run, context.target(), context.offline());
            String sql = insert.compile(compiler);
            Statements.execute(run, sql, compiler.values());
        }
    }
}
