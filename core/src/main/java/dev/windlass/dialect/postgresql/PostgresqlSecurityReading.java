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
    private PostgresqlSecurityReading() {}

    static Policy policy(CatalogRow row, CatalogRow table) {
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
                row.text("comment"));
    }

    /** The privileges, each role's on an object together. */
    static Iterable<Grant> grants(List<CatalogRow> rows, List<Unmanaged> unmanaged) {
        Map<ObjectKey, Grant> grants = new LinkedHashMap<>();
        for (CatalogRow row : rows) {
            ObjectKind on = switch (row.text("kind")) {
                case "S" -> ObjectKind.SEQUENCE;
                case "routine" -> ObjectKind.ROUTINE;
                case "namespace" -> ObjectKind.NAMESPACE;
                case "e" -> ObjectKind.ENUM_TYPE;
                case "d" -> ObjectKind.DOMAIN;
                case "c" -> ObjectKind.COMPOSITE_TYPE;
                default -> ObjectKind.TABLE;
            };
            QualifiedName object = PostgresqlCatalogRows.name(row);
            if (row.flag("gone")) {
                unmanaged.add(new Unmanaged(
                        "privilege",
                        object + (on == ObjectKind.ROUTINE ? "(" + row.text("signature") + ")" : ""),
                        "that a usual privilege is taken away is not managed; '" + row.text("grantee") + "' has no "
                                + row.text("privilege") + " on this " + on.word()));
                continue;
            }
            Grant one = new Grant(
                    on,
                    object,
                    row.text("signature"),
                    row.text("grantee"),
                    Set.of(row.text("privilege")),
                    row.flag("grantable"));
            grants.merge(one.key(), one, (all, more) -> {
                Set<String> privileges = new TreeSet<>(all.privileges());
                privileges.addAll(more.privileges());
                return all.withPrivileges(privileges);
            });
        }
        return grants.values();
    }
}
