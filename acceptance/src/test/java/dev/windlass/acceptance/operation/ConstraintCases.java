package dev.windlass.acceptance.operation;

import static dev.windlass.operation.Definitions.integer;
import static dev.windlass.operation.Definitions.string;

import dev.windlass.dialect.DialectName;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.TableOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.Deferral;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Constraints and indexes. */
final class ConstraintCases {
    private static final QualifiedName USERS = OperationCases.USERS;
    private static final QualifiedName PARENT = OperationCases.PARENT;
    private static final QualifiedName OTHER = QualifiedName.of("other");

    private ConstraintCases() {}

    static void constraints(List<OperationCase> cases) {
        Operation bare = new TableOperation.CreateTable(
                dev.windlass.schema.Table.of(
                        OTHER,
                        List.of(Column.of("a", integer()), Column.of("b", integer()), Column.of("c", string(20))),
                        List.of()),
                false);
        cases.add(OperationCase.of("add primary key", add(Constraint.PrimaryKey.of("pk_other", List.of("a", "b"))))
                .after(bare));
        cases.add(OperationCase.of("add unique", add(Constraint.Unique.of("uq_other", List.of("a", "b"))))
                .after(bare));
        cases.add(OperationCase.of(
                        "add unique deferrable",
                        add(new Constraint.Unique("uq_other", List.of("a"), false, List.of(), Deferral.DEFERRED)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add unique nulls not distinct",
                        add(new Constraint.Unique("uq_other", List.of("a"), true, List.of(), Deferral.NONE)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add unique with included columns",
                        add(new Constraint.Unique("uq_other", List.of("a"), false, List.of("b"), Deferral.NONE)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add unique from index",
                        new ConstraintOperation.AddConstraint(
                                OTHER, Constraint.Unique.of("ux_other", List.of("a")), "ux_other"))
                .after(
                        bare,
                        new IndexOperation.CreateIndex(
                                OTHER, Index.of("ux_other", List.of("a")).asUnique(), false, false)));
        for (ReferentialAction action : ReferentialAction.values()) {
            cases.add(OperationCase.of(
                            "add foreign key on delete " + action.sql().toLowerCase(java.util.Locale.ROOT),
                            add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id"))
                                    .onDelete(action)))
                    .after(bare));
        }
        cases.add(OperationCase.of(
                        "add foreign key on update cascade",
                        add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id"))
                                .onUpdate(ReferentialAction.CASCADE)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add foreign key to primary key",
                        add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of())))
                .after(bare));
        cases.add(OperationCase.of(
                        "add foreign key match full",
                        add(new Constraint.ForeignKey(
                                "fk_other",
                                List.of("a"),
                                USERS,
                                List.of("id"),
                                ReferentialAction.NO_ACTION,
                                List.of(),
                                ReferentialAction.NO_ACTION,
                                Constraint.Match.FULL,
                                Deferral.NONE,
                                true)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add foreign key set null columns",
                        add(new Constraint.ForeignKey(
                                "fk_other",
                                List.of("a"),
                                USERS,
                                List.of("id"),
                                ReferentialAction.SET_NULL,
                                List.of("a"),
                                ReferentialAction.NO_ACTION,
                                Constraint.Match.SIMPLE,
                                Deferral.NONE,
                                true)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add foreign key deferred",
                        add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id"))
                                .withDeferral(Deferral.DEFERRED)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add foreign key not valid",
                        add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id"))
                                .withValidated(false)))
                .after(bare));
        cases.add(OperationCase.of("add check", add(Constraint.Check.of("ck_other", "a > 0")))
                .after(bare));
        cases.add(OperationCase.of("add check unnamed", add(Constraint.Check.of("", "a > 0")))
                .after(bare));
        cases.add(OperationCase.of(
                        "add check not valid",
                        add(Constraint.Check.of("ck_other", "a > 0").withValidated(false)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add check not enforced", add(new Constraint.Check("ck_other", "a > 0", true, false, false)))
                .after(bare));
        cases.add(OperationCase.of(
                        "add exclusion",
                        add(new Constraint.Exclusion(
                                "ex_other",
                                "gist",
                                List.of(new Constraint.Exclusion.Element(
                                        IndexElement.expression("int4range(a, b)"), "&&")),
                                "a < b",
                                Deferral.NONE)))
                .after(bare));
        cases.add(OperationCase.of("validate constraint", new ConstraintOperation.ValidateConstraint(OTHER, "ck_other"))
                .after(bare, add(Constraint.Check.of("ck_other", "a > 0").withValidated(false))));
        cases.add(OperationCase.of("drop unique", drop("uq_other", ConstraintKind.UNIQUE))
                .after(bare, add(Constraint.Unique.of("uq_other", List.of("a")))));
        cases.add(OperationCase.of("drop foreign key", drop("fk_other", ConstraintKind.FOREIGN_KEY))
                .after(bare, add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id")))));
        cases.add(OperationCase.of("drop check", drop("ck_other", ConstraintKind.CHECK))
                .after(bare, add(Constraint.Check.of("ck_other", "a > 0"))));
        cases.add(OperationCase.of("drop primary key", drop("pk_other", ConstraintKind.PRIMARY_KEY))
                .after(bare, add(Constraint.PrimaryKey.of("pk_other", List.of("a")))));
        cases.add(OperationCase.of("drop constraint of unknown kind", drop("uq_other", ConstraintKind.UNKNOWN))
                .after(bare, add(Constraint.Unique.of("uq_other", List.of("a")))));
        cases.add(OperationCase.of(
                        "drop constraint if exists",
                        new ConstraintOperation.DropConstraint(
                                OTHER, "nothing", ConstraintKind.CHECK, Optional.empty(), true, false))
                .after(bare));
        cases.add(OperationCase.of(
                        "drop unique cascade",
                        new ConstraintOperation.DropConstraint(
                                PARENT, "uq_parent_code", ConstraintKind.UNIQUE, Optional.empty(), false, true))
                .after(bare, add(Constraint.ForeignKey.of("fk_other", List.of("c"), PARENT, List.of("code")))));
        cases.add(
                OperationCase.of("rename unique", new ConstraintOperation.RenameConstraint(OTHER, "uq_other", "uq_new"))
                        .after(bare, add(Constraint.Unique.of("uq_other", List.of("a")))));
        cases.add(OperationCase.of(
                        "rename foreign key", new ConstraintOperation.RenameConstraint(OTHER, "fk_other", "fk_new"))
                .after(bare, add(Constraint.ForeignKey.of("fk_other", List.of("a"), USERS, List.of("id")))));
        cases.add(
                OperationCase.of("rename check", new ConstraintOperation.RenameConstraint(OTHER, "ck_other", "ck_new"))
                        .after(bare, add(Constraint.Check.of("ck_other", "a > 0"))));
    }

    private static Operation add(Constraint constraint) {
        return new ConstraintOperation.AddConstraint(OTHER, constraint, "");
    }

    private static Operation drop(String name, ConstraintKind kind) {
        return new ConstraintOperation.DropConstraint(OTHER, name, kind, Optional.empty(), false, false);
    }

    static void indexes(List<OperationCase> cases) {
        Index plain = Index.of("ix_users", List.of("email"));
        cases.add(index("create index", plain));
        cases.add(index("create unique index", plain.asUnique()));
        cases.add(index("create index unnamed", plain.withName("")));
        cases.add(index("create index partial", plain.where("age > 18")));
        cases.add(index(
                "create index on expression",
                Index.ofElements("ix_users", List.of(IndexElement.expression("lower(email)")))));
        cases.add(index(
                "create index descending",
                Index.ofElements("ix_users", List.of(IndexElement.column("age").desc(), IndexElement.column("id")))));
        cases.add(index(
                "create index nulls first",
                Index.ofElements("ix_users", List.of(IndexElement.column("age").nullsFirst()))));
        cases.add(index("create index by hash", plain.using("hash")));
        cases.add(index(
                "create index by gin",
                plain.using("gin").withElements(List.of(IndexElement.expression("to_tsvector('english', note)")))));
        cases.add(index("create index fulltext", plain.using("fulltext")));
        cases.add(index("create index with included columns", plain.including(List.of("age"))));
        cases.add(index("create index nulls not distinct", plain.asUnique().withNullsNotDistinct()));
        cases.add(index(
                "create index with operator class",
                Index.ofElements(
                        "ix_users", List.of(IndexElement.column("email").withOperatorClass("varchar_pattern_ops")))));
        cases.add(index(
                        "create index with collation",
                        Index.ofElements(
                                "ix_users", List.of(IndexElement.column("email").withCollation("C"))))
                .in(DialectName.POSTGRESQL));
        cases.add(index(
                "create index with prefix",
                Index.ofElements(
                        "ix_users", List.of(IndexElement.column("email").prefix(10)))));
        cases.add(index("create index with parameters", plain.withOptions(Map.of("fillfactor", "70"))));
        cases.add(index("create index with comment", plain.withComment("it's")));
        cases.add(OperationCase.of(
                "create index concurrently", new IndexOperation.CreateIndex(USERS, plain, true, false)));
        cases.add(OperationCase.of(
                        "create index if not exists", new IndexOperation.CreateIndex(USERS, plain, false, true))
                .after(new IndexOperation.CreateIndex(USERS, plain, false, false)));
        cases.add(OperationCase.of("drop index", dropIndex("ix_users", false, false))
                .after(new IndexOperation.CreateIndex(USERS, plain, false, false)));
        cases.add(OperationCase.of("drop index concurrently", dropIndex("ix_users", true, false))
                .after(new IndexOperation.CreateIndex(USERS, plain, false, false)));
        cases.add(OperationCase.of("drop index if exists", dropIndex("ix_nothing", false, true)));
        cases.add(OperationCase.of(
                        "rename index",
                        new IndexOperation.RenameIndex(QualifiedName.of("ix_users"), Optional.of(USERS), "ix_new"))
                .after(new IndexOperation.CreateIndex(USERS, plain, false, false)));
    }

    private static OperationCase index(String name, Index index) {
        return OperationCase.of(name, new IndexOperation.CreateIndex(USERS, index, false, false));
    }

    private static Operation dropIndex(String name, boolean concurrently, boolean ifExists) {
        return new IndexOperation.DropIndex(QualifiedName.of(name), Optional.of(USERS), concurrently, ifExists);
    }
}
