package dev.windlass.dialect.postgresql;

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

/** Operations as PostgreSQL's statements. */
final class PostgresqlRenderer implements OperationRenderer {
    private final PostgresqlQuoting quoting;
    private final PostgresqlColumns columns;
    private final PostgresqlIndexes indexes;
    private final PostgresqlConstraints constraints;
    private final PostgresqlTables tables;
    private final PostgresqlNamedTypes namedTypes;
    private final PostgresqlObjects objects;
    private final PostgresqlRoutines routines;
    private final PostgresqlSecurity security;

    PostgresqlRenderer(PostgresqlQuoting quoting, PostgresqlTypes types) {
        this.quoting = quoting;
        this.columns = new PostgresqlColumns(quoting, types);
        this.indexes = new PostgresqlIndexes(quoting);
        this.constraints = new PostgresqlConstraints(quoting, indexes);
        this.tables = new PostgresqlTables(quoting, columns, constraints, indexes);
        this.namedTypes = new PostgresqlNamedTypes(quoting, types);
        this.objects = new PostgresqlObjects(quoting, types, indexes);
        this.routines = new PostgresqlRoutines(quoting);
        this.security = new PostgresqlSecurity(quoting, tables);
    }

    @Override
    public List<Rendered> render(List<Operation> operations, ServerVersion version, Known before) {
        List<Rendered> result = new ArrayList<>();
        Optional<Schema> schema = before.schema();
        for (Operation operation : operations) {
            RenderContext context = new RenderContext(
                    version, PostgresqlCapabilities.of(version), schema, operation.word() + " " + operation.object());
            List<String> statements = statements(operation, context);
            result.add(
                    isTransactional(operation, version)
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
            case TypeOperation it -> namedTypes.render(it, context);
            case SequenceOperation it -> objects.render(it, context);
            case NamespaceOperation it -> objects.render(it);
            case ViewOperation it -> objects.render(it, context);
            case RoutineOperation it -> routines.render(it, context);
            case SecurityOperation it -> security.render(it, context);
            case SetComment it -> security.render(it, context);
            case DataOperation it -> DataStatements.render(it, DialectName.POSTGRESQL, quoting);
        };
    }

    /** ADD VALUE in a transaction came with version 12. */
    private static boolean isTransactional(Operation operation, ServerVersion version) {
        if (operation instanceof IndexOperation index) {
            return !PostgresqlIndexes.isConcurrent(index);
        }
        return !(operation instanceof TypeOperation.AddEnumValue) || version.atLeast(12, 0);
    }
}
