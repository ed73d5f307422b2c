package dev.windlass.operation;

import dev.windlass.schema.Constraint;
import dev.windlass.schema.Grant;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the new name of a table through everything that names it, but the text of views and routines, which servers
 * treat differently.
 */
final class TableRename {
    private TableRename() {}

    static Schema in(Schema schema, QualifiedName from, QualifiedName to) {
        List<SchemaObject> objects = new ArrayList<>();
        schema.objects().values().forEach(object -> objects.add(follow(object, from, to)));
        return Schema.of(objects);
    }

    private static SchemaObject follow(SchemaObject object, QualifiedName from, QualifiedName to) {
        return switch (object) {
            case Table table -> table(table, from, to);
            case Trigger trigger -> trigger.table().equals(from) ? trigger.withTable(to) : trigger;
            case Policy policy -> policy.table().equals(from) ? policy.withTable(to) : policy;
            case Grant grant ->
                grant.on() == ObjectKind.TABLE && grant.object().equals(from) ? grant.withObject(to) : grant;
            case Sequence sequence -> sequence.ownedBy().startsWith(from + ".") ? owned(sequence, from, to) : sequence;
            case SchemaObject other -> other;
        };
    }

    private static Sequence owned(Sequence sequence, QualifiedName from, QualifiedName to) {
        return new Sequence(
                sequence.name(),
                sequence.type(),
                sequence.options(),
                to + sequence.ownedBy().substring(from.toString().length()),
                sequence.comment());
    }

    private static Table table(Table table, QualifiedName from, QualifiedName to) {
        Table named = table.name().equals(from) ? table.withName(to) : table;
        if (named.partitioning().parent().filter(from::equals).isPresent()) {
            named = named.withPartitioning(
                    Partitioning.of(to, named.partitioning().bound()));
        }
        boolean own = table.name().equals(from);
        return named.withConstraints(named.constraints().stream()
                .map(constraint -> own ? chosen(constraint, from, to) : constraint)
                .map(constraint -> constraint instanceof Constraint.ForeignKey key
                                && key.references().equals(from)
                        ? key.withReferences(to)
                        : constraint)
                .toList());
    }

    /** MySQL renames with a table the constraints whose names it chose after the table's: t_ibfk_1, t_chk_1. */
    private static Constraint chosen(Constraint constraint, QualifiedName from, QualifiedName to) {
        String name = constraint.name();
        boolean chosen = name.startsWith(from.name())
                && name.substring(from.name().length()).matches("_(ibfk|chk)_\\d+");
        return chosen
                ? constraint.withName(to.name() + name.substring(from.name().length()))
                : constraint;
    }

    /** The key of a table. */
    static ObjectKey key(QualifiedName name) {
        return ObjectKey.of(ObjectKind.TABLE, name);
    }
}
