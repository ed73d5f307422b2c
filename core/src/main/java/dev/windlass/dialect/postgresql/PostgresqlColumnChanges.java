package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation.AlterColumn;
import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements that change one column on PostgreSQL. A changed type takes the column's collation along, which the
 * server would otherwise set back to the type's, and its default off and on again, which the server can only convert in
 * simple cases.
 */
final class PostgresqlColumnChanges {
    private final PostgresqlQuoting quoting;
    private final PostgresqlTypes types;
    private final PostgresqlColumns columns;
    private final AlterColumn operation;
    private final RenderContext context;
    private final String table;
    private final String alter;
    private final List<String> statements = new ArrayList<>();

    PostgresqlColumnChanges(
            PostgresqlQuoting quoting,
            PostgresqlTypes types,
            PostgresqlColumns columns,
            AlterColumn operation,
            RenderContext context) {
        this.quoting = quoting;
        this.types = types;
        this.columns = columns;
        this.operation = operation;
        this.context = context;
        this.table = "ALTER TABLE " + quoting.name(operation.table()) + " ";
        this.alter = table + "ALTER COLUMN " + quoting.identifier(operation.column()) + " ";
    }

    List<String> render() {
        Optional<Column> current = context.table(operation.table())
                .flatMap(found -> found.column(operation.column()))
                .or(operation::existing);
        for (ColumnChange change : operation.changes()) {
            Optional<Column> before = current;
            switch (change) {
                case ColumnChange.SetType type -> type(type, before);
                case ColumnChange.SetCollation collation ->
                    retype(
                            before.orElseThrow(() -> context.unknown("the column's type"))
                                    .type(),
                            "",
                            collation.collation());
                case ColumnChange.SetNullable nullable ->
                    statements.add(alter + (nullable.nullable() ? "DROP" : "SET") + " NOT NULL");
                case ColumnChange.SetDefault value -> setDefault(value.value());
                case ColumnChange.SetIdentity identity -> identity(identity.identity(), before);
                case ColumnChange.SetGenerated generated -> generated(generated.generated(), before);
                case ColumnChange.SetColumnComment comment ->
                    statements.add(columns.comment(operation.table(), operation.column(), comment.comment()));
                case ColumnChange.SetOnUpdate onUpdate ->
                    context.require(
                            !onUpdate.expression().isEmpty(),
                            Capability.ON_UPDATE_EXPRESSION,
                            "Create a trigger that sets it.");
            }
            current = current.map(change::applyTo);
        }
        return statements;
    }

    private void type(ColumnChange.SetType change, Optional<Column> before) {
        int at = operation.changes().indexOf(change);
        DefaultValue value = operation.changes().subList(0, at).stream()
                .filter(ColumnChange.SetDefault.class::isInstance)
                .map(earlier -> ((ColumnChange.SetDefault) earlier).value())
                .reduce((first, second) -> second)
                .orElse(before.map(Column::defaultValue).orElse(DefaultValue.NONE));
        boolean changes = operation.changes().subList(at, operation.changes().size()).stream()
                .anyMatch(ColumnChange.SetDefault.class::isInstance);
        boolean again = value instanceof DefaultValue.Constant && !changes;
        if (changes || again) {
            statements.add(alter + "DROP DEFAULT");
        }
        retype(change.type(), change.using(), before.map(Column::collation).orElse(""));
        if (again) {
            setDefault(value);
        }
    }

    private void retype(DataType type, String using, String collation) {
        context.require(
                context.table(operation.table()).filter(operation::feeds).isPresent(),
                Capability.CHANGE_GENERATED_SOURCE,
                "Drop the generated column, change the type and add it again.");
        statements.add(alter + "TYPE " + types.sql(type, context)
                + (collation.isEmpty() || !collatable(type) ? "" : " COLLATE " + columns.collation(collation))
                + (using.isEmpty() ? "" : " USING " + using));
    }

    private static boolean collatable(DataType type) {
        return type instanceof DataType.Varchar
                || type instanceof DataType.Char
                || type instanceof DataType.Text
                || type instanceof DataType.Native
                || type instanceof DataType.Array;
    }

    private void setDefault(DefaultValue value) {
        statements.add(alter
                + (value instanceof DefaultValue.None
                        ? "DROP DEFAULT"
                        : "SET DEFAULT " + Fragments.value(value, quoting)));
    }

    private void identity(Identity identity, Optional<Column> before) {
        Identity old = identity instanceof Identity.None
                ? before.map(Column::identity).orElse(Identity.NONE)
                : before.orElseThrow(() -> context.unknown("the column's type, and whether it is an identity already"))
                        .identity();
        PostgresqlSerial serial = new PostgresqlSerial(quoting, operation.table(), operation.column());
        if (old instanceof Identity.Standard && identity instanceof Identity.Standard next) {
            statements.add(alter + "SET GENERATED " + (next.always() ? "ALWAYS" : "BY DEFAULT")
                    + PostgresqlSerial.setOptions(next.options()));
            return;
        }
        if (old instanceof Identity.Serial it && identity instanceof Identity.Serial next) {
            DataType type = next.type().orElse(before.orElseThrow().type());
            statements.add(serial.retype(it.sequence(), types.sql(type, context)));
            return;
        }
        if (old instanceof Identity.Serial it) {
            statements.add(alter + "DROP DEFAULT");
            statements.add(serial.drop(it.sequence()));
        }
        if (old instanceof Identity.Standard || old instanceof Identity.None && identity instanceof Identity.None) {
            statements.add(alter + "DROP IDENTITY IF EXISTS");
        }
        switch (identity) {
            case Identity.None none -> {}
            case Identity.AutoIncrement auto -> columns.identity(auto, context);
            case Identity.Standard standard -> {
                statements.add(alter + "ADD" + columns.identity(standard, context));
                if (standard.options().start().isEmpty()) {
                    statements.add(serial.continueAfterRows());
                }
            }
            case Identity.Serial it ->
                statements.addAll(serial.create(
                        types.sql(
                                it.type()
                                        .orElse(before.orElseThrow(() -> context.unknown("the column's type"))
                                                .type()),
                                context),
                        alter));
        }
    }

    private void generated(Generated generated, Optional<Column> before) {
        switch (generated) {
            case Generated.None none -> {
                boolean virtual = before.map(Column::generated)
                        .filter(PostgresqlColumnChanges::isVirtual)
                        .isPresent();
                context.require(virtual, Capability.MAKE_GENERATED, "Drop the column and add a plain one.");
                statements.add(alter + "DROP EXPRESSION");
            }
            case Generated.Computed computed -> {
                context.require(
                        true,
                        Capability.CHANGE_GENERATED,
                        "Drop the column and add it again with the expression: its values are computed anyway.");
                Generated old = before.orElseThrow(() -> context.unknown("whether the column is generated already"))
                        .generated();
                context.require(
                        old instanceof Generated.None || isVirtual(old) != isVirtual(computed),
                        Capability.MAKE_GENERATED,
                        "Drop the column and add it again with the expression.");
                statements.add(alter + "SET EXPRESSION AS " + Fragments.parenthesized(computed.sql()));
            }
        }
    }

    private static boolean isVirtual(Generated generated) {
        return generated instanceof Generated.Computed computed && !computed.stored();
    }
}
