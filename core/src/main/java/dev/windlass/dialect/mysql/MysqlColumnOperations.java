package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.Position;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MySQL's statements about columns. */
final class MysqlColumnOperations {
    private final MysqlQuoting quoting;
    private final MysqlColumns columns;
    private final MysqlConstraints constraints;

    MysqlColumnOperations(MysqlQuoting quoting, MysqlColumns columns, MysqlConstraints constraints) {
        this.quoting = quoting;
        this.columns = columns;
        this.constraints = constraints;
    }

    List<String> render(ColumnOperation operation, RenderContext context) {
        String alter = "ALTER TABLE " + quoting.name(operation.table()) + " ";
        return switch (operation) {
            case ColumnOperation.AddColumn add -> add(add, alter, context);
            case ColumnOperation.DropColumn drop -> drop(drop, alter, context);
            case ColumnOperation.RenameColumn rename -> rename(rename, alter, context);
            case ColumnOperation.AlterColumn change -> change(change, alter, context);
        };
    }

    private List<String> add(ColumnOperation.AddColumn add, String alter, RenderContext context) {
        Optional<Table> table = context.table(add.table());
        boolean there = table.flatMap(found -> found.column(add.column())).isPresent();
        if (add.ifNotExists() && there) {
            return List.of();
        }
        boolean guard = add.ifNotExists() && table.isEmpty();
        context.require(guard, Capability.IF_NOT_EXISTS, "Run it against the database, where it can look first.");
        context.require(
                !(add.definition().identity() instanceof Identity.None),
                Capability.ADD_NUMBERED_COLUMN,
                "Add the column, fill it, make it the primary key, and then make it AUTO_INCREMENT.");
        return List.of(alter + "ADD COLUMN " + (guard ? "IF NOT EXISTS " : "")
                + columns.definition(add.definition(), context) + position(add.position()));
    }

    private String position(Position position) {
        return switch (position.place()) {
            case LAST -> "";
            case FIRST -> " FIRST";
            case AFTER -> " AFTER " + quoting.identifier(position.column());
        };
    }

    /**
     * What names the column goes with it, said out loud where it is known: the server would take the column out of an
     * index of several and keep the rest.
     */
    private List<String> drop(ColumnOperation.DropColumn drop, String alter, RenderContext context) {
        Optional<Table> table = context.table(drop.table());
        if (drop.ifExists()
                && table.isPresent()
                && table.get().column(drop.column()).isEmpty()) {
            return List.of();
        }
        boolean guard = drop.ifExists() && table.isEmpty();
        context.require(guard, Capability.IF_EXISTS, "Run it against the database, where it can look first.");
        context.require(
                drop.cascade() && context.before().isEmpty(),
                Capability.CASCADE,
                "Drop the foreign keys that refer to the column first.");
        List<String> statements = new ArrayList<>();
        if (drop.cascade()) {
            referring(drop.table(), drop.column(), context, statements);
        }
        List<String> parts = new ArrayList<>();
        List<String> last = new ArrayList<>();
        if (table.isPresent()) {
            for (Constraint constraint : table.get().constraints()) {
                if (drop.names(constraint)) {
                    switch (constraint) {
                        case Constraint.ForeignKey key ->
                            parts.add("DROP FOREIGN KEY " + quoting.identifier(key.name()));
                        case Constraint.Unique unique -> last.add("DROP INDEX " + quoting.identifier(unique.name()));
                        case Constraint.PrimaryKey key -> last.add("DROP PRIMARY KEY");
                        case Constraint.Check check ->
                            parts.add((context.version().isMariaDb()
                                            ? "DROP CONSTRAINT "
                                                    + (check.name().equals(drop.column()) ? "IF EXISTS " : "")
                                            : "DROP CHECK ")
                                    + quoting.identifier(check.name()));
                        case Constraint.Exclusion exclusion -> {}
                    }
                }
            }
            for (Index index : drop.indexes(table.get())) {
                last.add("DROP INDEX " + quoting.identifier(index.name()));
            }
        }
        parts.addAll(last);
        parts.add("DROP COLUMN " + (guard ? "IF EXISTS " : "") + quoting.identifier(drop.column()));
        statements.add(alter + String.join(", ", parts));
        return statements;
    }

    private void referring(QualifiedName name, String column, RenderContext context, List<String> statements) {
        for (Table other : context.before().orElseThrow().tables()) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                if (key.references().equals(name)
                        && !other.name().equals(name)
                        && key.referencedColumns().contains(column)) {
                    statements.add(constraints.dropForeignKey(other, key));
                }
            }
        }
    }

    private List<String> rename(ColumnOperation.RenameColumn rename, String alter, RenderContext context) {
        context.require(
                context.table(rename.table()).filter(rename::partitions).isPresent(),
                Capability.RENAME_PARTITION_COLUMN,
                "Remove the partitioning, rename the column and partition the table again.");
        if (context.can(Capability.RENAME_COLUMN)) {
            List<String> parts = new ArrayList<>();
            parts.add(
                    "RENAME COLUMN " + quoting.identifier(rename.column()) + " TO " + quoting.identifier(rename.to()));
            if (!context.version().isMariaDb()) {
                follow(rename, context, parts);
            }
            String kept = constraints.kept(rename.table(), rename.column(), context);
            if (!kept.isEmpty()) {
                return List.of(
                        alter + "MODIFY COLUMN "
                                + columns.definition(known(rename, context).orElseThrow(), context) + kept,
                        alter + parts.getFirst());
            }
            boolean checksAlone = parts.stream().noneMatch(part -> part.startsWith("MODIFY"));
            return checksAlone && parts.size() > 1 && isInForeignKey(rename.table(), rename.column(), context)
                    ? parts.stream().map(part -> alter + part).toList()
                    : List.of(alter + String.join(", ", parts));
        }
        Column column = known(rename, context).orElseThrow(() -> context.unknown("the column's whole definition"));
        return List.of(alter + "CHANGE COLUMN " + quoting.identifier(rename.column()) + " "
                + columns.definition(column.withName(rename.to()), context));
    }

    /**
     * MariaDB carries the new name into checks and generated columns; MySQL wants them written anew, and a column of a
     * foreign key renamed by a statement of its own.
     */
    private void follow(ColumnOperation.RenameColumn rename, RenderContext context, List<String> parts) {
        Optional<Table> before = context.table(rename.table());
        if (before.isEmpty()) {
            return;
        }
        Table after = rename.applyTo(context.before().orElseThrow())
                .table(rename.table())
                .orElseThrow();
        for (Constraint constraint : before.get().constraints()) {
            if (constraint instanceof Constraint.Check check
                    && !after.constraints().contains(check)) {
                parts.addFirst("DROP CHECK " + quoting.identifier(check.name()));
                parts.add("ADD "
                        + Fragments.constraint(after.constraint(check.name()).orElseThrow(), quoting));
            }
        }
        for (int i = 0; i < after.columns().size(); i++) {
            Column column = after.columns().get(i);
            if (column.generated() instanceof Generated.Computed
                    && !column.equals(before.get().columns().get(i))
                    && !column.name().equals(rename.to())) {
                parts.add("MODIFY COLUMN " + columns.definition(column, context));
            }
        }
    }

    private static Optional<Column> known(ColumnOperation operation, RenderContext context) {
        return context.table(operation.table()).flatMap(found -> found.column(operation.column()));
    }

    private List<String> change(ColumnOperation.AlterColumn change, String alter, RenderContext context) {
        for (ColumnChange part : change.changes()) {
            if (part instanceof ColumnChange.SetType type) {
                context.require(
                        !type.using().isEmpty(),
                        Capability.TYPE_CONVERSION,
                        "Add a column of the new type, fill it with an update, and rename the two.");
            }
        }
        Optional<Column> before = known(change, context).or(change::existing);
        if (before.isEmpty() && defaultOnly(change) instanceof DefaultValue.Constant constant) {
            return List.of(alter + "ALTER COLUMN " + quoting.identifier(change.column()) + " SET DEFAULT "
                    + quoting.literal(constant.value()));
        }
        Column column = before.orElseThrow(() ->
                context.unknown("the column's whole definition (type, nullability, default, comment and the rest)"));
        Column after = change.change(column);
        boolean virtual = isVirtual(column) != isVirtual(after);
        context.require(
                virtual,
                Capability.MAKE_GENERATED,
                "Drop the column and add it again: the server cannot alter whether it is virtual.");
        if (column.equals(after)) {
            return List.of();
        }
        String modify = alter + "MODIFY COLUMN " + columns.definition(after, context)
                + constraints.kept(change.table(), change.column(), context);
        boolean sameType =
                column.type().equals(after.type()) && !context.version().isMariaDb();
        context.require(
                !(after.identity() instanceof Identity.None)
                        && !after.identity().equals(column.identity())
                        && isInForeignKey(change.table(), change.column(), context),
                Capability.NUMBER_REFERRED_COLUMN,
                "Drop the foreign keys, change the column and add them again.");
        return sameType && isInForeignKey(change.table(), change.column(), context)
                ? List.of("SET SESSION foreign_key_checks = 0", modify, "SET SESSION foreign_key_checks = 1")
                : List.of(modify);
    }

    /** MySQL refuses to modify such a column in any way while foreign keys are checked. */
    private static boolean isInForeignKey(QualifiedName name, String column, RenderContext context) {
        return context.before().stream()
                .flatMap(schema -> schema.tables().stream())
                .anyMatch(table -> table.foreignKeys().stream()
                        .anyMatch(key -> table.name().equals(name)
                                        && key.columns().contains(column)
                                || key.references().equals(name)
                                        && (key.referencedColumns().isEmpty()
                                                || key.referencedColumns().contains(column))));
    }

    private static boolean isVirtual(Column column) {
        return column.generated() instanceof Generated.Computed computed && !computed.stored();
    }

    private static DefaultValue defaultOnly(ColumnOperation.AlterColumn change) {
        return change.changes().size() == 1 && change.changes().getFirst() instanceof ColumnChange.SetDefault value
                ? value.value()
                : DefaultValue.NONE;
    }
}
