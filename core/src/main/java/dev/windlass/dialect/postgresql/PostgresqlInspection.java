package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogQuery;
import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.Inspection;
import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads a schema from the catalogue, of version 14 and newer.
 *
 * <p>The queries must run in one transaction: the first sets what the text of expressions depends on, such as the
 * {@code search_path}, and the last sets it back.
 */
final class PostgresqlInspection implements Inspection {
    /** What the text of expressions depends on; and compiling a query of the catalogue takes longer than running it. */
    private static final Map<String, String> SETTINGS = settings();

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("search_path", "");
        settings.put("timezone", "UTC");
        settings.put("datestyle", "ISO, MDY");
        settings.put("intervalstyle", "postgres");
        settings.put("bytea_output", "hex");
        settings.put("quote_all_identifiers", "off");
        settings.put("standard_conforming_strings", "on");
        settings.put("jit", "off");
        return Collections.unmodifiableMap(settings);
    }

    @Override
    public List<CatalogQuery> queries(ServerVersion version, InspectionScope scope) {
        PostgresqlCatalogScope catalogScope = PostgresqlCatalogScope.of(scope, version);
        List<CatalogQuery> queries = new ArrayList<>();
        queries.add(new CatalogQuery("settings", settings(scope)));
        queries.addAll(new PostgresqlTableQueries(catalogScope).queries());
        queries.addAll(new PostgresqlObjectQueries(catalogScope).queries());
        queries.add(new CatalogQuery(
                "settings back",
                SETTINGS.keySet().stream()
                        .map(name -> "set_config('%1$s', current_setting('windlass.%1$s'), true)".formatted(name))
                        .collect(Collectors.joining(", ", "SELECT ", ""))));
        return List.copyOf(queries);
    }

    private static String settings(InspectionScope scope) {
        PostgresqlQuoting quoting = new PostgresqlQuoting();
        Map<String, String> values = new LinkedHashMap<>(SETTINGS);
        values.put("search_path", quoting.identifier(scope.defaultNamespace()) + ", pg_temp");
        return values.entrySet().stream()
                .map(entry ->
                        "set_config('windlass.%1$s', current_setting('%1$s'), true), set_config('%1$s', %2$s, true)"
                                .formatted(entry.getKey(), quoting.text(entry.getValue())))
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    @Override
    public Inspected assemble(ServerVersion version, InspectionScope scope, Map<String, List<CatalogRow>> rows) {
        return new PostgresqlAssembly(scope, rows).assemble();
    }
}
