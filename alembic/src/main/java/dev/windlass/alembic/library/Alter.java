package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Bool;
import dev.windlass.alembic.eval.Bound;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ALTER TABLE statements of Alembic for one table (alembic/ddl and alembic/operations/toimpl.py). */
final class Alter {
    /** The parameters of {@code alter_column} after the names. */
    static final String COLUMN = "nullable=, comment=, server_default=, new_column_name=, type_=, existing_type=, "
            + "existing_server_default=, existing_nullable=, existing_comment=, schema=, autoincrement=, existing_autoincrement=, "
            + "postgresql_using=, insert_before=, insert_after=, name=, **kw";

    private final Run run;
    private final Target target;
    private final String table;
    private final String schema;
    private final Ddl ddl;

    Alter(Run run, String table, String schema) {
        this.run = run;
        this.target = Context.of(run).target();
        this.table = table;
        this.schema = schema;
        this.ddl = new Ddl(run);
    }

    private String start() {
        return "ALTER TABLE " + Identifiers.table(target, schema, table);
    }

    void renameTable(String newName) {
        ddl.run(start() + " RENAME TO "
                + (target.mysql() ? Identifiers.table(target, schema, newName) : ddl.quote(newName)));
    }

    void comment(@Nullable String text) {
        if (!target.sqlite()) {
            ddl.run(ddl.tableComment(TableItem.bare(table, schema, MetaDataItem.ofEnvironment(run)), text));
        }
    }

    void addColumn(ColumnItem column, boolean ifNotExists) {
        TableItem holder = TableItem.bare(table, schema, MetaDataItem.ofEnvironment(run));
        holder.attach(run, column);
        String text = ddl.columns().specification(column, holder, holder.primaryKey(run));
        ddl.run(start() + " ADD COLUMN " + (ifNotExists ? "IF NOT EXISTS " : "") + text);
        for (ConstraintItem constraint : holder.constraints()) {
            if (constraint.kind == ConstraintItem.Kind.PRIMARY) {
                continue;
            }
            if (target.sqlite()) {
                if (constraint.typeBound) {
                    continue;
                }
                throw Errors.of(
                        dev.windlass.alembic.eval.Builtins.exception("NotImplementedError"),
                        "No support for ALTER of constraints in SQLite dialect. Use op.batch_alter_table(…), which rebuilds the table.");
            }
            ddl.run(ddl.addConstraint(constraint));
        }
        for (IndexItem index : holder.indexes()) {
            ddl.run(ddl.createIndex(index, false));
        }
        if (column.comment != null && target.postgresql()) {
            ddl.run(ddl.columnComment(holder.sqlName(target), column.name, column.comment));
        }
    }

    void dropColumn(String column, boolean ifExists) {
        ddl.run(start() + " DROP COLUMN " + (ifExists ? "IF EXISTS " : "") + ddl.quote(column));
    }

    private static boolean given(Bound b, String name) {
        return b.has(name) && !(b.value(name) == Bool.FALSE);
    }

    void alterColumn(String column, Bound b) {
        SqlType existing = b.orNull("existing_type") == null ? null : SqlType.from(run, b.value("existing_type"));
        SqlType type = b.orNull("type_") == null ? null : SqlType.from(run, b.value("type_"));
        if (existing != null && type != null && !target.mysql()) {
            bound(column, existing).ifPresent(c -> {
                if (!target.sqlite()) {
                    ddl.run(ddl.dropConstraint(c, ""));
                }
            });
        }
        switch (target.dialect()) {
            case POSTGRESQL -> postgresql(column, type, b);
            case MYSQL -> mysql(column, type, existing, b);
            case SQLITE -> {
                if (type != null || b.orNull("nullable") != null || given(b, "server_default")) {
                    throw Errors.of(
                            dev.windlass.alembic.eval.Builtins.exception("NotImplementedError"),
                            "No support for ALTER COLUMN in SQLite dialect. Use op.batch_alter_table(…), which rebuilds the table.");
                }
                standard(column, null, b);
            }
        }
        if (type != null) {
            bound(column, type).ifPresent(c -> {
                if (!target.sqlite()) {
                    ddl.run(ddl.addConstraint(c));
                }
            });
        }
    }

    private java.util.Optional<ConstraintItem> bound(String column, SqlType type) {
        ColumnItem item = new ColumnItem(column, type);
        TableItem holder = TableItem.bare(table, schema, MetaDataItem.ofEnvironment(run));
        holder.attach(run, item);
        return holder.constraints().stream().filter(c -> c.typeBound).findFirst();
    }

    private String column(String column) {
        return start() + " ALTER COLUMN " + ddl.quote(column) + " ";
    }

    private void postgresql(String column, @Nullable SqlType type, Bound b) {
        String using = b.textOrNull("postgresql_using");
        if (using != null && type == null) {
            throw Errors.of(LibraryErrors.COMMAND_ERROR, "postgresql_using must be used with the type_ parameter");
        }
        if (type != null) {
            ddl.run(column(column) + "TYPE " + TypeText.render(run, target, type) + " "
                    + (using == null ? "" : "USING " + using));
        }
        standard(column, null, b);
    }

    // The order of Alembic: nullable, default, type, comment, and the new name last.
    private void standard(String column, @Nullable SqlType type, Bound b) {
        if (b.orNull("nullable") != null) {
            ddl.run(column(column) + (b.flag(run, "nullable", false) ? "DROP NOT NULL" : "SET NOT NULL"));
        }
        if (given(b, "server_default")) {
            serverDefault(column, b);
        }
        if (type != null) {
            ddl.run(column(column) + "TYPE " + TypeText.render(run, target, type));
        }
        if (given(b, "comment") && target.postgresql()) {
            ddl.run(ddl.columnComment(Identifiers.table(target, schema, table), column, b.textOrNull("comment")));
        }
        String newName = b.orNull("new_column_name") == null ? b.textOrNull("name") : b.text("new_column_name");
        if (newName != null) {
            ddl.run(start() + " RENAME " + ddl.quote(column) + " TO " + ddl.quote(newName));
        }
    }

    private void serverDefault(String column, Bound b) {
        Value value = b.value("server_default");
        Value existing = b.value("existing_server_default");
        boolean identity = value instanceof ColumnItem.Identity || existing instanceof ColumnItem.Identity;
        if (value instanceof ColumnItem.Computed || existing instanceof ColumnItem.Computed) {
            throw Errors.of(
                    LibraryErrors.COMPILE_ERROR,
                    "Adding or removing a \"computed\" construct, e.g. GENERATED ALWAYS AS, to or from an existing column is not supported.");
        }
        if (identity) {
            if (!target.postgresql()) {
                throw Errors.of(
                        LibraryErrors.COMPILE_ERROR,
                        "Adding, removing or modifying an \"identity\" construct to or from an existing column is not supported in this dialect.");
            }
            identity(column, value, existing);
            return;
        }
        ddl.run(column(column)
                + ddl.columns()
                        .serverDefault(value)
                        .map(d -> "SET DEFAULT " + d)
                        .orElse("DROP DEFAULT"));
    }

    private void identity(String column, Value value, Value existing) {
        if (!(value instanceof ColumnItem.Identity identity)) {
            ddl.run(column(column) + "DROP IDENTITY");
            return;
        }
        if (!(existing instanceof ColumnItem.Identity old)) {
            ddl.run(column(column) + "ADD " + ddl.columns().identity(identity));
            return;
        }
        StringBuilder text = new StringBuilder();
        Value always = identity.options().getOrDefault("always", Bool.FALSE);
        if (always.truth(run)
                != old.options().getOrDefault("always", Bool.FALSE).truth(run)) {
            text.append("SET GENERATED ")
                    .append(always.truth(run) ? "ALWAYS" : "BY DEFAULT")
                    .append(' ');
        }
        identity.options().forEach((name, option) -> {
            if (!name.equals("always") && !option.equals(old.options().getOrDefault(name, None.NONE))) {
                String one = ddl.columns().identityOptions(Map.of(name, option));
                text.append(one.isEmpty() ? "" : "SET " + one + " ");
            }
        });
        ddl.run(column(column) + text.toString().stripTrailing());
    }

    private void mysql(String column, @Nullable SqlType type, @Nullable SqlType existing, Bound b) {
        String newName = b.orNull("new_column_name") == null ? b.textOrNull("name") : b.text("new_column_name");
        SqlType effective = type == null ? existing : type;
        // MySQL has functions as defaults of date columns only with CHANGE or MODIFY.
        boolean functional = effective != null
                && SqlTypes.affinity(effective).equals("DateTime")
                && b.values().getOrDefault("server_default", Bool.FALSE) != None.NONE;
        boolean changes = b.orNull("nullable") != null
                || type != null
                || b.orNull("autoincrement") != null
                || given(b, "comment");
        if (newName != null || functional) {
            ddl.run(start() + " CHANGE " + ddl.quote(column) + " " + ddl.quote(newName == null ? column : newName) + " "
                    + definition(column, effective, b));
        } else if (changes) {
            ddl.run(start() + " MODIFY " + ddl.quote(column) + " " + definition(column, effective, b));
        } else if (given(b, "server_default")) {
            ddl.run(column(column)
                    + ddl.columns()
                            .serverDefault(b.value("server_default"))
                            .map(d -> "SET DEFAULT " + d)
                            .orElse("DROP DEFAULT"));
        }
    }

    private String definition(String column, @Nullable SqlType type, Bound b) {
        if (type == null) {
            throw Errors.of(
                    LibraryErrors.COMMAND_ERROR,
                    "All MySQL CHANGE/MODIFY COLUMN operations require the existing type: add existing_type to alter_column of '"
                            + column + "'");
        }
        boolean nullable = b.orNull("nullable") != null
                ? b.flag(run, "nullable", true)
                : b.orNull("existing_nullable") == null || b.flag(run, "existing_nullable", true);
        Value automatic =
                b.orNull("autoincrement") != null ? b.value("autoincrement") : b.value("existing_autoincrement");
        Value server = given(b, "server_default") || b.has("server_default") && b.value("server_default") == None.NONE
                ? b.value("server_default")
                : b.value("existing_server_default");
        String comment = given(b, "comment")
                ? b.textOrNull("comment")
                : b.has("existing_comment") && b.value("existing_comment") != Bool.FALSE
                        ? b.textOrNull("existing_comment")
                        : null;
        return TypeText.render(run, target, type)
                + (nullable ? " NULL" : " NOT NULL")
                + (automatic.truth(run) ? " AUTO_INCREMENT" : "")
                + (server == Bool.FALSE
                        ? ""
                        : ddl.columns()
                                .serverDefault(server)
                                .map(d -> " DEFAULT " + d)
                                .orElse(""))
                + (comment == null || comment.isEmpty() ? "" : " COMMENT " + Identifiers.literal(target, comment));
    }
}
