package dev.windlass.dialect.mysql;

import dev.windlass.dialect.CatalogQuery;
import dev.windlass.dialect.CatalogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bodies of triggers and routines. In {@code information_schema} the texts in them have lost their escapes: {@code
 * 'it''s'} is {@code 'it's'} there on MySQL 9.7, and {@code '\\\\'} is {@code '\\'} on MariaDB 11.4. So one that has quotes is
 * asked for by SHOW CREATE, which gives it as it was written.
 */
final class MysqlBodies {
    private static final MysqlQuoting QUOTING = new MysqlQuoting();

    /** What the servers write between a routine's head and its body, each on a line. */
    private static final Pattern CHARACTERISTIC = Pattern.compile(
            " {4}(?:NO SQL|READS SQL DATA|MODIFIES SQL DATA|DETERMINISTIC|SQL SECURITY INVOKER|COMMENT '.*')\\n");

    private MysqlBodies() {}

    /** The queries that the rows of triggers and routines call for. */
    static List<CatalogQuery> queries(Map<String, List<CatalogRow>> rows) {
        List<CatalogQuery> queries = new ArrayList<>();
        for (CatalogRow row : rows.getOrDefault("triggers", List.of())) {
            if (isQuoted(row)) {
                queries.add(query("TRIGGER", row));
            }
        }
        for (CatalogRow row : rows.getOrDefault("routines", List.of())) {
            String type = row.text("type");
            if (isQuoted(row) && (type.equals("FUNCTION") || type.equals("PROCEDURE"))) {
                queries.add(query(type, row));
            }
        }
        return queries;
    }

    private static boolean isQuoted(CatalogRow row) {
        return row.text("body").indexOf('\'') >= 0 || row.text("body").indexOf('"') >= 0;
    }

    private static CatalogQuery query(String type, CatalogRow row) {
        String name = QUOTING.identifier(row.text("s")) + "." + QUOTING.identifier(row.text("name"));
        return new CatalogQuery(type + " " + name, "SHOW CREATE " + type + " " + name);
    }

    /** A trigger's body. */
    static String trigger(MysqlCatalog catalog, CatalogRow row) {
        if (!isQuoted(row)) {
            return row.text("body");
        }
        String sql = written(catalog, "TRIGGER", "SQL Original Statement", row);
        return sql.substring(MysqlText.after(sql, "FOR", "EACH", "ROW")).strip();
    }

    /** A routine's body. */
    static String routine(MysqlCatalog catalog, CatalogRow row) {
        if (!isQuoted(row)) {
            return row.text("body");
        }
        String type = row.text("type");
        String kind = type.charAt(0) + type.substring(1).toLowerCase(java.util.Locale.ROOT);
        String sql = written(catalog, type, "Create " + kind, row);
        int line = sql.indexOf('\n', MysqlText.afterParentheses(sql, MysqlText.after(sql, type)));
        Matcher characteristic = CHARACTERISTIC.matcher(sql);
        int at = line + 1;
        while (characteristic.find(at) && characteristic.start() == at) {
            at = characteristic.end();
        }
        return sql.substring(at);
    }

    private static String written(MysqlCatalog catalog, String type, String column, CatalogRow row) {
        return catalog.rows(query(type, row).name()).stream()
                .findFirst()
                .map(found -> found.text(column))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no answer to " + query(type, row).sql()));
    }
}
