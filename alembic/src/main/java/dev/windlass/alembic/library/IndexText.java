package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Operators;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes CREATE INDEX and DROP INDEX. */
final class IndexText {
    private final Run run;
    private final Target target;
    private final Ddl ddl;

    IndexText(Run run, Target target, Ddl ddl) {
        this.run = run;
        this.target = target;
        this.ddl = ddl;
    }

    private @Nullable Value option(IndexItem index, String name) {
        Value value = index.options.get(target.dialect().word() + "_" + name);
        if (value == null && target.mariadb()) {
            value = index.options.get("mariadb_" + name);
        }
        return value == None.NONE ? null : value;
    }

    private boolean flag(IndexItem index, String name) {
        Value value = option(index, name);
        return value != null && value.truth(run);
    }

    private String name(IndexItem index) {
        if (index.name == null) {
            throw Errors.of(LibraryErrors.COMPILE_ERROR, "CREATE INDEX requires that the index have a name");
        }
        String name = index.finalName ? Naming.truncated(run, index.name) : index.name;
        if (name.length() > target.maxIdentifier()) {
            throw Errors.of(
                    LibraryErrors.ARGUMENT_ERROR,
                    "Identifier '" + name + "' exceeds maximum length of " + target.maxIdentifier() + " characters");
        }
        return ddl.quote(name);
    }

    String create(IndexItem index, boolean ifNotExists) {
        TableItem table = Objects.requireNonNull(index.table);
        StringBuilder sql = new StringBuilder("CREATE ").append(index.unique ? "UNIQUE " : "");
        if (target.mysql() && option(index, "prefix") instanceof Value prefix) {
            sql.append(prefix.text(run)).append(' ');
        }
        sql.append("INDEX ");
        if (target.postgresql() && flag(index, "concurrently")) {
            sql.append("CONCURRENTLY ");
        }
        sql.append(ifNotExists ? "IF NOT EXISTS " : "");
        // SQLite names the schema at the index, the others at the table.
        boolean schemaAtIndex = target.sqlite() && !table.schema().isEmpty();
        sql.append(schemaAtIndex ? ddl.quote(table.schema()) + "." : "")
                .append(name(index))
                .append(" ON ");
        sql.append(target.sqlite() ? ddl.quote(table.name()) : table.sqlName(target))
                .append(' ');
        if (target.postgresql() && option(index, "using") instanceof Value using) {
            sql.append("USING ")
                    .append(using.text(run).toLowerCase(Locale.ROOT))
                    .append(' ');
        }
        sql.append('(').append(expressions(index)).append(')');
        if (target.postgresql()) {
            postgresql(index, sql);
        } else if (target.mysql()) {
            if (option(index, "with_parser") instanceof Value parser) {
                sql.append(" WITH PARSER ").append(parser.text(run));
            }
            if (option(index, "using") instanceof Value using) {
                sql.append(" USING ").append(ddl.quote(using.text(run)));
            }
        } else if (option(index, "where") instanceof Value where) {
            sql.append(" WHERE ").append(ddl.expression(Exprs.sql(run, where)));
        }
        return sql.toString();
    }

    private void postgresql(IndexItem index, StringBuilder sql) {
        if (option(index, "include") instanceof Value include && include.truth(run)) {
            sql.append(" INCLUDE (")
                    .append(Operators.list(run, include).stream()
                            .map(c -> ddl.quote(c instanceof ColumnItem column ? column.name : c.text(run)))
                            .collect(Collectors.joining(", ")))
                    .append(')');
        }
        if (flag(index, "nulls_not_distinct")) {
            sql.append(" NULLS NOT DISTINCT");
        }
        if (option(index, "with") instanceof Value with && with.truth(run)) {
            sql.append(" WITH (")
                    .append(Operators.mapping(run, with).entrySet().stream()
                            .map(e ->
                                    e.getKey().text(run) + " = " + e.getValue().text(run))
                            .collect(Collectors.joining(", ")))
                    .append(')');
        }
        if (option(index, "tablespace") instanceof Value tablespace) {
            sql.append(" TABLESPACE ").append(ddl.quote(tablespace.text(run)));
        }
        if (option(index, "where") instanceof Value where) {
            sql.append(" WHERE ").append(ddl.expression(Exprs.sql(run, where)));
        }
    }

    private String expressions(IndexItem index) {
        List<String> parts = new ArrayList<>();
        Map<Value, Value> classes = target.postgresql() && option(index, "ops") instanceof Value ops
                ? Operators.mapping(run, ops)
                : Map.of();
        Value length = target.mysql() ? option(index, "length") : null;
        for (SqlExpr expression : index.expressions) {
            String text = ddl.expression(expression);
            boolean column = expression.node() instanceof Node.Column;
            boolean composed = expression.node() instanceof Node.Binary
                    || expression.node() instanceof Node.Prefix
                    || expression.node() instanceof Node.Cast
                    || expression.node() instanceof Node.Call && target.mysql();
            text = !column && composed ? "(" + text + ")" : text;
            if (length != null) {
                Value own = Ddl.isMapping(length)
                        ? Operators.mapping(run, length)
                                .get(new Str(Objects.requireNonNullElse(expression.name(), text)))
                        : length;
                text = own == null || own == None.NONE ? text : text + "(" + own.text(run) + ")";
            }
            Value operatorClass = classes.get(new Str(Objects.requireNonNullElse(expression.name(), text)));
            parts.add(operatorClass == null ? text : text + " " + operatorClass.text(run));
        }
        return String.join(", ", parts);
    }

    String drop(IndexItem index, boolean ifExists) {
        TableItem table = index.table;
        if (target.mysql()) {
            if (table == null || table.name().equals("no_table")) {
                throw Errors.of(LibraryErrors.COMPILE_ERROR, "DROP INDEX needs the name of the table on MySQL");
            }
            return "\nDROP INDEX " + (ifExists ? "IF EXISTS " : "") + name(index) + " ON " + table.sqlName(target);
        }
        String schema = table == null || table.schema().isEmpty()
                ? ""
                : Identifiers.table(target, table.schema(), "x").replaceAll("\\.x$", ".");
        return "\nDROP INDEX " + (target.postgresql() && flag(index, "concurrently") ? "CONCURRENTLY " : "")
                + (ifExists ? "IF EXISTS " : "") + schema + name(index);
    }
}
