package dev.windlass.script;

import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.Position;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.TypeOperation;
import dev.windlass.operation.ViewOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Deferral;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.Literal;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import dev.windlass.schema.RowSecurity;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Operations as the calls of a Java revision. */
public final class JavaOperations {
    private JavaOperations() {}

    /** The calls that execute statements as they are. */
    public static String raw(List<String> statements) {
        return statements.stream().map(sql -> "op.execute(" + text(sql) + ");").collect(Collectors.joining("\n"));
    }

    /** The call of an operation; nothing for one that needs SQL. */
    public static Optional<String> call(Operation operation) {
        return switch (operation) {
            case TableOperation.CreateTable it -> table(it.definition());
            case TableOperation.DropTable it -> Optional.of("op.dropTable(" + name(it.table()) + ");");
            case TableOperation.RenameTable it -> Optional.of(rename(it));
            case ColumnOperation.AddColumn it ->
                column(it.definition())
                        .map(column ->
                                "op.addColumn(" + name(it.table()) + ", " + column + position(it.position()) + ");");
            case ColumnOperation.DropColumn it ->
                Optional.of("op.dropColumn(" + name(it.table()) + ", " + text(it.column()) + ");");
            case ColumnOperation.RenameColumn it ->
                Optional.of(
                        "op.renameColumn(" + name(it.table()) + ", " + text(it.column()) + ", " + text(it.to()) + ");");
            case ColumnOperation.AlterColumn it -> alter(it);
            case ConstraintOperation.AddConstraint it -> constraint(it);
            case ConstraintOperation.DropConstraint it ->
                it.constraint().isEmpty()
                        ? Optional.empty()
                        : Optional.of("op.dropConstraint(" + text(it.constraint()) + ", " + name(it.table())
                                + ", ConstraintKind." + it.kind().name() + ");");
            case ConstraintOperation.RenameConstraint it ->
                Optional.of("op.renameConstraint(" + name(it.table()) + ", " + text(it.constraint()) + ", "
                        + text(it.to()) + ");");
            case ConstraintOperation.ValidateConstraint it ->
                Optional.of("op.validateConstraint(" + text(it.constraint()) + ", " + name(it.table()) + ");");
            case IndexOperation.CreateIndex it -> index(it);
            case IndexOperation.DropIndex it ->
                it.table().map(table -> "op.dropIndex(" + text(it.index().name()) + ", " + name(table) + ");");
            case IndexOperation.RenameIndex it ->
                it.table()
                        .map(table -> "op.renameIndex(" + text(it.index().name()) + ", " + name(table) + ", "
                                + text(it.to()) + ");");
            case TypeOperation.CreateEnumType it ->
                it.definition().comment().isEmpty()
                        ? Optional.of("op.createEnum(" + name(it.type()) + ", "
                                + texts(it.definition().values()) + ");")
                        : Optional.empty();
            case TypeOperation.DropEnumType it -> Optional.of("op.dropEnum(" + name(it.type()) + ");");
            case TypeOperation.AddEnumValue it ->
                it.before().isEmpty() && it.after().isEmpty()
                        ? Optional.of("op.addEnumValue(" + name(it.type()) + ", " + text(it.value()) + ");")
                        : Optional.empty();
            case ViewOperation.CreateView it ->
                it.definition().equals(View.of(it.view(), it.definition().query()))
                        ? Optional.of("op.createView(" + name(it.view()) + ", "
                                + text(it.definition().query()) + ");")
                        : Optional.empty();
            case ViewOperation.DropView it -> Optional.of("op.dropView(" + name(it.view()) + ");");
            case Operation other -> Optional.empty();
        };
    }

    /** A name without a namespace stands for one in the namespace of the table. */
    private static String rename(TableOperation.RenameTable operation) {
        return operation.to().namespace().isEmpty()
                        && !operation.table().namespace().isEmpty()
                ? "op.add(new TableOperation.RenameTable(" + qualified(operation.table()) + ", "
                        + qualified(operation.to()) + "));"
                : "op.renameTable(" + name(operation.table()) + ", " + name(operation.to()) + ");";
    }

    private static Optional<String> table(Table table) {
        boolean plain = table.options().equals(TableOptions.NONE)
                && table.partitioning().equals(Partitioning.NONE)
                && table.rowSecurity() == RowSecurity.DISABLED;
        List<String> elements = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        for (Column column : table.columns()) {
            Optional<String> one = column(column);
            plain &= one.isPresent();
            elements.add(one.orElse(""));
        }
        for (Constraint constraint : table.constraints()) {
            Optional<String> one = element(constraint);
            plain &= one.isPresent();
            elements.add(one.orElse(""));
        }
        if (!table.comment().isEmpty()) {
            elements.add("comment(" + text(table.comment()) + ")");
        }
        for (Index index : table.indexes()) {
            Optional<String> one = index(table.name(), index);
            plain &= one.isPresent();
            indexes.add("\n" + one.orElse(""));
        }
        return plain
                ? Optional.of("op.createTable(\n        " + name(table.name())
                        + elements.stream()
                                .map(element -> ",\n        " + element)
                                .collect(Collectors.joining())
                        + ");" + String.join("", indexes))
                : Optional.empty();
    }

    private static Optional<String> column(Column column) {
        Optional<String> type = type(column.type());
        if (type.isEmpty() || !column.onUpdate().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder("column(" + text(column.name()) + ", " + type.get() + ")");
        switch (column.defaultValue()) {
            case DefaultValue.None none -> {}
            case DefaultValue.Expression it ->
                out.append(".defaultExpression(").append(text(it.sql())).append(')');
            case DefaultValue.Constant it -> {
                Optional<String> value = literal(it.value());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                out.append(".defaultValue(").append(value.get()).append(')');
            }
        }
        switch (column.identity()) {
            case Identity.None none -> {}
            case Identity.Serial serial -> {
                if (serial.type().isPresent()) {
                    return Optional.empty();
                }
                out.append(".serial()");
            }
            case Identity.AutoIncrement auto -> out.append(".autoIncrement()");
            case Identity.Standard it -> {
                if (it.always() || !it.options().equals(SequenceOptions.DEFAULT)) {
                    return Optional.empty();
                }
                out.append(".identity()");
            }
        }
        if (column.generated() instanceof Generated.Computed it) {
            out.append(it.stored() ? ".storedAs(" : ".virtualAs(")
                    .append(text(it.sql()))
                    .append(')');
        }
        if (!column.nullable() && column.identity() instanceof Identity.None) {
            out.append(".notNull()");
        }
        if (!column.collation().isEmpty()) {
            out.append(".collation(").append(text(column.collation())).append(')');
        }
        if (!column.comment().isEmpty()) {
            out.append(".comment(").append(text(column.comment())).append(')');
        }
        return Optional.of(out.toString());
    }

    private static Optional<String> literal(Literal literal) {
        return switch (literal) {
            case Literal.Text it -> Optional.of(text(it.value()));
            case Literal.Bool it -> Optional.of(String.valueOf(it.value()));
            case Literal.Number it ->
                it.value().scale() <= 0 && it.value().precision() < 18
                        ? Optional.of(it.value().toPlainString() + (it.value().precision() > 9 ? "L" : ""))
                        : Optional.empty();
            case Literal.Null it -> Optional.empty();
            case Literal.Bytes it -> Optional.empty();
        };
    }

    private static Optional<String> type(DataType type) {
        return switch (type) {
            case DataType.Varchar it ->
                Optional.of(it.length() < 0 ? "new DataType.Varchar(-1)" : "string(" + it.length() + ")");
            case DataType.Char it -> Optional.of("new DataType.Char(" + it.length() + ")");
            case DataType.Text it -> Optional.of("text()");
            case DataType.SmallInt it -> Optional.of("smallint()");
            case DataType.Int it -> Optional.of("integer()");
            case DataType.BigInt it -> Optional.of("new DataType.BigInt()");
            case DataType.Numeric it -> Optional.of("new DataType.Numeric(" + it.precision() + ", " + it.scale() + ")");
            case DataType.Real it -> Optional.of("new DataType.Real()");
            case DataType.Double it -> Optional.of("new DataType.Double()");
            case DataType.Bool it -> Optional.of("new DataType.Bool()");
            case DataType.Date it -> Optional.of("new DataType.Date()");
            case DataType.Time it -> Optional.of("new DataType.Time(" + it.precision() + ", " + it.zoned() + ")");
            case DataType.Timestamp it ->
                Optional.of("new DataType.Timestamp(" + it.precision() + ", " + it.zoned() + ")");
            case DataType.Interval it -> Optional.of("new DataType.Interval()");
            case DataType.Uuid it -> Optional.of("new DataType.Uuid()");
            case DataType.Json it -> Optional.of("new DataType.Json()");
            case DataType.Jsonb it -> Optional.of("new DataType.Jsonb()");
            case DataType.Binary it -> Optional.of("new DataType.Binary(" + it.length() + ")");
            case DataType.Enumeration it ->
                Optional.of("enumeration(" + name(it.name()) + (it.values().isEmpty() ? "" : ", " + texts(it.values()))
                        + ")");
            case DataType.Array it -> type(it.element()).map(element -> "array(" + element + ")");
            case DataType.Native it ->
                Optional.of("type(" + text(it.name()) + (it.arguments().isEmpty() ? "" : ", " + texts(it.arguments()))
                        + ")");
        };
    }

    private static String position(Position position) {
        return switch (position.place()) {
            case LAST -> "";
            case FIRST -> ", Position.first().preferred()";
            case AFTER -> ", Position.after(" + text(position.column()) + ").preferred()";
        };
    }

    private static Optional<String> alter(ColumnOperation.AlterColumn operation) {
        boolean hasDefault = operation
                .existing()
                .filter(column -> !(column.defaultValue() instanceof DefaultValue.None))
                .isPresent();
        if (hasDefault && operation.changes().stream().anyMatch(ColumnChange.SetType.class::isInstance)) {
            // The default steps aside, which the call could not know.
            return Optional.empty();
        }
        List<String> changes = new ArrayList<>();
        for (ColumnChange change : operation.changes()) {
            Optional<String> one = switch (change) {
                case ColumnChange.SetType it ->
                    type(it.type()).map(type -> "new ColumnChange.SetType(" + type + ", " + text(it.using()) + ")");
                case ColumnChange.SetNullable it -> Optional.of("new ColumnChange.SetNullable(" + it.nullable() + ")");
                case ColumnChange.SetDefault it ->
                    value(it.value()).map(value -> "new ColumnChange.SetDefault(" + value + ")");
                case ColumnChange.SetCollation it ->
                    Optional.of("new ColumnChange.SetCollation(" + text(it.collation()) + ")");
                case ColumnChange.SetColumnComment it ->
                    Optional.of("new ColumnChange.SetColumnComment(" + text(it.comment()) + ")");
                case ColumnChange.SetOnUpdate it ->
                    Optional.of("new ColumnChange.SetOnUpdate(" + text(it.expression()) + ")");
                // How these are done depends on what the column is before.
                case ColumnChange.SetGenerated it -> Optional.empty();
                case ColumnChange.SetIdentity it -> Optional.empty();
            };
            if (one.isEmpty()) {
                return Optional.empty();
            }
            changes.add(one.get());
        }
        String start = name(operation.table()) + ", " + text(operation.column());
        if (operation.changes().equals(List.of(new ColumnChange.SetNullable(false)))) {
            return Optional.of("op.setNotNull(" + start + ");");
        }
        if (operation.changes().equals(List.of(new ColumnChange.SetNullable(true)))) {
            return Optional.of("op.dropNotNull(" + start + ");");
        }
        return Optional.of("op.alterColumn(" + start + ", " + String.join(", ", changes) + ");");
    }

    private static Optional<String> value(DefaultValue value) {
        return switch (value) {
            case DefaultValue.None none -> Optional.of("DefaultValue.NONE");
            case DefaultValue.Expression it -> Optional.of("new DefaultValue.Expression(" + text(it.sql()) + ")");
            case DefaultValue.Constant it ->
                literal(it.value()).map(literal -> "new DefaultValue.Constant(literal(" + literal + "))");
        };
    }

    private static Optional<String> constraint(ConstraintOperation.AddConstraint operation) {
        if (!operation.usingIndex().isEmpty()) {
            return Optional.empty();
        }
        String table = name(operation.table());
        if (operation.definition().name().isEmpty()) {
            return element(operation.definition()).map(element -> "op.addConstraint(" + table + ", " + element + ");");
        }
        return switch (operation.definition()) {
            case Constraint.PrimaryKey it
            when it.equals(Constraint.PrimaryKey.of(it.name(), it.columns())) ->
                Optional.of(
                        "op.createPrimaryKey(" + text(it.name()) + ", " + table + ", " + texts(it.columns()) + ");");
            case Constraint.Unique it
            when it.equals(Constraint.Unique.of(it.name(), it.columns())) ->
                Optional.of("op.createUnique(" + text(it.name()) + ", " + table + ", " + texts(it.columns()) + ");");
            case Constraint.Check it
            when it.equals(Constraint.Check.of(it.name(), it.expression())) ->
                Optional.of("op.createCheck(" + text(it.name()) + ", " + table + ", " + text(it.expression()) + ");");
            case Constraint.ForeignKey it ->
                foreignKey(it).map(element -> "op.createForeignKey(" + table + ", " + element + ");");
            case Constraint other -> Optional.empty();
        };
    }

    /** The element of a table; without {@code unnamed} the revision would choose a name. */
    private static Optional<String> element(Constraint constraint) {
        Optional<String> element = plain(constraint);
        return constraint.name().isEmpty() ? element.map(it -> "unnamed(" + it + ")") : element;
    }

    private static Optional<String> plain(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey it
            when it.equals(Constraint.PrimaryKey.of(it.name(), it.columns())) ->
                Optional.of(
                        it.name().isEmpty()
                                ? "primaryKey(" + texts(it.columns()) + ")"
                                : "constraint(Constraint.PrimaryKey.of(" + text(it.name()) + ", List.of("
                                        + texts(it.columns()) + ")))");
            case Constraint.Unique it
            when it.equals(Constraint.Unique.of(it.name(), it.columns())) ->
                Optional.of("unique(" + text(it.name()) + ", " + texts(it.columns()) + ")");
            case Constraint.Check it
            when it.equals(Constraint.Check.of(it.name(), it.expression())) ->
                Optional.of("check(" + text(it.name()) + ", " + text(it.expression()) + ")");
            case Constraint.ForeignKey it -> foreignKey(it);
            case Constraint other -> Optional.empty();
        };
    }

    private static Optional<String> foreignKey(Constraint.ForeignKey key) {
        boolean plain = key.onDeleteColumns().isEmpty()
                && key.match() == Constraint.Match.SIMPLE
                && key.deferral() != Deferral.DEFERRABLE;
        if (!plain) {
            return Optional.empty();
        }
        return Optional.of("foreignKey(" + text(key.name()) + ", " + texts(key.columns()) + ").references("
                + name(key.references())
                + (key.referencedColumns().isEmpty() ? "" : ", " + texts(key.referencedColumns())) + ")"
                + (key.onDelete() == ReferentialAction.NO_ACTION
                        ? ""
                        : ".onDelete(ReferentialAction." + key.onDelete().name() + ")")
                + (key.onUpdate() == ReferentialAction.NO_ACTION
                        ? ""
                        : ".onUpdate(ReferentialAction." + key.onUpdate().name() + ")")
                + (key.deferral() == Deferral.DEFERRED ? ".deferred()" : "")
                + (key.validated() ? "" : ".notValid()"));
    }

    private static Optional<String> index(IndexOperation.CreateIndex operation) {
        return operation.concurrently() || operation.ifNotExists()
                ? Optional.empty()
                : index(operation.table(), operation.definition());
    }

    private static Optional<String> index(QualifiedName table, Index index) {
        List<String> columns = index.elements().stream().map(IndexElement::text).toList();
        Index plain = Index.of(index.name(), columns);
        String start = text(index.name()) + ", " + name(table) + ", " + texts(columns) + ");";
        if (index.equals(plain)) {
            return Optional.of("op.createIndex(" + start);
        }
        if (index.equals(plain.asUnique())) {
            return Optional.of("op.createUniqueIndex(" + start);
        }
        Index rest = new Index(
                index.name(),
                index.elements(),
                index.unique(),
                false,
                index.method(),
                index.include(),
                index.where(),
                java.util.Map.of(),
                "",
                true,
                index.comment());
        if (!rest.equals(index)) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder("Index.ofElements(" + text(index.name()) + ", List.of("
                + index.elements().stream().map(JavaOperations::element).collect(Collectors.joining(", ")) + "))");
        if (index.unique()) {
            out.append(".asUnique()");
        }
        if (!index.method().isEmpty()) {
            out.append(".using(").append(text(index.method())).append(')');
        }
        if (!index.include().isEmpty()) {
            out.append(".including(List.of(").append(texts(index.include())).append("))");
        }
        if (!index.where().isEmpty()) {
            out.append(".where(").append(text(index.where())).append(')');
        }
        if (!index.comment().isEmpty()) {
            out.append(".withComment(").append(text(index.comment())).append(')');
        }
        return Optional.of("op.createIndex(" + name(table) + ", " + out + ");");
    }

    private static String element(IndexElement element) {
        StringBuilder out = new StringBuilder(
                "IndexElement." + (element.expression() ? "expression(" : "column(") + text(element.text()) + ")");
        if (element.descending()) {
            out.append(".desc()");
        }
        switch (element.nulls()) {
            case DEFAULT -> {}
            case FIRST -> out.append(".nullsFirst()");
            case LAST -> out.append(".nullsLast()");
        }
        if (!element.operatorClass().isEmpty()) {
            out.append(".withOperatorClass(")
                    .append(text(element.operatorClass()))
                    .append(')');
        }
        if (!element.collation().isEmpty()) {
            out.append(".withCollation(").append(text(element.collation())).append(')');
        }
        if (element.prefixLength() > 0) {
            out.append(".prefix(").append(element.prefixLength()).append(')');
        }
        return out.toString();
    }

    private static String name(QualifiedName name) {
        return text(name.toString());
    }

    private static String qualified(QualifiedName name) {
        String namespace = name.namespace().isEmpty() ? "" : text(name.namespace()) + ", ";
        return "QualifiedName.of(" + namespace + text(name.name()) + ")";
    }

    private static String texts(List<String> texts) {
        return texts.stream().map(JavaOperations::text).collect(Collectors.joining(", "));
    }

    /** A Java literal; one of several lines is a text block. */
    public static String text(String value) {
        if (!value.contains("\n") || value.contains("\"\"\"")) {
            StringBuilder out = new StringBuilder("\"");
            for (char c : value.toCharArray()) {
                out.append(
                        switch (c) {
                            case '"' -> "\\\"";
                            case '\\' -> "\\\\";
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c);
                        });
            }
            return out.append('"').toString();
        }
        String body = value.replace("\\", "\\\\")
                .lines()
                .map(line -> line.stripTrailing().equals(line) ? line : line.stripTrailing() + trailing(line))
                .collect(Collectors.joining("\n"));
        return "\"\"\"\n" + body + (value.endsWith("\n") ? "\n\"\"\"" : "\"\"\"");
    }

    /** White space at the end of a line, which a text block would drop. */
    private static String trailing(String line) {
        String stripped = line.stripTrailing();
        return line.substring(stripped.length(), line.length() - 1).replace("\t", "\\t") + "\\s";
    }
}
