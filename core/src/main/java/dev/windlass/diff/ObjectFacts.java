package dev.windlass.diff;

import dev.windlass.diff.Facts.Sort;
import dev.windlass.operation.NamespaceOperation;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.operation.SecurityOperation;
import dev.windlass.operation.SequenceOperation;
import dev.windlass.operation.TypeOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Domain;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.View;
import java.util.Optional;
import java.util.Set;

/**
 * What the operations on all that is no table have to do with others; the ranks are those of {@link OperationFacts}.
 *
 * @param actual the schema that the operations are for
 */
record ObjectFacts(Schema actual) {
    private static Sort[] all() {
        return new Sort[] {Sort.TYPE, Sort.ROUTINE, Sort.SEQUENCE, Sort.RELATION};
    }

    /** The schema that a name is in, if it says so. */
    static Set<String> namespace(QualifiedName name) {
        return name.namespace().isEmpty() ? Set.of() : Set.of(name.namespace());
    }

    Facts type(TypeOperation operation) {
        String name = operation.type().name();
        String whole = operation.type().toString();
        return switch (operation) {
            case TypeOperation.CreateEnumType it ->
                Facts.of(100, "").provides(Sort.TYPE, name).takes(whole).needs(namespace(it.type()), Sort.NAMESPACE);
            case TypeOperation.DropEnumType it ->
                Facts.of(340, "").removes(Sort.TYPE, name).releases(whole).frees(namespace(it.type()), Sort.NAMESPACE);
            case TypeOperation.AddEnumValue it -> Facts.of(100, "").provides(Sort.TYPE, name);
            case TypeOperation.RenameEnumValue it -> Facts.of(2, "");
            // After the columns that leave the type, and with no view, check or index in the way.
            case TypeOperation.ReplaceEnumValues it ->
                Facts.of(105, "").provides(Sort.TYPE, name).takes("type " + name);
            case TypeOperation.CreateDomain it ->
                Facts.of(110, "")
                        .provides(Sort.TYPE, name)
                        .takes(whole)
                        .needs(Mentions.of(it.definition()), Sort.TYPE, Sort.ROUTINE)
                        .needs(namespace(it.type()), Sort.NAMESPACE);
            case TypeOperation.AlterDomain it -> Facts.of(111, "").needs(Mentions.of(it.to()), Sort.TYPE, Sort.ROUTINE);
            case TypeOperation.DropDomain it -> {
                Facts facts = Facts.of(335, "")
                        .removes(Sort.TYPE, name)
                        .releases(whole)
                        .frees(namespace(it.type()), Sort.NAMESPACE);
                find(ObjectKind.DOMAIN, it.type(), Domain.class)
                        .ifPresent(domain -> facts.frees(Mentions.of(domain), Sort.TYPE, Sort.ROUTINE));
                yield facts;
            }
            case TypeOperation.CreateCompositeType it ->
                Facts.of(110, "")
                        .provides(Sort.TYPE, name)
                        .takes(whole)
                        .needs(Mentions.of(it.definition()), Sort.TYPE)
                        .needs(namespace(it.type()), Sort.NAMESPACE);
            case TypeOperation.DropCompositeType it -> {
                Facts facts = Facts.of(335, "")
                        .removes(Sort.TYPE, name)
                        .releases(whole)
                        .frees(namespace(it.type()), Sort.NAMESPACE);
                find(ObjectKind.COMPOSITE_TYPE, it.type(), CompositeType.class)
                        .ifPresent(type -> facts.frees(Mentions.of(type), Sort.TYPE));
                yield facts;
            }
        };
    }

    private <T extends SchemaObject> Optional<T> find(ObjectKind kind, QualifiedName name, Class<T> sort) {
        return actual.find(ObjectKey.of(kind, name)).map(sort::cast);
    }

    Facts sequence(SequenceOperation operation) {
        String name = operation.sequence().name();
        String whole = operation.sequence().toString();
        return switch (operation) {
            case SequenceOperation.CreateSequence it ->
                Facts.of(120, "")
                        .provides(Sort.SEQUENCE, name)
                        .takes(whole)
                        .needs(namespace(it.sequence()), Sort.NAMESPACE);
            case SequenceOperation.AlterSequence it -> {
                Set<String> owner = it.to().ownedBy().isEmpty()
                        ? Set.of()
                        : SqlNames.in(it.to().ownedBy());
                yield Facts.of(owner.isEmpty() ? 121 : 236, "")
                        .needs(Set.of(name), Sort.SEQUENCE)
                        .needs(owner, Sort.RELATION);
            }
            case SequenceOperation.DropSequence it ->
                Facts.of(330, "")
                        .removes(Sort.SEQUENCE, name)
                        .releases(whole)
                        .frees(namespace(it.sequence()), Sort.NAMESPACE);
        };
    }

    static Facts namespace(NamespaceOperation operation) {
        return switch (operation) {
            case NamespaceOperation.CreateNamespace it ->
                Facts.of(80, "").provides(Sort.NAMESPACE, it.definition().name());
            case NamespaceOperation.DropNamespace it -> Facts.of(360, "").removes(Sort.NAMESPACE, it.name());
            case NamespaceOperation.CreateExtension it ->
                Facts.of(90, "").needs(Set.of(it.definition().namespace()), Sort.NAMESPACE);
            case NamespaceOperation.DropExtension it -> Facts.of(350, "");
        };
    }

    Facts view(ViewOperation operation) {
        String name = operation.view().name();
        String whole = operation.view().toString();
        return switch (operation) {
            case ViewOperation.CreateView it ->
                Facts.of(250, whole)
                        .provides(Sort.RELATION, name)
                        .takes(whole)
                        .needs(Mentions.of(it.definition()), all())
                        .needs(namespace(it.view()), Sort.NAMESPACE);
            case ViewOperation.CreateMaterializedView it -> {
                Facts facts = Facts.of(255, whole)
                        .provides(Sort.RELATION, name)
                        .takes(whole)
                        .needs(Mentions.of(it.definition()), all())
                        .needs(namespace(it.view()), Sort.NAMESPACE);
                it.definition()
                        .indexes()
                        .forEach(index ->
                                facts.takes(it.view().sibling(index.name()).toString()));
                yield facts;
            }
            case ViewOperation.DropView it ->
                dropped(
                        it.view(),
                        find(ObjectKind.VIEW, it.view(), View.class)
                                .map(Mentions::of)
                                .orElse(Set.of()));
            case ViewOperation.DropMaterializedView it -> {
                Optional<MaterializedView> found =
                        find(ObjectKind.MATERIALIZED_VIEW, it.view(), MaterializedView.class);
                Facts facts = dropped(it.view(), found.map(Mentions::of).orElse(Set.of()));
                found.ifPresent(view -> view.indexes()
                        .forEach(index ->
                                facts.releases(it.view().sibling(index.name()).toString())));
                yield facts;
            }
            case ViewOperation.RefreshMaterializedView it -> Facts.of(256, whole);
        };
    }

    private static Facts dropped(QualifiedName view, Set<String> mentions) {
        return Facts.of(40, view.toString())
                .removes(Sort.RELATION, view.name())
                .releases(view.toString())
                .frees(mentions, all())
                .frees(namespace(view), Sort.NAMESPACE);
    }

    Facts routine(RoutineOperation operation) {
        return switch (operation) {
            case RoutineOperation.CreateRoutine it ->
                Facts.of(140, "")
                        .provides(Sort.ROUTINE, it.definition().name().name())
                        .takes(it.definition().name() + "(" + it.definition().signature() + ")")
                        .needs(Mentions.of(it.definition()), all())
                        .needs(namespace(it.definition().name()), Sort.NAMESPACE);
            case RoutineOperation.DropRoutine it -> {
                Facts facts = Facts.of(325, "")
                        .removes(Sort.ROUTINE, it.name().name())
                        .releases(it.name() + "(" + it.signature() + ")")
                        .frees(namespace(it.name()), Sort.NAMESPACE);
                actual.find(new ObjectKey(ObjectKind.ROUTINE, it.name(), it.signature()))
                        .map(Routine.class::cast)
                        .ifPresent(found -> {
                            facts.frees(Mentions.of(found), all());
                            Mentions.of(found).forEach(used -> facts.releases("type " + used));
                        });
                yield facts;
            }
            case RoutineOperation.CreateTrigger it ->
                Facts.of(270, "").takes(it.object()).needs(Mentions.of(it.definition()), all());
            case RoutineOperation.DropTrigger it -> {
                Facts facts = Facts.of(30, "").releases(it.object());
                it.find(actual).ifPresent(found -> facts.frees(Mentions.of(found), all()));
                yield facts;
            }
        };
    }

    static Facts security(SecurityOperation operation) {
        return switch (operation) {
            case SecurityOperation.SetRowSecurity it -> Facts.of(247, it.table().toString());
            case SecurityOperation.CreatePolicy it ->
                Facts.of(280, "").takes(it.object()).needs(Mentions.of(it.definition()), all());
            case SecurityOperation.DropPolicy it ->
                Facts.of(20, "").releases(it.object()).frees(Set.of(it.table().name()), Sort.RELATION);
            case SecurityOperation.GrantPrivileges it ->
                Facts.of(290, "").needs(Set.of(it.grant().object().name()), all());
            case SecurityOperation.RevokePrivileges it ->
                Facts.of(10, "").frees(Set.of(it.grant().object().name()), all());
        };
    }
}
