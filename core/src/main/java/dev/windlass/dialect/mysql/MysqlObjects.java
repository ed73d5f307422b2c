package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.NamespaceOperation;
import dev.windlass.operation.SequenceOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.DataType;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.View;
import java.util.List;

/** MySQL's statements about databases and views, and MariaDB's about sequences. */
final class MysqlObjects {
    private final MysqlQuoting quoting;

    MysqlObjects(MysqlQuoting quoting) {
        this.quoting = quoting;
    }

    List<String> render(SequenceOperation operation, RenderContext context) {
        context.require(
                true,
                Capability.SEQUENCES,
                "Number the rows with an AUTO_INCREMENT column, or keep a table of one row.");
        String name = quoting.name(operation.sequence());
        return switch (operation) {
            case SequenceOperation.CreateSequence create -> {
                requirePlain(create.definition(), context);
                yield List.of("CREATE SEQUENCE " + (create.ifNotExists() ? "IF NOT EXISTS " : "") + name
                        + Fragments.sequence(create.definition().options()));
            }
            case SequenceOperation.AlterSequence alter -> {
                requirePlain(alter.to(), context);
                yield List.of("ALTER SEQUENCE " + name + options(alter.to().options()));
            }
            case SequenceOperation.DropSequence drop ->
                List.of("DROP SEQUENCE " + (drop.ifExists() ? "IF EXISTS " : "") + name);
        };
    }

    private static String options(SequenceOptions options) {
        return " INCREMENT BY " + options.increment().orElse(1)
                + (options.minimum().isPresent()
                        ? " MINVALUE " + options.minimum().getAsLong()
                        : " NO MINVALUE")
                + (options.maximum().isPresent()
                        ? " MAXVALUE " + options.maximum().getAsLong()
                        : " NO MAXVALUE")
                + " START WITH " + options.start().orElse(options.minimum().orElse(1)) + " CACHE "
                + options.cache().orElse(1000) + (options.cycle() ? " CYCLE" : " NOCYCLE");
    }

    private static void requirePlain(Sequence sequence, RenderContext context) {
        context.require(
                !(sequence.type() instanceof DataType.BigInt), Capability.TYPE, "Make it a sequence of bigint.");
        context.require(
                !sequence.ownedBy().isEmpty(),
                Capability.SEQUENCE_OWNERS,
                "Drop the sequence by an operation of its own.");
        context.require(!sequence.comment().isEmpty(), Capability.OBJECT_COMMENTS, "Leave the comment out.");
    }

    List<String> render(NamespaceOperation operation, RenderContext context) {
        String name = quoting.identifier(operation.name());
        return switch (operation) {
            case NamespaceOperation.CreateNamespace create -> {
                String comment = create.definition().comment();
                context.require(!comment.isEmpty(), Capability.NAMESPACE_COMMENTS, "Leave the comment out.");
                yield List.of("CREATE DATABASE " + (create.ifNotExists() ? "IF NOT EXISTS " : "") + name
                        + (comment.isEmpty() ? "" : " COMMENT " + quoting.text(comment)));
            }
            case NamespaceOperation.DropNamespace drop ->
                List.of("DROP DATABASE " + (drop.ifExists() ? "IF EXISTS " : "") + name);
            case NamespaceOperation.CreateExtension create ->
                throw context.refusal(Capability.EXTENSIONS, "Install a plugin as the server's administrator.");
            case NamespaceOperation.DropExtension drop ->
                throw context.refusal(Capability.EXTENSIONS, "Uninstall the plugin as the server's administrator.");
        };
    }

    List<String> render(ViewOperation operation, RenderContext context) {
        String name = quoting.name(operation.view());
        return switch (operation) {
            case ViewOperation.CreateView create -> {
                View view = create.definition();
                context.require(!view.comment().isEmpty(), Capability.OBJECT_COMMENTS, "Leave the comment out.");
                yield List.of("CREATE " + (create.replace() ? "OR REPLACE " : "")
                        + (view.options().isEmpty() ? "" : view.options() + " ") + "VIEW " + name
                        + (view.columns().isEmpty() ? "" : " (" + quoting.names(view.columns()) + ")") + " AS\n"
                        + view.query() + (view.check().isEmpty() ? "" : "\nWITH " + view.check() + " CHECK OPTION"));
            }
            case ViewOperation.DropView drop -> {
                context.require(drop.cascade(), Capability.CASCADE, "Drop the views that select from it first.");
                yield List.of("DROP VIEW " + (drop.ifExists() ? "IF EXISTS " : "") + name);
            }
            case ViewOperation.CreateMaterializedView create -> throw noMaterializedView(context);
            case ViewOperation.DropMaterializedView drop -> throw noMaterializedView(context);
            case ViewOperation.RefreshMaterializedView refresh -> throw noMaterializedView(context);
        };
    }

    private static RuntimeException noMaterializedView(RenderContext context) {
        return context.refusal(
                Capability.MATERIALIZED_VIEWS, "Keep a table, and fill it with an insert from the query.");
    }
}
