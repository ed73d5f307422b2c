package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.InspectionScope;
import dev.windlass.dialect.ServerVersion;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the catalogue queries have in common.
 *
 * @param defaultNamespace the default namespace as an SQL literal
 * @param namespaces a condition on {@code pg_namespace}, with which a query is limited
 * @param version the server
 */
record PostgresqlCatalogScope(String defaultNamespace, String namespaces, ServerVersion version) {
    /** What stands between the parts of a value with several parts: no name and no option has it. */
    static final char SEPARATOR = '\u001f';

    static PostgresqlCatalogScope of(InspectionScope scope, ServerVersion version) {
        PostgresqlQuoting quoting = new PostgresqlQuoting();
        Set<String> names = new TreeSet<>(scope.namespaces());
        String condition = names.isEmpty()
                ? "nspname !~ '^pg_' AND nspname <> 'information_schema'"
                : names.stream().map(quoting::text).collect(Collectors.joining(", ", "nspname IN (", ")"));
        return new PostgresqlCatalogScope(quoting.text(scope.defaultNamespace()), condition, version);
    }

    /** The namespaces' numbers, in parentheses. */
    String inScope() {
        return "(SELECT oid FROM pg_namespace WHERE " + namespaces + ")";
    }

    /** A namespace's name; null for the default one. */
    String namespace(String column) {
        return "nullif(" + column + ", " + defaultNamespace + ")";
    }

    /** The rows of {@code pg_depend} that say which objects of a catalogue belong to extensions, and to which. */
    static String members(String catalogue) {
        return "(SELECT d.objid, x.extname FROM pg_extension x JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass"
                + " AND d.refobjid = x.oid WHERE d.deptype = 'e' AND d.classid = '" + catalogue + "'::regclass)";
    }

    /** A column that came with a version; null before. */
    String since(int major, String expression) {
        return version.atLeast(major, 0) ? expression : "NULL";
    }

    /** A collation's name; with its namespace, as SQL, if that is not looked up by itself. */
    String collation(String collation, String namespace) {
        return """
                CASE WHEN %2$s.nspname IN ('pg_catalog', %3$s) THEN %1$s.collname
                    ELSE '"' || replace(%2$s.nspname, '"', '""') || '"."' || replace(%1$s.collname, '"', '""') || '"' END""".formatted(collation, namespace, defaultNamespace);
    }
}
