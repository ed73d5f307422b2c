package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.RenderContext;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.Index;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SQLite's statements about whole tables, indexes, views and triggers, and what they make of the catalogue. */
final class SqliteSchemaObjects {
    private final SqliteQuoting quoting;
    private final SqliteDefinitions definitions;
    private final SqliteObjects objects;

    SqliteSchemaObjects(SqliteQuoting quoting, SqliteDefinitions definitions, SqliteObjects objects) {
        this.quoting = quoting;
        this.definitions = definitions;
        this.objects = objects;
    }

    SqliteStep render(SqliteStep step, TableOperation operation, RenderContext context) {
        SqliteCatalog catalog = step.catalog();
        return switch (operation) {
            case TableOperation.CreateTable create -> create(step, create, context);
            case TableOperation.DropTable drop -> drop(step, drop, context);
            case TableOperation.RenameTable rename -> {
                context.require(
                        !rename.table().namespace().equals(rename.to().namespace()),
                        Capability.NAMESPACES,
                        "Keep the table where it is.");
                yield step.plus(
                        Rendered.transactional(
                                rename,
                                List.of("ALTER TABLE " + quoting.name(rename.table()) + " RENAME TO "
                                        + quoting.identifier(rename.to().name()))),
                        catalog.uncertain());
            }
            case TableOperation.SetPartitioning set ->
                throw context.refusal(Capability.PARTITIONS, "Leave the partitioning out.");
            case TableOperation.SetTableOptions set ->
                throw new IllegalArgumentException("options are an edit of the table: " + set);
        };
    }

    private SqliteStep create(SqliteStep step, TableOperation.CreateTable create, RenderContext context) {
        Table table = create.definition();
        String name = table.name().name();
        boolean there = step.catalog().find("table", name).isPresent();
        String sql = definitions.table(table, create.ifNotExists(), context);
        List<String> statements = new ArrayList<>(List.of(sql));
        SqliteCatalog catalog = step.catalog()
                .plus(new StoredDefinition("table", name, name, definitions.table(table, false, context)));
        for (Index index : table.indexes()) {
            String indexSql = objects.index(table.name(), index, create.ifNotExists(), context);
            statements.add(indexSql);
            catalog = catalog.plus(new StoredDefinition("index", index.name(), name, indexSql));
        }
        return step.plus(Rendered.transactional(create, statements), there ? step.catalog() : catalog);
    }

    /**
     * A table is not dropped while foreign keys refer to it: with foreign keys on, the server would first delete its rows,
     * and with them, by ON DELETE CASCADE, those that refer to them. Views that select from it would stay, broken, so each
     * is compiled afterwards.
     */
    private SqliteStep drop(SqliteStep step, TableOperation.DropTable drop, RenderContext context) {
        String name = drop.table().name();
        SqliteCatalog catalog = step.catalog();
        context.require(drop.cascade(), Capability.CASCADE, "Drop the foreign keys that refer to the table first.");
        List<StoredDefinition> children = catalog.childrenOf(name);
        if (!children.isEmpty()) {
            throw Problem.of(
                            ErrorCode.OPERATION_DOES_NOT_FIT,
                            "Table '" + name + "' cannot be dropped: foreign keys of table '"
                                    + children.getFirst().name() + "' refer to it")
                    .at(context.subject())
                    .toException();
        }
        List<String> statements = new ArrayList<>();
        statements.add("DROP TABLE " + (drop.ifExists() ? "IF EXISTS " : "") + quoting.name(drop.table()));
        SqliteCatalog after = catalog.without(name);
        for (StoredDefinition view : catalog.viewsOver(name)) {
            statements.add("EXPLAIN SELECT * FROM " + quoting.identifier(view.name()));
        }
        return step.plus(Rendered.transactional(drop, statements), after);
    }

    SqliteStep render(SqliteStep step, IndexOperation operation, RenderContext context) {
        SqliteCatalog catalog = step.catalog();
        return switch (operation) {
            case IndexOperation.CreateIndex create -> {
                context.require(
                        create.concurrently(), Capability.CONCURRENT_INDEX, "Create it without 'concurrently'.");
                Index index = create.definition();
                String sql = objects.index(create.table(), index, create.ifNotExists(), context);
                boolean there = catalog.find("index", index.name()).isPresent();
                yield step.plus(
                        Rendered.transactional(create, List.of(sql)),
                        there
                                ? catalog
                                : catalog.plus(new StoredDefinition(
                                        "index",
                                        index.name(),
                                        create.table().name(),
                                        objects.index(create.table(), index, false, context))));
            }
            case IndexOperation.DropIndex drop -> {
                context.require(drop.concurrently(), Capability.CONCURRENT_INDEX, "Drop it without 'concurrently'.");
                yield step.plus(
                        Rendered.transactional(
                                drop,
                                List.of("DROP INDEX " + (drop.ifExists() ? "IF EXISTS " : "")
                                        + quoting.name(drop.index()))),
                        minus(catalog, "index", drop.index().name()));
            }
            case IndexOperation.RenameIndex rename -> rename(step, rename, context);
        };
    }

    private static SqliteCatalog minus(SqliteCatalog catalog, String kind, String name) {
        return catalog.find(kind, name).map(catalog::minus).orElse(catalog);
    }

    /** An index is renamed by creating it again. */
    private SqliteStep rename(SqliteStep step, IndexOperation.RenameIndex rename, RenderContext context) {
        String name = rename.index().name();
        Optional<StoredDefinition> row = step.catalog()
                .find("index", name)
                .filter(found -> step.catalog().certain());
        String sql;
        String table;
        if (row.isPresent()) {
            sql = renamed(row.get().sql(), quoting.identifier(rename.to()));
            table = row.get().table();
        } else {
            Table owner = context.before()
                    .flatMap(schema -> schema.tables().stream()
                            .filter(found -> found.index(name).isPresent())
                            .findFirst())
                    .orElseThrow(() -> context.unknown("the index's definition"));
            Index index = owner.index(name).orElseThrow().withName(rename.to());
            sql = objects.index(owner.name(), index, false, context);
            table = owner.name().name();
        }
        return step.plus(
                Rendered.transactional(rename, List.of("DROP INDEX " + quoting.name(rename.index()), sql)),
                minus(step.catalog(), "index", name).plus(new StoredDefinition("index", rename.to(), table, sql)));
    }

    /** The same CREATE INDEX for another name: the name stands before ON. */
    private static String renamed(String sql, String quoted) {
        List<SqliteLexer.Token> tokens = SqliteLexer.tokens(sql);
        int on = 0;
        while (!tokens.get(on).is("ON")) {
            on++;
        }
        int name = on - 1;
        while (tokens.get(name).kind() == SqliteLexer.Kind.SPACE) {
            name--;
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            result.append(i == name ? quoted : tokens.get(i).text());
        }
        return result.toString();
    }

    SqliteStep render(SqliteStep step, ViewOperation operation, RenderContext context) {
        SqliteCatalog catalog = step.catalog();
        String name = operation.view().name();
        return switch (operation) {
            case ViewOperation.CreateView create -> {
                String sql = objects.view(create.definition(), context);
                List<String> statements = new ArrayList<>();
                if (create.replace()) {
                    statements.add("DROP VIEW IF EXISTS " + quoting.name(create.view()));
                }
                statements.add(sql);
                List<StoredDefinition> triggers = create.replace() ? catalog.of("trigger", name) : List.of();
                triggers.forEach(row -> statements.add(row.sql()));
                SqliteCatalog after = minus(catalog, "view", name);
                yield step.plus(
                        Rendered.transactional(create, statements),
                        after.plus(new StoredDefinition("view", name, name, sql)));
            }
            case ViewOperation.DropView drop -> {
                context.require(drop.cascade(), Capability.CASCADE, "Drop the views that select from it first.");
                yield step.plus(
                        Rendered.transactional(
                                drop,
                                List.of("DROP VIEW " + (drop.ifExists() ? "IF EXISTS " : "")
                                        + quoting.name(drop.view()))),
                        catalog.without(name));
            }
            case ViewOperation.CreateMaterializedView it -> throw noMaterializedView(context);
            case ViewOperation.DropMaterializedView it -> throw noMaterializedView(context);
            case ViewOperation.RefreshMaterializedView it -> throw noMaterializedView(context);
        };
    }

    private static RuntimeException noMaterializedView(RenderContext context) {
        return context.refusal(
                Capability.MATERIALIZED_VIEWS, "Keep a table, and fill it with an insert from the query.");
    }

    SqliteStep render(SqliteStep step, RoutineOperation operation, RenderContext context) {
        SqliteCatalog catalog = step.catalog();
        return switch (operation) {
            case RoutineOperation.CreateTrigger create -> {
                Trigger trigger = create.definition();
                String sql = objects.trigger(trigger, context);
                yield step.plus(
                        Rendered.transactional(create, List.of(sql)),
                        catalog.plus(new StoredDefinition(
                                "trigger", trigger.name(), trigger.table().name(), sql)));
            }
            case RoutineOperation.DropTrigger drop ->
                step.plus(
                        Rendered.transactional(drop, List.of(dropTrigger(drop))),
                        minus(catalog, "trigger", drop.name()));
            case RoutineOperation.CreateRoutine it -> throw noRoutine(it, context);
            case RoutineOperation.DropRoutine it -> throw noRoutine(it, context);
        };
    }

    private String dropTrigger(RoutineOperation.DropTrigger drop) {
        QualifiedName name =
                drop.table().map(table -> table.sibling(drop.name())).orElseGet(() -> QualifiedName.of(drop.name()));
        return "DROP TRIGGER " + (drop.ifExists() ? "IF EXISTS " : "") + quoting.name(name);
    }

    private static RuntimeException noRoutine(Operation operation, RenderContext context) {
        return context.refusal(
                Capability.ROUTINES,
                "Register '" + operation.object() + "' with the connection, or write its body where it is used.");
    }
}
