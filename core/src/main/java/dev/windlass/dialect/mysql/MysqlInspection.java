package dev.windlass.dialect.mysql;

import dev.windlass.dialect.CatalogQuery;
import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.Inspection;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a schema from MySQL's and MariaDB's {@code information_schema}. What a server fills in by itself is left out, so
 * that two databases that were told the same are equal: the storage engine, character set and collation that are the
 * default, the index of a foreign key, MariaDB's check of a JSON column. NO ACTION and RESTRICT mean the same to InnoDB
 * (MySQL manual, "FOREIGN KEY Constraints"), and are read as NO ACTION.
 *
 * @param tables the tables that are looked at; none means all, and the other objects too
 */
record MysqlInspection(Set<QualifiedName> tables) implements Inspection {
    MysqlInspection {
        tables = Set.copyOf(tables);
    }

    @Override
    public List<CatalogQuery> queries(ServerVersion version, InspectionScope scope) {
        return new MysqlCatalogQueries(version, scope, tables).all();
    }

    @Override
    public List<CatalogQuery> further(
            ServerVersion version, InspectionScope scope, Map<String, List<CatalogRow>> rows) {
        return MysqlBodies.queries(rows);
    }

    @Override
    public Inspected assemble(ServerVersion version, InspectionScope scope, Map<String, List<CatalogRow>> rows) {
        MysqlCatalog catalog = new MysqlCatalog(version, scope, rows);
        MysqlNotes notes = new MysqlNotes();
        List<SchemaObject> objects = new ArrayList<>();
        for (CatalogRow row : catalog.rows("database")) {
            String name = row.text("name");
            if (!catalog.defaultNamespace().equals(name)) {
                objects.add(new Namespace(name, row.text("comment")));
            }
        }
        List<Table> read = new MysqlTableReader(catalog, notes).tables();
        objects.addAll(read);
        MysqlObjectReader others = new MysqlObjectReader(catalog, notes);
        objects.addAll(others.sequences());
        objects.addAll(others.views());
        objects.addAll(others.triggers());
        objects.addAll(others.routines());
        objects.addAll(others.grants());
        others.unmanaged();
        return new Inspected(Schema.of(objects), notes.all());
    }
}
