package dev.windlass.acceptance.inspection;

import dev.windlass.operation.ConstraintOperation.AddConstraint;
import dev.windlass.operation.NamespaceOperation.CreateExtension;
import dev.windlass.operation.NamespaceOperation.CreateNamespace;
import dev.windlass.operation.Operation;
import dev.windlass.operation.RoutineOperation.CreateRoutine;
import dev.windlass.operation.RoutineOperation.CreateTrigger;
import dev.windlass.operation.SecurityOperation.CreatePolicy;
import dev.windlass.operation.SecurityOperation.GrantPrivileges;
import dev.windlass.operation.SequenceOperation.AlterSequence;
import dev.windlass.operation.SequenceOperation.CreateSequence;
import dev.windlass.operation.TableOperation.CreateTable;
import dev.windlass.operation.TypeOperation.CreateCompositeType;
import dev.windlass.operation.TypeOperation.CreateDomain;
import dev.windlass.operation.TypeOperation.CreateEnumType;
import dev.windlass.operation.ViewOperation.CreateMaterializedView;
import dev.windlass.operation.ViewOperation.CreateView;
import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Domain;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Extension;
import dev.windlass.schema.Grant;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.Policy;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations that build a schema from nothing: foreign keys, and what is not valid, after all tables. Objects that
 * need each other are not in order; whoever runs them tries again those that fail.
 */
final class SchemaCreation {
    private final List<Operation> first = new ArrayList<>();
    private final List<Operation> then = new ArrayList<>();

    private SchemaCreation() {}

    static List<Operation> of(Schema schema) {
        SchemaCreation creation = new SchemaCreation();
        schema.objects().values().forEach(creation::add);
        List<Operation> all = new ArrayList<>(creation.first);
        all.addAll(creation.then);
        return all;
    }

    private void add(SchemaObject object) {
        switch (object) {
            case Namespace it -> first.add(new CreateNamespace(it, it.name().equals("public")));
            case Extension it -> first.add(new CreateExtension(it, false));
            case EnumType it -> first.add(new CreateEnumType(it, false));
            case Domain it -> first.add(new CreateDomain(it));
            case CompositeType it -> first.add(new CreateCompositeType(it));
            case Sequence it -> {
                first.add(
                        new CreateSequence(new Sequence(it.name(), it.type(), it.options(), "", it.comment()), false));
                if (!it.ownedBy().isEmpty()) {
                    then.add(new AlterSequence(it.name(), it));
                }
            }
            case Table it -> table(it);
            case View it -> first.add(new CreateView(it, false));
            case MaterializedView it -> first.add(new CreateMaterializedView(it, false));
            case Routine it -> first.add(new CreateRoutine(it, false));
            case Trigger it -> then.add(new CreateTrigger(it));
            case Policy it -> then.add(new CreatePolicy(it));
            case Grant it -> then.add(new GrantPrivileges(it));
        }
    }

    private void table(Table table) {
        List<Constraint> later = table.constraints().stream()
                .filter(constraint -> constraint instanceof Constraint.ForeignKey
                        || constraint instanceof Constraint.Check check && !check.validated())
                .toList();
        List<Constraint> now = new ArrayList<>(table.constraints());
        now.removeAll(later);
        first.add(new CreateTable(table.withConstraints(now), false));
        later.forEach(constraint -> then.add(new AddConstraint(table.name(), constraint, "")));
    }
}
