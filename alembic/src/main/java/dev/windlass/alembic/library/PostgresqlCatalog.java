package dev.windlass.alembic.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalog of PostgreSQL, by {@code pg_catalog}. */
record PostgresqlCatalog(CatalogQuery query) implements Catalog {
    private static final String IN_SCHEMA = " n.nspname = COALESCE(NULLIF(CAST(? AS text), ''), current_schema()) ";

    @Override
    public List<String> schemas() {
        return query.column("SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%' ORDER BY nspname");
    }

    private List<String> relations(String schema, String kinds) {
        return Catalog.foreign(query.column(
                "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + IN_SCHEMA
                        + "AND c.relkind IN (" + kinds + ") ORDER BY c.relname",
                schema));
    }

    @Override
    public List<String> tables(String schema) {
        return relations(schema, "'r', 'p', 'f'");
    }

    @Override
    public List<String> views(String schema) {
        return relations(schema, "'v', 'm'");
    }

    @Override
    public List<String> sequences(String schema) {
        return relations(schema, "'S'");
    }

    @Override
    public boolean hasEnum(String schema, String name) {
        return enums(schema).containsKey(name);
    }

    @Override
    public Map<String, List<String>> enums(String schema) {
        Map<String, List<String>> enums = new LinkedHashMap<>();
        query.rows(
                        "SELECT t.typname, e.enumlabel FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace "
                                + "LEFT JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typtype = 'e' AND "
                                + (schema.isEmpty()
                                        ? "pg_type_is_visible(t.oid) AND CAST(? AS text) = ''"
                                        : "n.nspname = ?")
                                + " ORDER BY t.typname, e.enumsortorder",
                        schema)
                .forEach(row -> enums.computeIfAbsent(CatalogQuery.text(row.get(0)), n -> new ArrayList<>())
                        .add(CatalogQuery.text(row.get(1))));
        return enums;
    }

    @Override
    public List<ColumnInfo> columns(String schema, String table) {
        Map<String, List<String>> enums = enums("");
        List<String> key = primaryKey(schema, table).columns();
        List<ColumnInfo> columns = new ArrayList<>();
        for (List<@Nullable String> row : query.rows(
                "SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), "
                        + "col_description(c.oid, a.attnum), a.attidentity, a.attgenerated FROM pg_attribute a "
                        + "JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                        + "LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE" + IN_SCHEMA
                        + "AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
                schema,
                table)) {
            boolean generated = !CatalogQuery.text(row.get(6)).isEmpty();
            Optional<String> value = Optional.ofNullable(row.get(3));
            String name = CatalogQuery.text(row.get(0));
            columns.add(new ColumnInfo(
                    name,
                    TypeReader.postgresql(CatalogQuery.text(row.get(1)), enums),
                    !CatalogQuery.isTrue(row.get(2)),
                    generated ? Optional.empty() : value,
                    value.map(v -> v.startsWith("nextval(")).orElse(false)
                            || !CatalogQuery.text(row.get(5)).isEmpty(),
                    Optional.ofNullable(row.get(4)),
                    key.contains(name),
                    generated ? value : Optional.empty()));
        }
        return columns;
    }

    private List<KeyInfo> keys(String schema, String table, String kind) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        query.rows(
                        "SELECT o.conname, a.attname FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid "
                                + "JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL unnest(o.conkey) WITH ORDINALITY k(num, pos) "
                                + "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num WHERE" + IN_SCHEMA
                                + "AND c.relname = ? AND o.contype = '" + kind + "' ORDER BY o.conname, k.pos",
                        schema,
                        table)
                .forEach(row -> keys.computeIfAbsent(CatalogQuery.text(row.get(0)), n -> new ArrayList<>())
                        .add(CatalogQuery.text(row.get(1))));
        return keys.entrySet().stream()
                .map(e -> new KeyInfo(e.getKey(), e.getValue()))
                .toList();
    }

    @Override
    public KeyInfo primaryKey(String schema, String table) {
        List<KeyInfo> keys = keys(schema, table, "p");
        return keys.isEmpty() ? new KeyInfo("", List.of()) : keys.getFirst();
    }

    @Override
    public List<KeyInfo> uniques(String schema, String table) {
        return keys(schema, table, "u");
    }

    @Override
    public List<ForeignKeyInfo> foreignKeys(String schema, String table) {
        Map<String, ForeignKeyInfo> keys = new LinkedHashMap<>();
        for (List<@Nullable String> row : query.rows(
                "SELECT o.conname, a.attname, CASE WHEN rn.nspname = current_schema() THEN '' ELSE rn.nspname END, rc.relname, ra.attname, "
                        + "o.confdeltype, o.confupdtype, o.condeferrable, o.condeferred FROM pg_constraint o "
                        + "JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                        + "JOIN pg_class rc ON rc.oid = o.confrelid JOIN pg_namespace rn ON rn.oid = rc.relnamespace "
                        + "CROSS JOIN LATERAL unnest(o.conkey, o.confkey) WITH ORDINALITY k(num, ref, pos) "
                        + "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num "
                        + "JOIN pg_attribute ra ON ra.attrelid = rc.oid AND ra.attnum = k.ref WHERE" + IN_SCHEMA
                        + "AND c.relname = ? AND o.contype = 'f' ORDER BY o.conname, k.pos",
                schema,
                table)) {
            ForeignKeyInfo info = keys.computeIfAbsent(CatalogQuery.text(row.get(0)), name -> {
                Map<String, String> options = new LinkedHashMap<>();
                action(row.get(5)).ifPresent(a -> options.put("ondelete", a));
                action(row.get(6)).ifPresent(a -> options.put("onupdate", a));
                if (CatalogQuery.isTrue(row.get(7))) {
                    options.put("deferrable", "true");
                    if (CatalogQuery.isTrue(row.get(8))) {
                        options.put("initially", "DEFERRED");
                    }
                }
                return new ForeignKeyInfo(
                        name,
                        new ArrayList<>(),
                        CatalogQuery.text(row.get(2)),
                        CatalogQuery.text(row.get(3)),
                        new ArrayList<>(),
                        options);
            });
            info.columns().add(CatalogQuery.text(row.get(1)));
            info.referredColumns().add(CatalogQuery.text(row.get(4)));
        }
        return List.copyOf(keys.values());
    }

    private static Optional<String> action(@Nullable String code) {
        return switch (CatalogQuery.text(code)) {
            case "c" -> Optional.of("CASCADE");
            case "n" -> Optional.of("SET NULL");
            case "d" -> Optional.of("SET DEFAULT");
            case "r" -> Optional.of("RESTRICT");
            default -> Optional.empty();
        };
    }

    @Override
    public List<IndexInfo> indexes(String schema, String table) {
        List<IndexInfo> indexes = new ArrayList<>();
        for (List<@Nullable String> row : query.rows(
                "SELECT i.relname, x.indisunique, EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid = i.oid AND o.contype IN ('u', 'x')), "
                        + "array_to_string(ARRAY(SELECT COALESCE(a.attname, '') FROM generate_series(1, x.indnkeyatts) k "
                        + "LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[k - 1] AND x.indkey[k - 1] <> 0 ORDER BY k), chr(31)), "
                        + "pg_get_expr(x.indpred, x.indrelid), pg_get_indexdef(i.oid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid "
                        + "JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE"
                        + IN_SCHEMA
                        + "AND c.relname = ? AND NOT x.indisprimary ORDER BY i.relname",
                schema,
                table)) {
            indexes.add(new IndexInfo(
                    CatalogQuery.text(row.get(0)),
                    List.of(CatalogQuery.text(row.get(3)).split("\u001f")),
                    CatalogQuery.isTrue(row.get(1)),
                    CatalogQuery.isTrue(row.get(2)),
                    CatalogQuery.text(row.get(4)),
                    CatalogQuery.text(row.get(5))));
        }
        return indexes;
    }

    @Override
    public List<CheckInfo> checks(String schema, String table) {
        return query
                .rows(
                        "SELECT o.conname, pg_get_constraintdef(o.oid) FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid "
                                + "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + IN_SCHEMA
                                + "AND c.relname = ? AND o.contype = 'c' ORDER BY o.conname",
                        schema,
                        table)
                .stream()
                .map(row -> new CheckInfo(
                        CatalogQuery.text(row.get(0)),
                        CatalogQuery.text(row.get(1)).replaceFirst("(?s)^CHECK \\((.*)\\)(?: NOT VALID)?$", "$1")))
                .toList();
    }

    @Override
    public Optional<String> comment(String schema, String table) {
        return query
                .rows(
                        "SELECT obj_description(c.oid, 'pg_class') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE"
                                + IN_SCHEMA + "AND c.relname = ?",
                        schema,
                        table)
                .stream()
                .map(row -> Optional.ofNullable(row.getFirst()))
                .findFirst()
                .orElse(Optional.empty());
    }
}
