package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected.Unmanaged;
import dev.windlass.schema.Grant;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Policies and privileges from the catalogue's rows. */
final class PostgresqlSecurityReading {
    private static final String PART = "\u001e";

    private PostgresqlSecurityReading() {}

    static Policy policy(CatalogRow row, CatalogRow table, String comment) {
        List<String> roles = PostgresqlText.parts(row.text("roles"));
        return new Policy(
                row.text("name"),
                PostgresqlCatalogRows.name(table),
                row.flag("permissive"),
                switch (row.text("command")) {
                    case "r" -> "SELECT";
                    case "a" -> "INSERT";
                    case "w" -> "UPDATE";
                    case "d" -> "DELETE";
                    default -> "ALL";
                },
                roles.equals(List.of("public")) ? List.of() : roles,
                PostgresqlText.bare(row.text("condition")),
                PostgresqlText.bare(row.text("written")),
                comment);
    }

    /**
     * The privileges, each role's on an object together.
     *
     * @param managed the numbers of the relations that are in the schema; privileges on others are left out
     */
    static Iterable<Grant> grants(PostgresqlCatalogRows rows, Set<String> managed, List<Unmanaged> unmanaged) {
        Map<ObjectKey, Grant> grants = new LinkedHashMap<>();
        for (CatalogRow row : rows.all("grants")) {
            if (rows.relation(row.text("oid")) != null && !managed.contains(row.text("oid"))) {
                continue;
            }
            ObjectKind on = kind(row.text("kind"));
            QualifiedName object = PostgresqlCatalogRows.name(row);
            String signature = row.text("signature");
            if (row.flag("gone")) {
                unmanaged.add(new Unmanaged(
                        "privilege",
                        object + (on == ObjectKind.ROUTINE ? "(" + signature + ")" : ""),
                        "that a usual privilege is taken away is not managed; '" + row.text("grantee") + "' has no "
                                + row.text("privilege") + " on this " + on.word()));
                continue;
            }
            add(
                    new Grant(
                            on,
                            object,
                            signature,
                            row.text("grantee"),
                            Set.of(row.text("privilege")),
                            row.flag("grantable")),
                    grants);
        }
        for (String query : List.of("columns", "view columns")) {
            rows.all(query).stream()
                    .filter(row -> row.nullable("privileges") != null && managed.contains(row.text("relation")))
                    .forEach(row -> ofColumn(row, rows, grants));
        }
        return grants.values();
    }

    private static ObjectKind kind(String code) {
        return switch (code) {
            case "S" -> ObjectKind.SEQUENCE;
            case "routine" -> ObjectKind.ROUTINE;
            case "namespace" -> ObjectKind.NAMESPACE;
            case "e" -> ObjectKind.ENUM_TYPE;
            case "d" -> ObjectKind.DOMAIN;
            case "c" -> ObjectKind.COMPOSITE_TYPE;
            default -> ObjectKind.TABLE;
        };
    }

    private static void ofColumn(CatalogRow row, PostgresqlCatalogRows rows, Map<ObjectKey, Grant> grants) {
        CatalogRow relation = rows.relation(row.text("relation"));
        if (relation == null) {
            return;
        }
        String column = " (" + new PostgresqlQuoting().identifier(row.text("name")) + ")";
        for (String privilege : PostgresqlText.parts(row.text("privileges"))) {
            String[] parts = privilege.split(PART, -1);
            add(
                    new Grant(
                            ObjectKind.TABLE,
                            PostgresqlCatalogRows.name(relation),
                            "",
                            parts[0],
                            Set.of(parts[1] + column),
                            parts[2].equals("true")),
                    grants);
        }
    }

    private static void add(Grant grant, Map<ObjectKey, Grant> grants) {
        grants.merge(grant.key(), grant, (all, more) -> {
            Set<String> privileges = new TreeSet<>(all.privileges());
            privileges.addAll(more.privileges());
            return all.withPrivileges(privileges);
        });
    }
}
