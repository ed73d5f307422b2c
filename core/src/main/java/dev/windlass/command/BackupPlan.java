package dev.windlass.command;

import dev.windlass.dialect.Rendered;
import dev.windlass.diff.SchemaDiff;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.operation.SecurityOperation;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Generated;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a schema is built again around its rows.
 *
 * @param before statements for what rows need: types, sequences, functions, tables
 * @param after statements for what is better made, or may only be made, when the rows are there
 * @param tables the tables and the columns whose values are kept, parents before children
 */
record BackupPlan(List<String> before, List<String> after, Map<QualifiedName, List<String>> tables) {
    static BackupPlan of(Comparing comparing, Snapshot snapshot) {
        Schema schema = snapshot.schema();
        List<Operation> operations =
                SchemaDiff.between(Schema.EMPTY, schema, comparing.rules(snapshot.version()), List.of());
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        Map<QualifiedName, List<String>> tables = new LinkedHashMap<>();
        for (Rendered rendered :
                new SqlText(comparing.dialect(), snapshot.version()).render(operations, Schema.EMPTY, List.of())) {
            boolean later = rendered.operations().stream().allMatch(BackupPlan::later);
            (later ? after : before).addAll(rendered.statements());
            for (Operation operation : rendered.operations()) {
                if (operation instanceof TableOperation.CreateTable create) {
                    QualifiedName name = create.definition().name();
                    tables.put(name, schema.table(name).map(BackupPlan::kept).orElse(List.of()));
                }
            }
        }
        return new BackupPlan(before, after, tables);
    }

    private static List<String> kept(Table table) {
        return table.columns().stream()
                .filter(column -> column.generated() instanceof Generated.None)
                .map(Column::name)
                .toList();
    }

    private static boolean later(Operation operation) {
        return operation instanceof IndexOperation
                || operation instanceof RoutineOperation.CreateTrigger
                || operation instanceof SecurityOperation
                || operation instanceof ViewOperation
                || operation instanceof ConstraintOperation.AddConstraint add
                        && add.definition() instanceof Constraint.ForeignKey;
    }
}
