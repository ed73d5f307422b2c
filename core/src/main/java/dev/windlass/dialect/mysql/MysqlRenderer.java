package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.DataStatements;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.OperationRenderer;
import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.DataOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.NamespaceOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.operation.SecurityOperation;
import dev.windlass.operation.SequenceOperation;
import dev.windlass.operation.SetComment;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.TypeOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operations as MySQL's and MariaDB's statements. */
final class MysqlRenderer implements OperationRenderer {
    private final MysqlQuoting quoting;
    private final MysqlColumnOperations columns;
    private final MysqlIndexes indexes;
    private final MysqlConstraints constraints;
    private final MysqlTables tables;
    private final MysqlObjects objects;
    private final MysqlRoutines routines;

    MysqlRenderer(MysqlQuoting quoting, MysqlTypes types) {
        this.quoting = quoting;
        MysqlColumns definitions = new MysqlColumns(quoting, types);
        this.indexes = new MysqlIndexes(quoting);
        this.constraints = new MysqlConstraints(quoting, definitions);
        this.columns = new MysqlColumnOperations(quoting, definitions, constraints);
        this.tables = new MysqlTables(quoting, definitions, constraints, indexes);
        this.objects = new MysqlObjects(quoting);
        this.routines = new MysqlRoutines(quoting);
    }

    @Override
    public List<Rendered> render(List<Operation> operations, ServerVersion version, Known before) {
        List<Rendered> result = new ArrayList<>();
        Optional<Schema> schema = before.schema();
        for (Operation operation : operations) {
            RenderContext context = new RenderContext(
                    version, MysqlCapabilities.of(version), schema, operation.word() + " " + operation.object());
            List<String> statements = statements(operation, context);
            MysqlRules.check(operation, schema, context);
            if (schema.isPresent()) {
                statements = MysqlForeignKeyIndexes.followed(
                        statements, schema.get(), operation.applyTo(schema.get()), quoting);
            }
            boolean rows = operation instanceof DataOperation && !(operation instanceof DataOperation.ExecuteSql);
            result.add(
                    rows
                            ? Rendered.transactional(operation, statements)
                            : Rendered.nonTransactional(operation, statements));
            schema = schema.map(operation::applyTo);
        }
        return result;
    }

    private List<String> statements(Operation operation, RenderContext context) {
        return switch (operation) {
            case TableOperation it -> tables.render(it, context);
            case ColumnOperation it -> columns.render(it, context);
            case ConstraintOperation it -> constraints.render(it, context);
            case IndexOperation it -> indexes.render(it, context);
            case TypeOperation it ->
                throw context.refusal(
                        Capability.NAMED_TYPES,
                        "Write the type into its columns, where an enum's values are part of the column's type.");
            case SequenceOperation it -> objects.render(it, context);
            case NamespaceOperation it -> objects.render(it, context);
            case ViewOperation it -> objects.render(it, context);
            case RoutineOperation it -> routines.render(it, context);
            case SecurityOperation it -> routines.render(it, context);
            case SetComment it -> tables.comment(it, context);
            case DataOperation it -> DataStatements.render(it, DialectName.MYSQL, quoting);
        };
    }
}
