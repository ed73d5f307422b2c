package dev.windlass.operation;

import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Domain;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Extension;
import dev.windlass.schema.Grant;
import dev.windlass.schema.Index;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;

/**
 * Comments on an object.
 *
 * @param on what it is about
 * @param comment the comment; empty removes it
 */
public record SetComment(Subject on, String comment) implements Operation {
    /** What a comment is about. */
    public sealed interface Subject {
        /** An object with a name of its own. */
        record Whole(ObjectKey key) implements Subject {}

        /** A column of a table. */
        record OfColumn(QualifiedName table, String column) implements Subject {}

        /** An index of a table. */
        record OfIndex(QualifiedName table, String index) implements Subject {}
    }

    @Override
    public String object() {
        return switch (on) {
            case Subject.Whole whole -> whole.key().name().toString();
            case Subject.OfColumn column -> column.table() + "." + column.column();
            case Subject.OfIndex index -> index.table() + "." + index.index();
        };
    }

    @Override
    public Schema applyTo(Schema schema) {
        return switch (on) {
            case Subject.Whole whole -> schema.with(commented(find(schema, whole.key())));
            case Subject.OfColumn column -> {
                Table found = Fit.table(schema, column.table());
                Fit.column(found, column.column());
                yield schema.with(found.withColumn(column.column(), old -> old.withComment(comment)));
            }
            case Subject.OfIndex index -> {
                Table found = Fit.table(schema, index.table());
                Index old = Fit.index(found, index.index());
                yield schema.with(found.minus(old).plus(old.withComment(comment)));
            }
        };
    }

    @Override
    public Reversal reverse(Schema before) {
        return Reversal.of(new SetComment(
                on,
                switch (on) {
                    case Subject.Whole whole -> comment(find(before, whole.key()));
                    case Subject.OfColumn column ->
                        Fit.column(Fit.table(before, column.table()), column.column())
                                .comment();
                    case Subject.OfIndex index ->
                        Fit.index(Fit.table(before, index.table()), index.index())
                                .comment();
                }));
    }

    private static SchemaObject find(Schema schema, ObjectKey key) {
        return Fit.object(schema, key, SchemaObject.class);
    }

    private static String comment(SchemaObject object) {
        return switch (object) {
            case Namespace it -> it.comment();
            case Extension it -> it.comment();
            case EnumType it -> it.comment();
            case Domain it -> it.comment();
            case CompositeType it -> it.comment();
            case Sequence it -> it.comment();
            case Table it -> it.comment();
            case View it -> it.comment();
            case MaterializedView it -> it.comment();
            case Routine it -> it.comment();
            case Trigger it -> it.comment();
            case Policy it -> it.comment();
            case Grant it -> throw Fit.failure("A grant has no comment");
        };
    }

    private SchemaObject commented(SchemaObject object) {
        return switch (object) {
            case Namespace it -> new Namespace(it.name(), comment);
            case Extension it -> new Extension(it.name(), it.namespace(), it.version(), comment);
            case EnumType it -> new EnumType(it.name(), it.values(), comment);
            case Domain it ->
                new Domain(
                        it.name(), it.type(), it.nullable(), it.defaultValue(), it.collation(), it.checks(), comment);
            case CompositeType it -> new CompositeType(it.name(), it.attributes(), comment);
            case Sequence it -> new Sequence(it.name(), it.type(), it.options(), it.ownedBy(), comment);
            case Table it -> it.withComment(comment);
            case View it -> new View(it.name(), it.columns(), it.query(), it.options(), it.check(), comment);
            case MaterializedView it ->
                new MaterializedView(
                        it.name(), it.query(), it.withData(), it.indexes(), it.options(), it.tablespace(), comment);
            case Routine it ->
                new Routine(
                        it.kind(),
                        it.name(),
                        it.arguments(),
                        it.signature(),
                        it.returns(),
                        it.language(),
                        it.attributes(),
                        it.body(),
                        comment);
            case Trigger it -> it.withComment(comment);
            case Policy it ->
                new Policy(
                        it.name(),
                        it.table(),
                        it.permissive(),
                        it.command(),
                        it.roles(),
                        it.using(),
                        it.check(),
                        comment);
            case Grant it -> throw Fit.failure("A grant has no comment");
        };
    }
}
