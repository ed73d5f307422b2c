package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.NamespaceOperation;
import dev.windlass.operation.SequenceOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.Index;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's statements about sequences, namespaces, extensions and views. */
final class PostgresqlObjects {
    private final PostgresqlQuoting quoting;
    private final PostgresqlTypes types;
    private final PostgresqlIndexes indexes;

    PostgresqlObjects(PostgresqlQuoting quoting, PostgresqlTypes types, PostgresqlIndexes indexes) {
        this.quoting = quoting;
        this.types = types;
        this.indexes = indexes;
    }

    List<String> render(SequenceOperation operation, RenderContext context) {
        String name = quoting.name(operation.sequence());
        return switch (operation) {
            case SequenceOperation.CreateSequence create -> {
                Sequence sequence = create.definition();
                List<String> statements = new ArrayList<>();
                statements.add("CREATE SEQUENCE " + (create.ifNotExists() ? "IF NOT EXISTS " : "") + name + " AS "
                        + types.sql(sequence.type(), context) + Fragments.sequence(sequence.options())
                        + (sequence.ownedBy().isEmpty() ? "" : " OWNED BY " + owner(sequence.ownedBy())));
                comment("SEQUENCE", name, sequence.comment(), statements);
                yield statements;
            }
            case SequenceOperation.AlterSequence alter ->
                List.of("ALTER SEQUENCE " + name + " AS " + types.sql(alter.to().type(), context)
                        + options(alter.to().options()) + " OWNED BY "
                        + (alter.to().ownedBy().isEmpty()
                                ? "NONE"
                                : owner(alter.to().ownedBy())));
            case SequenceOperation.DropSequence drop ->
                List.of("DROP SEQUENCE " + (drop.ifExists() ? "IF EXISTS " : "") + name);
        };
    }

    /** Every option of a sequence, those that are left to the server too, so that none stays as it was. */
    static String options(SequenceOptions options) {
        boolean down = options.increment().orElse(1) < 0;
        return " INCREMENT BY " + options.increment().orElse(1)
                + (options.minimum().isPresent()
                        ? " MINVALUE " + options.minimum().getAsLong()
                        : " NO MINVALUE")
                + (options.maximum().isPresent()
                        ? " MAXVALUE " + options.maximum().getAsLong()
                        : " NO MAXVALUE")
                + " START WITH "
                + options.start()
                        .orElse(
                                down
                                        ? options.maximum().orElse(-1)
                                        : options.minimum().orElse(1))
                + " CACHE " + options.cache().orElse(1) + (options.cycle() ? " CYCLE" : " NO CYCLE");
    }

    /** The owner is written as names with dots between them. */
    private String owner(String ownedBy) {
        List<String> parts = new ArrayList<>();
        for (String part : ownedBy.split("\\.")) {
            parts.add(quoting.identifier(part));
        }
        return String.join(".", parts);
    }

    List<String> render(NamespaceOperation operation) {
        String name = quoting.identifier(operation.name());
        return switch (operation) {
            case NamespaceOperation.CreateNamespace create -> {
                List<String> statements = new ArrayList<>();
                statements.add("CREATE SCHEMA " + (create.ifNotExists() ? "IF NOT EXISTS " : "") + name);
                comment("SCHEMA", name, create.definition().comment(), statements);
                yield statements;
            }
            case NamespaceOperation.DropNamespace drop ->
                List.of("DROP SCHEMA " + (drop.ifExists() ? "IF EXISTS " : "") + name);
            case NamespaceOperation.CreateExtension create -> {
                List<String> statements = new ArrayList<>();
                statements.add("CREATE EXTENSION " + (create.ifNotExists() ? "IF NOT EXISTS " : "") + name
                        + (create.definition().namespace().isEmpty()
                                ? ""
                                : " SCHEMA "
                                        + quoting.identifier(create.definition().namespace()))
                        + (create.definition().version().isEmpty()
                                ? ""
                                : " VERSION " + quoting.text(create.definition().version())));
                comment("EXTENSION", name, create.definition().comment(), statements);
                yield statements;
            }
            case NamespaceOperation.DropExtension drop ->
                List.of("DROP EXTENSION " + (drop.ifExists() ? "IF EXISTS " : "") + name);
        };
    }

    List<String> render(ViewOperation operation, RenderContext context) {
        String name = quoting.name(operation.view());
        return switch (operation) {
            case ViewOperation.CreateView create -> view(create.definition(), create.replace(), name);
            case ViewOperation.DropView drop ->
                List.of("DROP VIEW " + (drop.ifExists() ? "IF EXISTS " : "") + name
                        + (drop.cascade() ? " CASCADE" : ""));
            case ViewOperation.CreateMaterializedView create ->
                materialized(create.definition(), create.ifNotExists(), name, context);
            case ViewOperation.DropMaterializedView drop ->
                List.of("DROP MATERIALIZED VIEW " + (drop.ifExists() ? "IF EXISTS " : "") + name);
            case ViewOperation.RefreshMaterializedView refresh ->
                List.of("REFRESH MATERIALIZED VIEW " + (refresh.concurrently() ? "CONCURRENTLY " : "") + name);
        };
    }

    private List<String> view(View view, boolean replace, String name) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + (replace ? "OR REPLACE " : "") + "VIEW " + name
                + (view.columns().isEmpty() ? "" : " (" + quoting.names(view.columns()) + ")")
                + (view.options().isEmpty() ? "" : " WITH (" + view.options() + ")") + " AS\n" + view.query()
                + (view.check().isEmpty() ? "" : "\nWITH " + view.check() + " CHECK OPTION"));
        comment("VIEW", name, view.comment(), statements);
        return statements;
    }

    private List<String> materialized(MaterializedView view, boolean ifNotExists, String name, RenderContext context) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE MATERIALIZED VIEW " + (ifNotExists ? "IF NOT EXISTS " : "") + name
                + (view.options().isEmpty() ? "" : " WITH (" + view.options() + ")")
                + (view.tablespace().isEmpty() ? "" : " TABLESPACE " + quoting.identifier(view.tablespace()))
                + " AS\n" + view.query() + (view.withData() ? "" : "\nWITH NO DATA"));
        for (Index index : view.indexes()) {
            statements.add(indexes.definition(view.name(), index, false, ifNotExists, context));
            indexes.comment(view.name(), index, statements);
        }
        comment("MATERIALIZED VIEW", name, view.comment(), statements);
        return statements;
    }

    private void comment(String kind, String name, String comment, List<String> statements) {
        if (!comment.isEmpty()) {
            statements.add("COMMENT ON " + kind + " " + name + " IS " + quoting.text(comment));
        }
    }
}
