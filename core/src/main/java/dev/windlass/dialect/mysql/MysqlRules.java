package dev.windlass.dialect.mysql;

import dev.windlass.dialect.RenderContext;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.TableOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Identity;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.Optional;

/** What MySQL and MariaDB do not let a table be, however it came to be so. */
final class MysqlRules {
    private MysqlRules() {}

    /**
     * Refuses an operation that leaves such a table.
     *
     * @throws dev.windlass.error.WindlassException {@code OPERATION_DOES_NOT_FIT}
     */
    static void check(Operation operation, Optional<Schema> before, RenderContext context) {
        if (before.isPresent()) {
            Schema after = operation.applyTo(before.get());
            for (Table table : after.tables()) {
                if (!before.get().table(table.name()).equals(Optional.of(table))) {
                    check(table, context);
                    partitions(table, after, context);
                }
            }
        } else if (operation instanceof TableOperation.CreateTable create) {
            check(create.definition(), context);
        }
    }

    private static void check(Table table, RenderContext context) {
        for (Column column : table.columns()) {
            if (column.identity() instanceof Identity.None) {
                continue;
            }
            if (!isFirstInKey(table, column.name())) {
                throw problem(table, column, "must be the first column of a key", context);
            }
            for (Constraint constraint : table.constraints()) {
                if (constraint instanceof Constraint.Check check
                        && ColumnOperation.DropColumn.mentions(check, column.name())) {
                    throw problem(table, column, "cannot be in a check, and is in '" + check.name() + "'", context);
                }
            }
        }
    }

    private static void partitions(Table table, Schema schema, RenderContext context) {
        for (Table other : schema.tables()) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                boolean about = other.equals(table) || key.references().equals(table.name());
                if (about && (isPartitioned(schema, other.name()) || isPartitioned(schema, key.references()))) {
                    throw Problem.of(
                                    ErrorCode.OPERATION_DOES_NOT_FIT,
                                    "A partitioned table has no foreign keys, and none refers to it: '" + key.name()
                                            + "' of table '" + other.name() + "' does")
                            .at(context.subject())
                            .toException();
                }
            }
        }
    }

    private static boolean isPartitioned(Schema schema, QualifiedName name) {
        return schema.table(name)
                .filter(table -> !table.partitioning().by().isEmpty())
                .isPresent();
    }

    private static RuntimeException problem(Table table, Column column, String why, RenderContext context) {
        return Problem.of(
                        ErrorCode.OPERATION_DOES_NOT_FIT,
                        "Column '" + column.name() + "' of table '" + table.name() + "' numbers the rows, so it " + why)
                .at(context.subject())
                .toException();
    }

    private static boolean isFirstInKey(Table table, String column) {
        return table.constraints().stream()
                        .anyMatch(constraint ->
                                (constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique)
                                        && constraint.columns().getFirst().equals(column))
                || table.indexes().stream()
                        .anyMatch(index -> index.elements().getFirst().text().equals(column));
    }
}
