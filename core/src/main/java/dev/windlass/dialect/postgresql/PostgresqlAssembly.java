package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.Inspected.Unmanaged;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.schema.Column;
import dev.windlass.schema.Extension;
import dev.windlass.schema.Index;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.RowSecurity;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A schema from the catalogue's rows. */
final class PostgresqlAssembly {
    private final InspectionScope scope;
    private final PostgresqlCatalogRows rows;
    private final List<Unmanaged> unmanaged = new ArrayList<>();
    private final PostgresqlTypeReading types = new PostgresqlTypeReading();
    private final PostgresqlColumnReading columns;
    private final PostgresqlIndexReading indexes;
    private final PostgresqlConstraintReading constraints;
    private final List<SchemaObject> objects = new ArrayList<>();
    /** The numbers of the relations that are in the schema. */
    private final Set<String> managed = new HashSet<>();

    PostgresqlAssembly(InspectionScope scope, Map<String, List<CatalogRow>> rows) {
        this.scope = scope;
        this.rows = new PostgresqlCatalogRows(rows, scope);
        this.columns = new PostgresqlColumnReading(this.rows, types);
        this.indexes = new PostgresqlIndexReading(this.rows.all("operator classes"));
        this.constraints = new PostgresqlConstraintReading(this.rows, indexes, unmanaged);
    }

    Inspected assemble() {
        for (CatalogRow relation : rows.all("relations")) {
            relation(relation);
        }
        extensions();
        objects.addAll(new PostgresqlNamedTypeReading(rows, types, unmanaged).types());
        objects.addAll(PostgresqlRoutineReading.routines(rows, unmanaged));
        triggers();
        policies();
        PostgresqlSecurityReading.grants(rows, managed, unmanaged).forEach(objects::add);
        namespaces();
        new PostgresqlRemarks(rows, managed, unmanaged).add();
        unmanaged.sort(Comparator.comparing(Unmanaged::kind)
                .thenComparing(Unmanaged::name)
                .thenComparing(Unmanaged::why));
        return new Inspected(Schema.of(objects), unmanaged);
    }

    private void relation(CatalogRow relation) {
        String kind = relation.text("kind");
        if (rows.isOwn(relation) || kind.equals("c")) {
            return;
        }
        String reason = rows.reason(relation);
        if (reason != null) {
            unmanaged.add(new Unmanaged(
                    PostgresqlRemarks.word(kind),
                    PostgresqlCatalogRows.name(relation).toString(),
                    reason));
            return;
        }
        managed.add(relation.text("oid"));
        switch (kind) {
            case "v" -> objects.add(view(relation));
            case "m" -> objects.add(materializedView(relation));
            case "S" -> sequence(relation);
            default -> objects.add(table(relation));
        }
    }

    private Table table(CatalogRow row) {
        Map<String, String> parameters = new TreeMap<>(PostgresqlText.options(row.text("options"), ""));
        parameters.putAll(PostgresqlText.options(row.text("toast"), "toast."));
        String bound = row.text("bound");
        CatalogRow parent = bound.isEmpty() ? null : rows.relation(row.text("parents"));
        boolean inherited = parent != null && columns.isInherited(row, parent);
        return new Table(
                PostgresqlCatalogRows.name(row),
                inherited ? List.<Column>of() : columns.columns(row),
                constraints.constraints(row, !inherited),
                indexes(row),
                new TableOptions(
                        "",
                        "",
                        "",
                        row.text("tablespace"),
                        row.text("persistence").equals("u"),
                        false,
                        false,
                        parameters),
                new Partitioning(
                        row.text("partitioned"),
                        java.util.Optional.ofNullable(parent).map(PostgresqlCatalogRows::name),
                        bound),
                row.nullable("security") == null
                        ? RowSecurity.DISABLED
                        : row.nullable("forced") == null ? RowSecurity.ENABLED : RowSecurity.FORCED,
                rows.comment("pg_class", row));
    }

    /** The indexes that are no constraint's, and no partition of an index. */
    private List<Index> indexes(CatalogRow row) {
        PostgresqlColumnNames names = rows.columns(row.text("oid"));
        List<Index> found = new ArrayList<>();
        for (CatalogRow index : rows.indexes(row.text("oid"))) {
            if (!index.flag("partition") && !rows.isOfConstraint(index)) {
                found.add(indexes.index(index, rows.comment("pg_class", index), names));
            }
        }
        return found;
    }

    private View view(CatalogRow row) {
        Map<String, String> options = new TreeMap<>(PostgresqlText.options(row.text("options"), ""));
        String check = options.remove("check_option");
        return new View(
                PostgresqlCatalogRows.name(row),
                List.of(),
                query(row),
                joined(options),
                check == null ? "" : check.toUpperCase(java.util.Locale.ROOT),
                rows.comment("pg_class", row));
    }

    private MaterializedView materializedView(CatalogRow row) {
        return new MaterializedView(
                PostgresqlCatalogRows.name(row),
                query(row),
                row.nullable("populated") == null,
                indexes(row),
                joined(PostgresqlText.options(row.text("options"), "")),
                row.text("tablespace"),
                rows.comment("pg_class", row));
    }

    private static String query(CatalogRow row) {
        String text = PostgresqlText.settled(row.text("definition").strip());
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    private static String joined(Map<String, String> options) {
        List<String> parts = new ArrayList<>();
        options.forEach((name, value) -> parts.add(name + "=" + value));
        return String.join(", ", parts);
    }

    /** A sequence that is not the work of an identity or serial column. */
    private void sequence(CatalogRow relation) {
        CatalogRow sequence = rows.sequence(relation.text("oid"));
        if (sequence == null || sequence.text("kind").equals("i")) {
            return;
        }
        String ownedBy = "";
        CatalogRow table = rows.relation(sequence.text("owner"));
        if (table != null) {
            CatalogRow column = rows.columns(sequence.text("owner")).row(sequence.text("owner_column"));
            if (columns.isSerial(table, column, types.read(column), sequence) && rows.reason(table) == null) {
                return;
            }
            ownedBy = PostgresqlCatalogRows.name(table) + "." + column.text("name");
        }
        objects.add(new Sequence(
                PostgresqlCatalogRows.name(relation),
                PostgresqlTypeReading.type(sequence.text("type")),
                PostgresqlText.sequence(sequence),
                ownedBy,
                rows.comment("pg_class", relation)));
    }

    private void extensions() {
        for (CatalogRow row : rows.all("extensions")) {
            objects.add(
                    new Extension(row.text("name"), row.text("namespace"), row.text("version"), row.text("comment")));
        }
        for (CatalogRow row : rows.all("members")) {
            String number = row.text("number");
            unmanaged.add(new Unmanaged(
                    row.text("kind"),
                    row.text("extension") + " (" + number + ")",
                    (number.equals("1") ? "belongs" : "belong") + " to the extension '" + row.text("extension") + "'"));
        }
    }

    private @Nullable CatalogRow managedRelation(CatalogRow row) {
        return managed.contains(row.text("relation")) ? rows.relation(row.text("relation")) : null;
    }

    private void triggers() {
        for (CatalogRow row : rows.all("triggers")) {
            CatalogRow relation = managedRelation(row);
            if (relation == null) {
                continue;
            }
            String name = PostgresqlCatalogRows.name(relation) + "." + row.text("name");
            if (row.nullable("extension") != null) {
                unmanaged.add(
                        new Unmanaged("trigger", name, "belongs to the extension '" + row.text("extension") + "'"));
                continue;
            }
            objects.add(PostgresqlRoutineReading.trigger(row, relation, rows.comment("pg_trigger", row)));
        }
    }

    private void policies() {
        for (CatalogRow row : rows.all("policies")) {
            CatalogRow table = managedRelation(row);
            if (table != null) {
                objects.add(PostgresqlSecurityReading.policy(row, table, rows.comment("pg_policy", row)));
            }
        }
    }

    /** Namespaces but the default one, those of extensions, and one that holds nothing but Windlass's own tables. */
    private void namespaces() {
        Set<String> used = new HashSet<>();
        objects.forEach(object -> used.add(object.key().name().namespace()));
        Set<String> own = new HashSet<>();
        scope.ownTables().stream().map(QualifiedName::namespace).forEach(own::add);
        for (CatalogRow row : rows.all("namespaces")) {
            String name = row.text("name");
            String extension = row.nullable("extension");
            boolean onlyOwn = own.contains(name) && !used.contains(name);
            if (extension != null) {
                unmanaged.add(new Unmanaged("schema", name, "belongs to the extension '" + extension + "'"));
            } else if (!name.equals(scope.defaultNamespace()) && !onlyOwn) {
                String comment = rows.comment("pg_namespace", row);
                boolean standard = name.equals("public") && comment.equals("standard public schema");
                objects.add(new Namespace(name, standard ? "" : comment));
            }
        }
    }
}
