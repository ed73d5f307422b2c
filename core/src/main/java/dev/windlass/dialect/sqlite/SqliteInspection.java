package dev.windlass.dialect.sqlite;

import dev.windlass.dialect.CatalogQuery;
import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.Inspection;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import java.util.List;
import java.util.Map;

/** Reads a schema from the catalogue. */
final class SqliteInspection implements Inspection {
    @Override
    public List<CatalogQuery> queries(ServerVersion version, InspectionScope scope) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Inspected assemble(ServerVersion version, InspectionScope scope, Map<String, List<CatalogRow>> rows) {
        throw new UnsupportedOperationException();
    }
}
