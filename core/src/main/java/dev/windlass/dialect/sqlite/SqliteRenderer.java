package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.DataStatements;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.OperationRenderer;
import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.dialect.sqlite.SqliteTableEdit.Edited;
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
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Operations as SQLite's statements: ALTER TABLE where the linked SQLite can, a table rebuild where it cannot. Rebuilds of
 * one table that follow each other become one.
 */
final class SqliteRenderer implements OperationRenderer {
    private final SqliteQuoting quoting;
    private final SqliteTableEdit edit;
    private final SqliteNative natively;
    private final SqliteSchemaObjects objects;

    SqliteRenderer(SqliteQuoting quoting, SqliteTypes types) {
        this.quoting = quoting;
        SqliteDefinitions definitions = new SqliteDefinitions(quoting, types);
        this.edit = new SqliteTableEdit(quoting, definitions);
        this.natively = new SqliteNative(quoting, definitions);
        this.objects = new SqliteSchemaObjects(quoting, definitions, new SqliteObjects(quoting));
    }

    @Override
    public List<Rendered> render(List<Operation> operations, ServerVersion version, Known before) {
        SqliteStep step = new SqliteStep(List.of(), new SqliteCatalog(before.definitions(), true), Optional.empty());
        Optional<Schema> schema = before.schema();
        for (Operation operation : operations) {
            RenderContext context = new RenderContext(
                    version, SqliteCapabilities.of(version), schema, operation.word() + " " + operation.object());
            step = step(step, operation, context);
            schema = schema.map(operation::applyTo);
        }
        return step.flushed(quoting).done();
    }

    private SqliteStep step(SqliteStep step, Operation operation, RenderContext context) {
        return switch (operation) {
            case ColumnOperation it -> column(step, it, context);
            case ConstraintOperation it ->
                rebuild(
                        step,
                        it,
                        it.table(),
                        edited -> edit.edit(edited, it, context),
                        context,
                        natively.render(it, context));
            case TableOperation.SetTableOptions it ->
                rebuild(step, it, it.table(), edited -> edit.edit(edited, it, context), context, Optional.empty());
            case TableOperation it -> objects.render(step.flushed(quoting), it, context);
            case IndexOperation it -> objects.render(step.flushed(quoting), it, context);
            case ViewOperation it -> objects.render(step.flushed(quoting), it, context);
            case RoutineOperation it -> objects.render(step.flushed(quoting), it, context);
            case DataOperation it -> {
                SqliteStep flushed = step.flushed(quoting);
                boolean text = it instanceof DataOperation.ExecuteSql;
                yield flushed.plus(
                        Rendered.transactional(it, DataStatements.render(it, DialectName.SQLITE, quoting)),
                        text ? flushed.catalog().uncertain() : flushed.catalog());
            }
            case NamespaceOperation it -> throw SqliteObjects.refused(it, context);
            case TypeOperation it ->
                throw context.refusal(
                        Capability.NAMED_TYPES,
                        "Write the type into its columns, where an enum becomes a text with a check.");
            case SequenceOperation it ->
                throw context.refusal(
                        Capability.SEQUENCES, "Number the rows with an identity column, or keep a table of one row.");
            case SecurityOperation it -> throw refused(it, context);
            case SetComment it -> throw context.refusal(Capability.COMMENTS, "Leave the comment out.");
        };
    }

    private static RuntimeException refused(SecurityOperation operation, RenderContext context) {
        return switch (operation) {
            case SecurityOperation.SetRowSecurity it -> noRowSecurity(context);
            case SecurityOperation.CreatePolicy it -> noRowSecurity(context);
            case SecurityOperation.DropPolicy it -> noRowSecurity(context);
            case SecurityOperation.GrantPrivileges it -> noGrant(context);
            case SecurityOperation.RevokePrivileges it -> noGrant(context);
        };
    }

    private static RuntimeException noRowSecurity(RenderContext context) {
        return context.refusal(Capability.ROW_SECURITY, "Leave row-level security out.");
    }

    private static RuntimeException noGrant(RenderContext context) {
        return context.refusal(Capability.GRANTS, "Leave it out: whoever may read the file may read all of it.");
    }

    private SqliteStep column(SqliteStep step, ColumnOperation operation, RenderContext context) {
        Optional<SqliteTableText> text = text(step, operation.table());
        if (nothingToDo(operation, text, context)) {
            return step.plus(Rendered.transactional(operation, List.of()), step.catalog());
        }
        Optional<List<String>> statements = natively.render(operation, step.catalog(), text, context);
        SqliteStep next = rebuild(
                step,
                operation,
                operation.table(),
                edited -> edit.edit(edited, operation, context),
                context,
                statements);
        return operation instanceof ColumnOperation.RenameColumn
                ? new SqliteStep(next.done(), next.catalog().uncertain(), next.pending())
                : next;
    }

    private static boolean nothingToDo(
            ColumnOperation operation, Optional<SqliteTableText> text, RenderContext context) {
        if (operation instanceof ColumnOperation.AddColumn add && add.ifNotExists()) {
            context.require(
                    text.isEmpty(), Capability.IF_NOT_EXISTS, "Run it against the database, where it can look first.");
            return text.flatMap(found -> found.column(add.column())).isPresent();
        }
        if (operation instanceof ColumnOperation.DropColumn drop) {
            context.require(
                    drop.cascade(), Capability.CASCADE, "Drop the foreign keys that refer to the column first.");
            if (drop.ifExists()) {
                context.require(
                        text.isEmpty(), Capability.IF_EXISTS, "Run it against the database, where it can look first.");
                return text.flatMap(found -> found.column(drop.column())).isEmpty();
            }
        }
        return false;
    }

    private static Optional<SqliteTableText> text(SqliteStep step, QualifiedName table) {
        if (step.pending().isPresent()
                && SqliteLexer.sameName(step.pending().get().table().name(), table.name())) {
            return step.pending().map(pending -> pending.edited().text());
        }
        return step.catalog().certain()
                ? step.catalog().find("table", table.name()).map(row -> SqliteTableParser.parse(row.sql()))
                : Optional.empty();
    }

    /** Adds to the rebuild that is pending for the table, alters it in place, or begins a rebuild. */
    private SqliteStep rebuild(
            SqliteStep step,
            Operation operation,
            QualifiedName table,
            Function<Edited, Edited> change,
            RenderContext context,
            Optional<List<String>> statements) {
        boolean rename = operation instanceof ColumnOperation.RenameColumn;
        if (!rename
                && step.pending()
                        .filter(pending -> SqliteLexer.sameName(pending.table().name(), table.name()))
                        .isPresent()) {
            SqliteStep.Pending pending = step.pending().get();
            return step.with(pending.plus(operation, change.apply(pending.edited())));
        }
        SqliteStep flushed = step.flushed(quoting);
        if (statements.isPresent()) {
            return flushed.plus(
                    Rendered.transactional(operation, statements.get()),
                    rename ? flushed.catalog() : altered(flushed.catalog(), table, change));
        }
        if (!flushed.catalog().certain()) {
            throw context.unknown(
                    "table '" + table + "' as the database keeps it (sqlite_master) after the operations before");
        }
        StoredDefinition row = flushed.catalog()
                .find("table", table.name())
                .orElseThrow(() -> context.unknown("table '" + table + "' as the database keeps it (sqlite_master)"));
        Edited edited = change.apply(new Edited(parse(row, context), Map.of()));
        return flushed.with(new SqliteStep.Pending(row, edited, List.of(operation)));
    }

    private static SqliteTableText parse(StoredDefinition row, RenderContext context) {
        try {
            return SqliteTableParser.parse(row.sql());
        } catch (IllegalArgumentException e) {
            throw context.refusal(
                    Capability.TABLE_REBUILD, "Write the statements for this table by hand: " + e.getMessage() + ".");
        }
    }

    /** The catalogue after an ALTER TABLE that the server does by itself. */
    private SqliteCatalog altered(SqliteCatalog catalog, QualifiedName table, Function<Edited, Edited> change) {
        Optional<StoredDefinition> row = catalog.find("table", table.name());
        if (row.isEmpty() || !catalog.certain()) {
            return catalog;
        }
        Edited edited =
                change.apply(new Edited(SqliteTableParser.parse(row.get().sql()), Map.of()));
        return new SqliteRebuild(quoting, catalog, row.get(), edited).after();
    }
}
