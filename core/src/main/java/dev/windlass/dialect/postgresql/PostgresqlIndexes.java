package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.IndexOperation;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** PostgreSQL's statements about indexes. */
final class PostgresqlIndexes {
    private final PostgresqlQuoting quoting;

    PostgresqlIndexes(PostgresqlQuoting quoting) {
        this.quoting = quoting;
    }

    List<String> render(IndexOperation operation, RenderContext context) {
        return switch (operation) {
            case IndexOperation.CreateIndex create -> create(create, context);
            case IndexOperation.DropIndex drop -> {
                context.require(drop.concurrently(), Capability.CONCURRENT_INDEX, "Drop it without 'concurrently'.");
                yield List.of("DROP INDEX " + (drop.concurrently() ? "CONCURRENTLY " : "")
                        + (drop.ifExists() ? "IF EXISTS " : "") + quoting.name(drop.index()));
            }
            case IndexOperation.RenameIndex rename ->
                List.of("ALTER INDEX " + quoting.name(rename.index()) + " RENAME TO "
                        + quoting.identifier(rename.to()));
        };
    }

    static boolean isConcurrent(IndexOperation operation) {
        return switch (operation) {
            case IndexOperation.CreateIndex create -> create.concurrently();
            case IndexOperation.DropIndex drop -> drop.concurrently();
            case IndexOperation.RenameIndex rename -> false;
        };
    }

    private List<String> create(IndexOperation.CreateIndex create, RenderContext context) {
        context.require(create.concurrently(), Capability.CONCURRENT_INDEX, "Create it without 'concurrently'.");
        List<String> statements = new ArrayList<>();
        statements.add(
                definition(create.table(), create.definition(), create.concurrently(), create.ifNotExists(), context));
        comment(create.table(), create.definition(), statements);
        return statements;
    }

    /** A whole CREATE INDEX. */
    String definition(
            QualifiedName table, Index index, boolean concurrently, boolean ifNotExists, RenderContext context) {
        context.require(
                !index.include().isEmpty(),
                Capability.INCLUDED_COLUMNS,
                "Make the included columns keys of the index.");
        context.require(
                index.nullsNotDistinct(),
                Capability.NULLS_NOT_DISTINCT,
                "Create a unique index on coalesce(column, value) instead.");
        context.require(
                index.method().equalsIgnoreCase("fulltext") || index.method().equalsIgnoreCase("spatial"),
                Capability.FULLTEXT_INDEX,
                "Use gin on to_tsvector(…), or gist.");
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + (concurrently ? "CONCURRENTLY " : "")
                + (ifNotExists ? "IF NOT EXISTS " : "")
                + (index.name().isEmpty() ? "" : quoting.identifier(index.name()) + " ") + "ON " + quoting.name(table)
                + (index.method().isEmpty() ? "" : " USING " + Fragments.word(index.method()))
                + index.elements().stream()
                        .map(element -> element(element, context))
                        .collect(Collectors.joining(", ", " (", ")"))
                + Fragments.include(index.include(), quoting)
                + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                + parameters(index.options())
                + (index.tablespace().isEmpty() ? "" : " TABLESPACE " + quoting.identifier(index.tablespace()))
                + (index.where().isEmpty() ? "" : " WHERE " + index.where());
    }

    /** The comment of a new index, if it has one. */
    void comment(QualifiedName table, Index index, List<String> statements) {
        if (!index.comment().isEmpty()) {
            statements.add("COMMENT ON INDEX " + quoting.name(table.sibling(index.name())) + " IS "
                    + quoting.text(index.comment()));
        }
    }

    /** A key of an index. */
    String element(IndexElement element, RenderContext context) {
        context.require(
                element.prefixLength() > 0,
                Capability.PREFIX_LENGTH,
                "Index the expression left(" + element.text() + ", " + element.prefixLength() + ").");
        return (element.expression() ? Fragments.parenthesized(element.text()) : quoting.identifier(element.text()))
                + (element.collation().isEmpty() ? "" : " COLLATE " + quoting.identifier(element.collation()))
                + (element.operatorClass().isEmpty() ? "" : " " + element.operatorClass())
                + (element.descending() ? " DESC" : "")
                + switch (element.nulls()) {
                    case DEFAULT -> "";
                    case FIRST -> " NULLS FIRST";
                    case LAST -> " NULLS LAST";
                };
    }

    /** {@code WITH (…)}, with a space before it; empty for no parameters. */
    static String parameters(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(entry -> Fragments.word(entry.getKey()) + " = " + entry.getValue())
                        .collect(Collectors.joining(", ", " WITH (", ")"));
    }
}
