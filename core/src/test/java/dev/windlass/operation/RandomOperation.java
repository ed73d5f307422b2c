package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.Grant;
import dev.windlass.schema.Literal;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.RowSecurity;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import dev.windlass.schema.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Operations on a schema, by chance; not all of them fit it. */
final class RandomOperation {
    private static final QualifiedName MOOD = QualifiedName.of("mood");

    private final Random random;
    private final RandomSchema schemas;

    RandomOperation(Random random) {
        this.random = random;
        this.schemas = new RandomSchema(random);
    }

    Operation operation(Schema schema) {
        Table table = schema.tables().get(random.nextInt(schema.tables().size()));
        QualifiedName name = table.name();
        String column = schemas.one(table);
        Column fresh = schemas.column("fresh");
        return switch (random.nextInt(31)) {
            case 0 ->
                new TableOperation.CreateTable(
                        schemas.table(QualifiedName.of("made"), schema.tables()), random.nextBoolean());
            case 1 -> new TableOperation.DropTable(name, random.nextBoolean(), random.nextBoolean());
            case 2 ->
                new TableOperation.RenameTable(name, QualifiedName.of(random.nextBoolean() ? "" : "ns", "renamed"));
            case 3 -> new TableOperation.SetTableOptions(name, TableOptions.mysql("InnoDB", "", ""));
            case 4 -> new TableOperation.SetPartitioning(name, Partitioning.by("HASH (c0)"));
            case 5 -> new ColumnOperation.AddColumn(name, fresh, Position.LAST, random.nextBoolean());
            case 6 ->
                new ColumnOperation.AddColumn(
                        name, fresh, random.nextBoolean() ? Position.first() : Position.after(column), false);
            case 7, 8, 9 -> new ColumnOperation.DropColumn(name, column, random.nextBoolean(), random.nextBoolean());
            case 10 -> new ColumnOperation.RenameColumn(name, column, "renamed");
            case 11, 12 -> alter(name, column);
            case 13 ->
                new ConstraintOperation.AddConstraint(name, schemas.constraint("added", table, schema.tables()), "");
            case 14 ->
                new ConstraintOperation.AddConstraint(name, Constraint.PrimaryKey.of("added", schemas.some(table)), "");
            case 15, 16 -> dropConstraint(table);
            case 17 -> new ConstraintOperation.RenameConstraint(name, constraint(table), "renamed");
            case 18 -> new ConstraintOperation.ValidateConstraint(name, constraint(table));
            case 19 ->
                new IndexOperation.CreateIndex(
                        name, schemas.index("made", table), random.nextBoolean(), random.nextBoolean());
            case 20 ->
                new IndexOperation.DropIndex(
                        name.sibling("i0"),
                        random.nextBoolean() ? Optional.empty() : Optional.of(name),
                        false,
                        random.nextBoolean());
            case 21 -> new IndexOperation.RenameIndex(name.sibling("i1"), Optional.of(name), "renamed");
            case 22 ->
                new TypeOperation.AddEnumValue(MOOD, "d", random.nextBoolean() ? "b" : "", "", random.nextBoolean());
            case 23 -> new TypeOperation.RenameEnumValue(MOOD, "b", "z");
            case 24 -> new TypeOperation.ReplaceEnumValues(MOOD, List.of("c", "a"), Map.of("b", "a"));
            case 25 ->
                new TypeOperation.CreateEnumType(
                        EnumType.of(random.nextBoolean() ? MOOD : QualifiedName.of("hue"), List.of("x")),
                        random.nextBoolean());
            case 26 -> new ViewOperation.CreateView(View.of(QualifiedName.of("v"), "SELECT 2"), random.nextBoolean());
            case 27 -> new SecurityOperation.SetRowSecurity(name, RowSecurity.FORCED);
            case 28 ->
                new SecurityOperation.GrantPrivileges(
                        new Grant(ObjectKind.TABLE, name, "", "app", Set.of("SELECT", "DELETE"), false));
            case 29 ->
                new SecurityOperation.RevokePrivileges(
                        new Grant(ObjectKind.TABLE, name, "", "app", Set.of("SELECT", "DELETE"), false));
            default ->
                new SetComment(
                        random.nextBoolean()
                                ? new SetComment.Subject.OfColumn(name, column)
                                : new SetComment.Subject.Whole(ObjectKey.of(ObjectKind.TABLE, name)),
                        "new");
        };
    }

    private Operation alter(QualifiedName table, String column) {
        return new ColumnOperation.AlterColumn(
                table,
                column,
                List.of(
                        new ColumnChange.SetType(schemas.type(), ""),
                        new ColumnChange.SetNullable(random.nextBoolean()),
                        new ColumnChange.SetDefault(
                                random.nextBoolean() ? DefaultValue.NONE : new DefaultValue.Constant(Literal.of("x"))),
                        new ColumnChange.SetColumnComment("other")),
                Optional.empty());
    }

    private Operation dropConstraint(Table table) {
        return new ConstraintOperation.DropConstraint(
                table.name(),
                constraint(table),
                ConstraintKind.UNKNOWN,
                Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private String constraint(Table table) {
        return table.constraints().isEmpty()
                ? "none"
                : table.constraints()
                        .get(random.nextInt(table.constraints().size()))
                        .name();
    }
}
