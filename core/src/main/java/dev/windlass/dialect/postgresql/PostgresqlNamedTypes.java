package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.TypeOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Domain;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** PostgreSQL's statements about types that have names. */
final class PostgresqlNamedTypes {
    private final PostgresqlQuoting quoting;
    private final PostgresqlTypes types;

    PostgresqlNamedTypes(PostgresqlQuoting quoting, PostgresqlTypes types) {
        this.quoting = quoting;
        this.types = types;
    }

    List<String> render(TypeOperation operation, RenderContext context) {
        String name = quoting.typeName(operation.type());
        return switch (operation) {
            case TypeOperation.CreateEnumType create -> createEnum(create, name);
            case TypeOperation.DropEnumType drop -> List.of("DROP TYPE " + ifExists(drop.ifExists()) + name);
            case TypeOperation.AddEnumValue add ->
                List.of("ALTER TYPE " + name + " ADD VALUE " + (add.ifNotExists() ? "IF NOT EXISTS " : "")
                        + quoting.text(add.value())
                        + (add.before().isEmpty() ? "" : " BEFORE " + quoting.text(add.before()))
                        + (add.after().isEmpty() ? "" : " AFTER " + quoting.text(add.after())));
            case TypeOperation.RenameEnumValue rename ->
                List.of("ALTER TYPE " + name + " RENAME VALUE " + quoting.text(rename.value()) + " TO "
                        + quoting.text(rename.to()));
            case TypeOperation.ReplaceEnumValues replace -> replace(replace, context);
            case TypeOperation.CreateDomain create -> createDomain(create.definition(), name, context);
            case TypeOperation.AlterDomain alter -> alterDomain(alter, name, context);
            case TypeOperation.DropDomain drop -> List.of("DROP DOMAIN " + ifExists(drop.ifExists()) + name);
            case TypeOperation.CreateCompositeType create -> {
                List<String> statements = new ArrayList<>();
                statements.add("CREATE TYPE " + name + " AS ("
                        + create.definition().attributes().stream()
                                .map(attribute -> quoting.identifier(attribute.name()) + " "
                                        + types.sql(attribute.type(), context)
                                        + (attribute.collation().isEmpty()
                                                ? ""
                                                : " COLLATE " + quoting.identifier(attribute.collation())))
                                .collect(Collectors.joining(", "))
                        + ")");
                comment("TYPE", name, create.definition().comment(), statements);
                yield statements;
            }
            case TypeOperation.DropCompositeType drop -> List.of("DROP TYPE " + ifExists(drop.ifExists()) + name);
        };
    }

    private static String ifExists(boolean ifExists) {
        return ifExists ? "IF EXISTS " : "";
    }

    private void comment(String kind, String name, String comment, List<String> statements) {
        if (!comment.isEmpty()) {
            statements.add("COMMENT ON " + kind + " " + name + " IS " + quoting.text(comment));
        }
    }

    /** PostgreSQL has no CREATE TYPE IF NOT EXISTS: the block looks first, and a race ends as it would there. */
    private List<String> createEnum(TypeOperation.CreateEnumType create, String name) {
        List<String> statements = new ArrayList<>();
        String sql = "CREATE TYPE " + name + " AS ENUM ("
                + values(create.definition().values()) + ")";
        statements.add(
                create.ifNotExists()
                        ? "DO "
                                + PostgresqlRoutines.dollarQuoted("BEGIN IF to_regtype(" + quoting.text(name)
                                        + ") IS NULL THEN " + sql + "; END IF; END")
                        : sql);
        comment("TYPE", name, create.definition().comment(), statements);
        return statements;
    }

    private String values(List<String> values) {
        return values.stream().map(quoting::text).collect(Collectors.joining(", "));
    }

    /** A new type in the old one's place, then every column of it, then the old one goes. */
    private List<String> replace(TypeOperation.ReplaceEnumValues replace, RenderContext context) {
        Schema schema = context.before().orElseThrow(() -> context.unknown("which columns are of the enum type"));
        QualifiedName old = replace.type().sibling(shortened(replace.type().name()));
        List<String> statements = new ArrayList<>();
        statements.add(
                "ALTER TYPE " + quoting.typeName(replace.type()) + " RENAME TO " + quoting.identifier(old.name()));
        statements.add(
                "CREATE TYPE " + quoting.typeName(replace.type()) + " AS ENUM (" + values(replace.values()) + ")");
        for (Table table : schema.tables()) {
            boolean partition = table.partitioning().parent().isPresent();
            for (Column column : table.columns()) {
                if (!partition && isOf(column.type(), replace.type())) {
                    statements.addAll(column(table, column, replace, context));
                }
            }
        }
        statements.add("DROP TYPE " + quoting.typeName(old));
        schema.find(ObjectKey.of(ObjectKind.ENUM_TYPE, replace.type()))
                .map(dev.windlass.schema.EnumType.class::cast)
                .ifPresent(type -> comment("TYPE", quoting.typeName(replace.type()), type.comment(), statements));
        return statements;
    }

    private static String shortened(String name) {
        String end = "_replaced";
        String start = name;
        while (dev.windlass.dialect.Names.bytes(start) + end.length() > 63) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + end;
    }

    private static boolean isOf(DataType type, QualifiedName name) {
        return type instanceof DataType.Enumeration enumeration
                ? enumeration.name().equals(name)
                : type instanceof DataType.Array array && isOf(array.element(), name);
    }

    private List<String> column(
            Table table, Column column, TypeOperation.ReplaceEnumValues replace, RenderContext context) {
        String quoted = quoting.identifier(column.name());
        String alter = "ALTER TABLE " + quoting.name(table.name()) + " ALTER COLUMN " + quoted + " ";
        String type = types.sql(column.type(), context);
        boolean array = column.type() instanceof DataType.Array;
        String text = quoted + (array ? "::text[]" : "::text");
        String value = text;
        for (var entry : replace.replacements().entrySet()) {
            String from = quoting.text(entry.getKey());
            String to = quoting.text(entry.getValue());
            value = array ? "array_replace(" + value + ", " + from + ", " + to + ")" : value;
        }
        if (!array && !replace.replacements().isEmpty()) {
            value = replace.replacements().entrySet().stream()
                    .map(entry -> "WHEN " + quoting.text(entry.getKey()) + " THEN " + quoting.text(entry.getValue()))
                    .collect(Collectors.joining(" ", "CASE " + text + " ", " ELSE " + text + " END"));
            value = "(" + value + ")";
        }
        List<String> statements = new ArrayList<>();
        boolean hasDefault = !(column.defaultValue() instanceof DefaultValue.None);
        if (hasDefault) {
            statements.add(alter + "DROP DEFAULT");
        }
        statements.add(alter + "TYPE " + type + " USING " + value + "::" + type);
        if (hasDefault) {
            statements.add(alter + "SET DEFAULT " + Fragments.value(column.defaultValue(), quoting));
        }
        return statements;
    }

    private List<String> createDomain(Domain domain, String name, RenderContext context) {
        List<String> statements = new ArrayList<>();
        String value = Fragments.value(domain.defaultValue(), quoting);
        statements.add("CREATE DOMAIN " + name + " AS " + types.sql(domain.type(), context)
                + (domain.collation().isEmpty() ? "" : " COLLATE " + quoting.identifier(domain.collation()))
                + (value.isEmpty() ? "" : " DEFAULT " + value)
                + (domain.nullable() ? "" : " NOT NULL")
                + domain.checks().stream()
                        .map(check -> " " + Fragments.constraint(check.withValidated(true), quoting))
                        .collect(Collectors.joining()));
        comment("DOMAIN", name, domain.comment(), statements);
        return statements;
    }

    private List<String> alterDomain(TypeOperation.AlterDomain operation, String name, RenderContext context) {
        Domain old = context.before()
                .flatMap(schema -> schema.find(ObjectKey.of(ObjectKind.DOMAIN, operation.type())))
                .map(Domain.class::cast)
                .orElseThrow(() -> context.unknown("the domain"));
        Domain to = operation.to();
        String alter = "ALTER DOMAIN " + name + " ";
        List<String> statements = new ArrayList<>();
        if (!old.defaultValue().equals(to.defaultValue())) {
            String value = Fragments.value(to.defaultValue(), quoting);
            statements.add(alter + (value.isEmpty() ? "DROP DEFAULT" : "SET DEFAULT " + value));
        }
        if (old.nullable() != to.nullable()) {
            statements.add(alter + (to.nullable() ? "DROP" : "SET") + " NOT NULL");
        }
        for (Constraint.Check check : old.checks()) {
            if (!to.checks().contains(check)) {
                boolean validates = to.checks().contains(check.withValidated(true));
                statements.add(
                        alter + (validates ? "VALIDATE" : "DROP") + " CONSTRAINT " + quoting.identifier(check.name()));
            }
        }
        for (Constraint.Check check : to.checks()) {
            if (!old.checks().contains(check) && !old.checks().contains(check.withValidated(false))) {
                statements.add(alter + "ADD " + Fragments.constraint(check, quoting));
            }
        }
        if (!old.comment().equals(to.comment())) {
            statements.add("COMMENT ON DOMAIN " + name + " IS "
                    + (to.comment().isEmpty() ? "NULL" : quoting.text(to.comment())));
        }
        return statements;
    }
}
