package dev.windlass.acceptance.operation;

import static dev.windlass.operation.Definitions.bigint;
import static dev.windlass.operation.Definitions.integer;
import static dev.windlass.operation.Definitions.text;

import dev.windlass.dialect.DialectName;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.NamespaceOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.Operations;
import dev.windlass.operation.Position;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.operation.SecurityOperation;
import dev.windlass.operation.SequenceOperation;
import dev.windlass.operation.SetComment;
import dev.windlass.operation.TypeOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Domain;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Extension;
import dev.windlass.schema.Grant;
import dev.windlass.schema.Index;
import dev.windlass.schema.Literal;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Routine;
import dev.windlass.schema.RowSecurity;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Types with names, sequences, namespaces, views, routines, triggers, comments, privileges and rows. */
final class ObjectCases {
    private static final QualifiedName USERS = OperationCases.USERS;
    private static final QualifiedName MOOD = QualifiedName.of("mood");

    private ObjectCases() {}

    static void namedTypes(List<OperationCase> cases) {
        Operation create =
                new TypeOperation.CreateEnumType(EnumType.of(MOOD, List.of("sad", "it's ok", "happy")), false);
        Operation use = new ColumnOperation.AddColumn(
                USERS,
                Column.of("mood", new DataType.Enumeration(MOOD, List.of()))
                        .withDefault(new DefaultValue.Constant(Literal.of("sad"))),
                Position.LAST,
                false);
        cases.add(OperationCase.of("create enum type", create));
        cases.add(OperationCase.of(
                        "create enum type if not exists",
                        new TypeOperation.CreateEnumType(EnumType.of(MOOD, List.of("x")), true))
                .after(create));
        cases.add(OperationCase.of("drop enum type", new TypeOperation.DropEnumType(MOOD, false))
                .after(create));
        cases.add(OperationCase.of("add enum value", new TypeOperation.AddEnumValue(MOOD, "ok'", "", "", false))
                .after(create, use));
        cases.add(OperationCase.of(
                        "add enum value before", new TypeOperation.AddEnumValue(MOOD, "worse", "sad", "", false))
                .after(create));
        cases.add(OperationCase.of(
                        "add enum value after", new TypeOperation.AddEnumValue(MOOD, "better", "", "sad", false))
                .after(create));
        cases.add(OperationCase.of("rename enum value", new TypeOperation.RenameEnumValue(MOOD, "sad", "blue"))
                .after(create));
        cases.add(OperationCase.of(
                        "drop enum value",
                        new TypeOperation.ReplaceEnumValues(MOOD, List.of("happy", "sad"), Map.of("it's ok", "happy")))
                .after(create, use));
        Domain domain = new Domain(
                QualifiedName.of("positive"),
                integer(),
                true,
                DefaultValue.NONE,
                "",
                List.of(Constraint.Check.of("ck_positive", "VALUE > 0")),
                "");
        cases.add(OperationCase.of("create domain", new TypeOperation.CreateDomain(domain)));
        cases.add(OperationCase.of(
                        "alter domain",
                        new TypeOperation.AlterDomain(
                                domain.name(),
                                domain.withNullable(false)
                                        .withDefault(new DefaultValue.Constant(Literal.of(1)))
                                        .withChecks(List.of(Constraint.Check.of("ck_small", "VALUE < 100")))))
                .after(new TypeOperation.CreateDomain(domain)));
        cases.add(OperationCase.of("drop domain", new TypeOperation.DropDomain(domain.name(), false))
                .after(new TypeOperation.CreateDomain(domain)));
        CompositeType composite = new CompositeType(
                QualifiedName.of("address"),
                List.of(
                        new CompositeType.Attribute("street", text(), "C"),
                        new CompositeType.Attribute("order", integer(), "")),
                "where");
        cases.add(OperationCase.of("create composite type", new TypeOperation.CreateCompositeType(composite)));
        cases.add(OperationCase.of("drop composite type", new TypeOperation.DropCompositeType(composite.name(), false))
                .after(new TypeOperation.CreateCompositeType(composite)));
    }

    static void objects(List<OperationCase> cases) {
        Sequence sequence = new Sequence(
                QualifiedName.of("numbers"),
                bigint(),
                SequenceOptions.DEFAULT.startingAt(10).steppingBy(5),
                "",
                "");
        Operation createSequence = new SequenceOperation.CreateSequence(sequence, false);
        cases.add(OperationCase.of("create sequence", createSequence));
        cases.add(OperationCase.of(
                        "alter sequence",
                        new SequenceOperation.AlterSequence(
                                sequence.name(),
                                new Sequence(
                                        sequence.name(),
                                        bigint(),
                                        new SequenceOptions(
                                                OptionalLong.of(10),
                                                OptionalLong.of(2),
                                                OptionalLong.of(1),
                                                OptionalLong.of(1000),
                                                OptionalLong.of(20),
                                                true),
                                        "",
                                        "")))
                .after(createSequence));
        cases.add(OperationCase.of("drop sequence", new SequenceOperation.DropSequence(sequence.name(), false))
                .after(createSequence));
        Operation createNamespace = new NamespaceOperation.CreateNamespace(new Namespace("ns_w", ""), false);
        cases.add(OperationCase.of("create namespace", createNamespace));
        cases.add(OperationCase.of(
                "create namespace with comment",
                new NamespaceOperation.CreateNamespace(new Namespace("ns_w", "it's"), false)));
        cases.add(OperationCase.of("drop namespace", new NamespaceOperation.DropNamespace("ns_w", false))
                .after(createNamespace));
        Operation extension = new NamespaceOperation.CreateExtension(Extension.of("pg_trgm"), true);
        cases.add(OperationCase.of("create extension", extension));
        cases.add(OperationCase.of("drop extension", new NamespaceOperation.DropExtension("pg_trgm", false))
                .after(extension));
        View view = new View(
                QualifiedName.of("adults"),
                List.of("who", "years"),
                "SELECT email, age FROM users WHERE age >= 18",
                "",
                "",
                "");
        Operation createView = new ViewOperation.CreateView(view, false);
        cases.add(OperationCase.of("create view", createView));
        cases.add(OperationCase.of(
                "create view with check option",
                new ViewOperation.CreateView(
                        new View(view.name(), List.of(), "SELECT id, age FROM users WHERE age >= 18", "", "LOCAL", ""),
                        false)));
        cases.add(OperationCase.of(
                        "replace view",
                        new ViewOperation.CreateView(
                                new View(
                                        view.name(),
                                        List.of("who", "years"),
                                        "SELECT email, age FROM users WHERE age >= 21",
                                        "",
                                        "",
                                        ""),
                                true))
                .after(createView));
        cases.add(OperationCase.of("drop view", new ViewOperation.DropView(view.name(), false, false))
                .after(createView));
        MaterializedView materialized = MaterializedView.of(
                        QualifiedName.of("counts"), "SELECT count(*) AS n FROM users")
                .withIndexes(List.of(Index.of("ix_counts", List.of("n")).asUnique()));
        Operation createMaterialized = new ViewOperation.CreateMaterializedView(materialized, false);
        cases.add(OperationCase.of("create materialized view", createMaterialized));
        cases.add(OperationCase.of(
                        "refresh materialized view",
                        new ViewOperation.RefreshMaterializedView(materialized.name(), true))
                .after(createMaterialized));
        cases.add(OperationCase.of(
                        "drop materialized view", new ViewOperation.DropMaterializedView(materialized.name(), false))
                .after(createMaterialized));
        Routine plpgsql = new Routine(
                Routine.Kind.FUNCTION,
                QualifiedName.of("add_one"),
                "n integer",
                "integer",
                "integer",
                "plpgsql",
                "IMMUTABLE",
                "BEGIN RETURN n + 1; -- $$ in it\nEND",
                "it's");
        Routine stored = new Routine(
                Routine.Kind.FUNCTION,
                QualifiedName.of("add_one"),
                "n integer",
                "",
                "integer",
                "",
                "DETERMINISTIC",
                "RETURN n + 1",
                "it's");
        cases.add(OperationCase.of("create function", new RoutineOperation.CreateRoutine(plpgsql, false)));
        cases.add(OperationCase.of(
                        "create function",
                        new RoutineOperation.CreateRoutine(
                                new Routine(
                                        stored.kind(),
                                        stored.name(),
                                        stored.arguments(),
                                        stored.signature(),
                                        stored.returns(),
                                        "",
                                        stored.attributes(),
                                        stored.body(),
                                        stored.comment()),
                                false))
                .in(DialectName.MYSQL));
        cases.add(OperationCase.of(
                        "replace function",
                        new RoutineOperation.CreateRoutine(withBody(plpgsql, "BEGIN RETURN n + 2; END"), true))
                .after(new RoutineOperation.CreateRoutine(plpgsql, false)));
        cases.add(OperationCase.of(
                        "replace function", new RoutineOperation.CreateRoutine(withBody(stored, "RETURN n + 2"), true))
                .after(new RoutineOperation.CreateRoutine(stored, true))
                .in(DialectName.MYSQL));
        Routine procedure = new Routine(
                Routine.Kind.PROCEDURE,
                QualifiedName.of("clear_notes"),
                "",
                "",
                "",
                "sql",
                "",
                "UPDATE users SET note = NULL",
                "");
        cases.add(OperationCase.of("create procedure", new RoutineOperation.CreateRoutine(procedure, false)));
        cases.add(OperationCase.of(
                        "drop procedure",
                        new RoutineOperation.DropRoutine(Routine.Kind.PROCEDURE, procedure.name(), "", false))
                .after(new RoutineOperation.CreateRoutine(procedure, false)));
        Routine triggered = new Routine(
                Routine.Kind.FUNCTION,
                QualifiedName.of("on_users"),
                "",
                "",
                "trigger",
                "plpgsql",
                "",
                "BEGIN RETURN NEW; END",
                "");
        cases.add(OperationCase.of(
                        "create trigger that calls a function",
                        new RoutineOperation.CreateTrigger(new Trigger(
                                "tr_users",
                                USERS,
                                "BEFORE",
                                List.of("INSERT", "UPDATE OF age"),
                                true,
                                false,
                                "",
                                "NEW.age > 0",
                                "EXECUTE FUNCTION on_users()",
                                "it's")))
                .after(new RoutineOperation.CreateRoutine(triggered, false)));
        Trigger counted =
                Trigger.of("tr_users", USERS, "AFTER", List.of("INSERT"), "UPDATE parent SET code = 'z' WHERE id = -1");
        cases.add(OperationCase.of("create trigger with statements", new RoutineOperation.CreateTrigger(counted)));
        cases.add(OperationCase.of(
                        "drop trigger with statements",
                        new RoutineOperation.DropTrigger("tr_users", Optional.of(USERS), false))
                .after(new RoutineOperation.CreateTrigger(counted)));
        comments(cases);
    }

    private static Routine withBody(Routine routine, String body) {
        return new Routine(
                routine.kind(),
                routine.name(),
                routine.arguments(),
                routine.signature(),
                routine.returns(),
                routine.language(),
                routine.attributes(),
                body,
                routine.comment());
    }

    private static void comments(List<OperationCase> cases) {
        cases.add(OperationCase.of(
                "comment on table",
                new SetComment(
                        new SetComment.Subject.Whole(ObjectKey.of(ObjectKind.TABLE, USERS)), "it's \\ \"x\"; DROP")));
        cases.add(OperationCase.of(
                "comment on column", new SetComment(new SetComment.Subject.OfColumn(USERS, "age"), "it's")));
        cases.add(OperationCase.of(
                        "comment on index", new SetComment(new SetComment.Subject.OfIndex(USERS, "ix_users"), "it's"))
                .after(new IndexOperation.CreateIndex(USERS, Index.of("ix_users", List.of("age")), false, false)));
    }

    static void security(List<OperationCase> cases) {
        Policy policy = new Policy("own", USERS, true, "SELECT", List.of("public"), "id = 1", "", "it's");
        cases.add(OperationCase.of(
                "enable row security", new SecurityOperation.SetRowSecurity(USERS, RowSecurity.ENABLED)));
        cases.add(OperationCase.of(
                "force row security", new SecurityOperation.SetRowSecurity(USERS, RowSecurity.FORCED)));
        cases.add(OperationCase.of("create policy", new SecurityOperation.CreatePolicy(policy)));
        cases.add(OperationCase.of("drop policy", new SecurityOperation.DropPolicy("own", USERS, false))
                .after(new SecurityOperation.CreatePolicy(policy)));
        Grant grant = new Grant(ObjectKind.TABLE, USERS, "", "public", Set.of("SELECT", "UPDATE (email)"), false);
        Grant mysql = new Grant(ObjectKind.TABLE, USERS, "", "windlass_test@localhost", Set.of("SELECT"), true);
        cases.add(OperationCase.of("grant", new SecurityOperation.GrantPrivileges(grant))
                .in(DialectName.POSTGRESQL));
        cases.add(OperationCase.of("grant", new SecurityOperation.GrantPrivileges(mysql))
                .in(DialectName.MYSQL));
        cases.add(OperationCase.of("revoke", new SecurityOperation.RevokePrivileges(grant))
                .after(new SecurityOperation.GrantPrivileges(grant))
                .in(DialectName.POSTGRESQL));
        cases.add(OperationCase.of("revoke", new SecurityOperation.RevokePrivileges(mysql))
                .after(new SecurityOperation.GrantPrivileges(mysql))
                .in(DialectName.MYSQL));
    }

    static void data(List<OperationCase> cases) {
        cases.add(OperationCases.revision("execute", op -> op.execute("UPDATE users SET age = 1")));
        cases.add(OperationCases.revision(
                "execute by dialect",
                op -> op.execute(Map.of(
                        "postgresql",
                        "SELECT 1::integer",
                        "mysql",
                        "SELECT CAST(1 AS SIGNED)",
                        "sqlite",
                        "PRAGMA x"))));
        cases.add(OperationCases.revision(
                "bulk insert",
                op -> op.bulkInsert(
                        "users",
                        List.of("id", "email", "age", "note"),
                        List.of(
                                Operations.row(3, "o'\\'hara\"`", 3, "back\\slash ? :name $1 /* -- ;"),
                                Operations.row(4, "\n\t\u00e9\u4e2d", null, "%_")))));
        cases.add(OperationCases.revision("update", op -> op.update("users", "note", "it's \\", "id = 1")));
        cases.add(
                OperationCases.revision("update expression", op -> op.updateExpression("users", "age", "age + 1", "")));
        cases.add(OperationCases.revision(
                "insert select",
                op -> op.insertSelect("parent", List.of("code"), "SELECT note FROM users WHERE id = 1")));
        cases.add(OperationCases.revision("delete", op -> op.delete("users", "id = 2")));
    }
}
