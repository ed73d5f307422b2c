package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.Position;
import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's statements about columns. */
final class PostgresqlColumns {
    private final PostgresqlQuoting quoting;
    private final PostgresqlTypes types;

    PostgresqlColumns(PostgresqlQuoting quoting, PostgresqlTypes types) {
        this.quoting = quoting;
        this.types = types;
    }

    /** A column as it stands in a table's definition. */
    String definition(Column column, RenderContext context) {
        context.require(
                !column.onUpdate().isEmpty(), Capability.ON_UPDATE_EXPRESSION, "Create a trigger that sets it.");
        StringBuilder sql =
                new StringBuilder(quoting.identifier(column.name())).append(" ").append(type(column, context));
        if (!column.collation().isEmpty()) {
            sql.append(" COLLATE ").append(collation(column.collation()));
        }
        String value = Fragments.value(column.defaultValue(), quoting);
        if (!value.isEmpty()) {
            sql.append(" DEFAULT ").append(value);
        }
        sql.append(generated(column.generated(), context)).append(identity(column.identity(), context));
        if (!column.nullable()) {
            sql.append(" NOT NULL");
        }
        return sql.toString();
    }

    private String type(Column column, RenderContext context) {
        return switch (column.identity()) {
            case Identity.Serial serial -> serial(column, context);
            case Identity.None none -> types.sql(column.type(), context);
            case Identity.Standard standard -> types.sql(column.type(), context);
            case Identity.AutoIncrement auto -> types.sql(column.type(), context);
        };
    }

    /** What gives the sequence of a new serial column its own name and type. */
    List<String> named(QualifiedName table, Column column, RenderContext context) {
        return PostgresqlSerial.named(quoting, table, column, types, context);
    }

    private String serial(Column column, RenderContext context) {
        if (column.type() instanceof DataType.SmallInt) {
            return "smallserial";
        }
        if (column.type() instanceof DataType.Int) {
            return "serial";
        }
        if (column.type() instanceof DataType.BigInt) {
            return "bigserial";
        }
        throw context.refusal(Capability.SERIAL, "Make the column a smallint, integer or bigint.");
    }

    String identity(Identity identity, RenderContext context) {
        return switch (identity) {
            case Identity.None none -> "";
            case Identity.Serial serial -> "";
            case Identity.AutoIncrement auto ->
                throw context.refusal(Capability.AUTO_INCREMENT, "Make it an identity or a serial column.");
            case Identity.Standard standard -> {
                String options = Fragments.sequence(standard.options()).strip();
                yield " GENERATED " + (standard.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                        + (options.isEmpty() ? "" : " (" + options + ")");
            }
        };
    }

    private String generated(Generated generated, RenderContext context) {
        return switch (generated) {
            case Generated.None none -> "";
            case Generated.Computed computed -> {
                context.require(computed.stored(), Capability.STORED_GENERATED, "Create a trigger that sets it.");
                context.require(
                        !computed.stored(),
                        Capability.VIRTUAL_GENERATED,
                        "Make the generated column stored, or select the expression in a view.");
                yield " GENERATED ALWAYS AS " + Fragments.parenthesized(computed.sql())
                        + (computed.stored() ? " STORED" : " VIRTUAL");
            }
        };
    }

    List<String> render(ColumnOperation operation, RenderContext context) {
        String alter = "ALTER TABLE " + quoting.name(operation.table()) + " ";
        return switch (operation) {
            case ColumnOperation.AddColumn add -> add(add, alter, context);
            case ColumnOperation.DropColumn drop ->
                List.of(alter + "DROP COLUMN " + (drop.ifExists() ? "IF EXISTS " : "")
                        + quoting.identifier(drop.column()) + (drop.cascade() ? " CASCADE" : ""));
            case ColumnOperation.RenameColumn rename ->
                List.of(alter + "RENAME COLUMN " + quoting.identifier(rename.column()) + " TO "
                        + quoting.identifier(rename.to()));
            case ColumnOperation.AlterColumn change ->
                new PostgresqlColumnChanges(quoting, types, this, change, context).render();
        };
    }

    private List<String> add(ColumnOperation.AddColumn add, String alter, RenderContext context) {
        context.require(
                add.position().required() && add.position().place() != Position.Place.LAST,
                Capability.COLUMN_POSITION,
                "Leave the position out, or write the table anew.");
        List<String> statements = new ArrayList<>();
        statements.add(alter + "ADD COLUMN " + (add.ifNotExists() ? "IF NOT EXISTS " : "")
                + definition(add.definition(), context));
        if (!add.ifNotExists()) {
            statements.addAll(named(add.table(), add.definition(), context));
        }
        if (!add.definition().comment().isEmpty()) {
            statements.add(comment(add.table(), add.column(), add.definition().comment()));
        }
        return statements;
    }

    String comment(QualifiedName table, String column, String comment) {
        return "COMMENT ON COLUMN " + quoting.name(table) + "." + quoting.identifier(column) + " IS "
                + (comment.isEmpty() ? "NULL" : quoting.text(comment));
    }

    /** A collation's name, which may have a namespace: {@code pg_catalog.C}. */
    String collation(String name) {
        int dot = name.indexOf('.');
        return dot > 0
                        && name.substring(0, dot).matches("[a-z_]+")
                        && !name.substring(dot + 1).isEmpty()
                        && name.startsWith("pg_catalog.")
                ? "pg_catalog." + quoting.identifier(name.substring(dot + 1))
                : quoting.identifier(name);
    }
}
