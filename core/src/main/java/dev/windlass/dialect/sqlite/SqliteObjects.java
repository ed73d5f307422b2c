package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.NamespaceOperation;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.stream.Collectors;

/** SQLite's CREATE INDEX, CREATE VIEW and CREATE TRIGGER. */
final class SqliteObjects {
    private final SqliteQuoting quoting;

    SqliteObjects(SqliteQuoting quoting) {
        this.quoting = quoting;
    }

    String index(QualifiedName table, Index index, boolean ifNotExists, RenderContext context) {
        context.require(!index.method().isEmpty(), Capability.INDEX_METHOD, "Leave the method out.");
        context.require(
                !index.include().isEmpty(),
                Capability.INCLUDED_COLUMNS,
                "Make the included columns keys of the index.");
        context.require(
                index.nullsNotDistinct(),
                Capability.NULLS_NOT_DISTINCT,
                "Create a unique index on coalesce(column, value) instead.");
        context.require(!index.options().isEmpty(), Capability.INDEX_PARAMETERS, "Leave the parameters out.");
        context.require(!index.tablespace().isEmpty(), Capability.INDEX_TABLESPACES, "Leave the tablespace out.");
        context.require(!index.comment().isEmpty(), Capability.COMMENTS, "Leave the comment out.");
        context.require(index.name().isEmpty(), Capability.UNNAMED_INDEX, "Give the index a name.");
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + (ifNotExists ? "IF NOT EXISTS " : "")
                + quoting.name(table.sibling(index.name())) + " ON " + quoting.identifier(table.name())
                + index.elements().stream()
                        .map(element -> element(element, context))
                        .collect(Collectors.joining(", ", " (", ")"))
                + (index.where().isEmpty() ? "" : " WHERE " + index.where());
    }

    private String element(IndexElement element, RenderContext context) {
        context.require(
                element.prefixLength() > 0,
                Capability.PREFIX_LENGTH,
                "Index the expression substr(" + element.text() + ", 1, " + element.prefixLength() + ").");
        context.require(!element.operatorClass().isEmpty(), Capability.OPERATOR_CLASS, "Leave the operator class out.");
        context.require(
                element.nulls() != IndexElement.Nulls.DEFAULT,
                Capability.NULLS_ORDER,
                "Leave it out: NULL is the smallest value.");
        return (element.expression() ? Fragments.parenthesized(element.text()) : quoting.identifier(element.text()))
                + (element.collation().isEmpty() ? "" : " COLLATE " + quoting.identifier(element.collation()))
                + (element.descending() ? " DESC" : "");
    }

    String view(View view, RenderContext context) {
        context.require(!view.options().isEmpty(), Capability.VIEW_OPTIONS, "Leave the options out.");
        context.require(!view.check().isEmpty(), Capability.VIEW_OPTIONS, "Create INSTEAD OF triggers that check it.");
        context.require(!view.comment().isEmpty(), Capability.COMMENTS, "Leave the comment out.");
        return "CREATE VIEW " + quoting.name(view.name())
                + (view.columns().isEmpty() ? "" : " (" + quoting.names(view.columns()) + ")") + " AS\n"
                + view.query();
    }

    String trigger(Trigger trigger, RenderContext context) {
        context.require(!trigger.forEachRow(), Capability.STATEMENT_TRIGGERS, "Make it a trigger for each row.");
        context.require(
                trigger.constraint() || !trigger.options().isEmpty(),
                Capability.CONSTRAINT_TRIGGERS,
                "Make it a plain trigger.");
        context.require(
                trigger.firing() != Trigger.Firing.USUALLY,
                Capability.TRIGGER_FIRING,
                "Drop a trigger that shall not fire.");
        context.require(
                trigger.events().size() != 1, Capability.SEVERAL_TRIGGER_EVENTS, "Create a trigger for each event.");
        context.require(
                trigger.action().strip().regionMatches(true, 0, "EXECUTE ", 0, "EXECUTE ".length()),
                Capability.TRIGGER_FUNCTIONS,
                "Write the statements into the trigger.");
        context.require(!trigger.comment().isEmpty(), Capability.COMMENTS, "Leave the comment out.");
        String body = trigger.action().strip();
        boolean whole = body.regionMatches(true, 0, "BEGIN", 0, "BEGIN".length());
        return "CREATE TRIGGER " + quoting.name(trigger.table().sibling(trigger.name())) + " " + trigger.timing() + " "
                + trigger.events().getFirst() + " ON "
                + quoting.identifier(trigger.table().name()) + "\nFOR EACH ROW"
                + (trigger.when().isEmpty() ? "" : " WHEN " + Fragments.parenthesized(trigger.when())) + "\n"
                + (whole ? body : "BEGIN\n    " + body + (body.endsWith(";") ? "" : ";") + "\nEND");
    }

    static RuntimeException refused(NamespaceOperation operation, RenderContext context) {
        return switch (operation) {
            case NamespaceOperation.CreateNamespace it -> noNamespace(context);
            case NamespaceOperation.DropNamespace it -> noNamespace(context);
            case NamespaceOperation.CreateExtension it -> noExtension(context);
            case NamespaceOperation.DropExtension it -> noExtension(context);
        };
    }

    private static RuntimeException noNamespace(RenderContext context) {
        return context.refusal(Capability.NAMESPACES, "Put the namespace's name before those of its tables.");
    }

    private static RuntimeException noExtension(RenderContext context) {
        return context.refusal(Capability.EXTENSIONS, "Load it into the connection.");
    }
}
