package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.SecurityOperation;
import dev.windlass.operation.SetComment;
import dev.windlass.schema.Grant;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.Policy;
import dev.windlass.schema.RowSecurity;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** PostgreSQL's statements about row security, privileges and comments. */
final class PostgresqlSecurity {
    private final PostgresqlQuoting quoting;
    private final PostgresqlTables tables;

    PostgresqlSecurity(PostgresqlQuoting quoting, PostgresqlTables tables) {
        this.quoting = quoting;
        this.tables = tables;
    }

    List<String> render(SecurityOperation operation, RenderContext context) {
        return switch (operation) {
            case SecurityOperation.SetRowSecurity set ->
                tables.rowSecurity(
                        set.table(),
                        context.table(set.table())
                                .map(Table::rowSecurity)
                                .orElse(set.to() == RowSecurity.FORCED ? RowSecurity.DISABLED : RowSecurity.FORCED),
                        set.to());
            case SecurityOperation.CreatePolicy create -> create(create.definition());
            case SecurityOperation.DropPolicy drop ->
                List.of("DROP POLICY " + (drop.ifExists() ? "IF EXISTS " : "") + quoting.identifier(drop.name())
                        + " ON " + quoting.name(drop.table()));
            case SecurityOperation.GrantPrivileges grant ->
                List.of("GRANT " + privileges(grant.grant()) + " ON " + object(grant.grant()) + " TO "
                        + role(grant.grant().grantee())
                        + (grant.grant().grantable() ? " WITH GRANT OPTION" : ""));
            case SecurityOperation.RevokePrivileges revoke ->
                List.of("REVOKE " + privileges(revoke.grant()) + " ON " + object(revoke.grant()) + " FROM "
                        + role(revoke.grant().grantee()));
        };
    }

    private List<String> create(Policy policy) {
        String name = quoting.identifier(policy.name()) + " ON " + quoting.name(policy.table());
        List<String> statements = new ArrayList<>();
        statements.add("CREATE POLICY " + name + (policy.permissive() ? "" : " AS RESTRICTIVE") + " FOR "
                + policy.command()
                + (policy.roles().isEmpty()
                        ? ""
                        : policy.roles().stream().map(this::role).collect(Collectors.joining(", ", " TO ", "")))
                + (policy.using().isEmpty() ? "" : " USING " + Fragments.parenthesized(policy.using()))
                + (policy.check().isEmpty() ? "" : " WITH CHECK " + Fragments.parenthesized(policy.check())));
        if (!policy.comment().isEmpty()) {
            statements.add("COMMENT ON POLICY " + name + " IS " + quoting.text(policy.comment()));
        }
        return statements;
    }

    private String role(String name) {
        return switch (name) {
            case "public" -> "PUBLIC";
            case "current_user", "session_user", "current_role" -> name;
            default -> quoting.identifier(name);
        };
    }

    private static String privileges(Grant grant) {
        return String.join(", ", grant.privileges());
    }

    private String object(Grant grant) {
        return switch (grant.on()) {
            case TABLE, VIEW, MATERIALIZED_VIEW -> "TABLE " + quoting.name(grant.object());
            case SEQUENCE -> "SEQUENCE " + quoting.name(grant.object());
            case ROUTINE -> "ROUTINE " + quoting.typeName(grant.object()) + "(" + grant.signature() + ")";
            case NAMESPACE -> "SCHEMA " + quoting.identifier(grant.object().name());
            case ENUM_TYPE, DOMAIN, COMPOSITE_TYPE -> "TYPE " + quoting.typeName(grant.object());
            case EXTENSION, TRIGGER, POLICY, GRANT ->
                throw new IllegalArgumentException(
                        "nobody has privileges on a " + grant.on().word());
        };
    }

    List<String> render(SetComment comment, RenderContext context) {
        String on = switch (comment.on()) {
            case SetComment.Subject.OfColumn column ->
                "COLUMN " + quoting.name(column.table()) + "." + quoting.identifier(column.column());
            case SetComment.Subject.OfIndex index ->
                "INDEX " + quoting.name(index.table().sibling(index.index()));
            case SetComment.Subject.Whole whole -> whole(whole.key(), context);
        };
        return List.of(
                "COMMENT ON " + on + " IS " + (comment.comment().isEmpty() ? "NULL" : quoting.text(comment.comment())));
    }

    private String whole(ObjectKey key, RenderContext context) {
        return switch (key.kind()) {
            case NAMESPACE -> "SCHEMA " + quoting.identifier(key.name().name());
            case EXTENSION -> "EXTENSION " + quoting.identifier(key.name().name());
            case ENUM_TYPE, COMPOSITE_TYPE -> "TYPE " + quoting.typeName(key.name());
            case DOMAIN -> "DOMAIN " + quoting.typeName(key.name());
            case SEQUENCE -> "SEQUENCE " + quoting.name(key.name());
            case TABLE -> "TABLE " + quoting.name(key.name());
            case VIEW -> "VIEW " + quoting.name(key.name());
            case MATERIALIZED_VIEW -> "MATERIALIZED VIEW " + quoting.name(key.name());
            case ROUTINE -> "ROUTINE " + quoting.typeName(key.name()) + "(" + key.detail() + ")";
            case TRIGGER, POLICY ->
                key.kind() + " " + quoting.identifier(key.name().name()) + " ON " + table(key);
            case GRANT -> throw context.unknown("what a comment on a grant would be");
        };
    }

    private String table(ObjectKey key) {
        String namespace = key.name().namespace();
        String table = namespace.isEmpty() ? key.detail() : key.detail().substring(namespace.length() + 1);
        return quoting.name(key.name().sibling(table));
    }
}
