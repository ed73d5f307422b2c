package dev.windlass.alembic.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalog of MySQL and MariaDB, by {@code information_schema}. */
record MysqlCatalog(CatalogQuery query) implements Catalog {
    private static final String HERE = " = COALESCE(NULLIF(?, ''), DATABASE()) ";

    @Override
    public List<String> schemas() {
        return query.column("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA ORDER BY SCHEMA_NAME");
    }

    private List<String> relations(String schema, String kind) {
        return Catalog.foreign(query.column(
                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA" + HERE + "AND TABLE_TYPE = '"
                        + kind + "' ORDER BY TABLE_NAME",
                schema));
    }

    @Override
    public List<String> tables(String schema) {
        return relations(schema, "BASE TABLE");
    }

    @Override
    public List<String> views(String schema) {
        return relations(schema, "VIEW");
    }

    @Override
    public List<String> sequences(String schema) {
        return relations(schema, "SEQUENCE");
    }

    @Override
    public boolean hasEnum(String schema, String name) {
        return false;
    }

    @Override
    public Map<String, List<String>> enums(String schema) {
        return Map.of();
    }

    @Override
    public List<ColumnInfo> columns(String schema, String table) {
        List<ColumnInfo> columns = new ArrayList<>();
        for (List<@Nullable String> row : query.rows(
                "SELECT COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, EXTRA, COLUMN_COMMENT, COLUMN_KEY, GENERATION_EXPRESSION "
                        + "FROM information_schema.COLUMNS WHERE TABLE_SCHEMA" + HERE
                        + "AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION",
                schema,
                table)) {
            String extra = CatalogQuery.text(row.get(4)).toLowerCase(Locale.ROOT);
            String generated = CatalogQuery.text(row.get(7));
            String comment = CatalogQuery.text(row.get(5));
            Optional<String> value = Optional.ofNullable(row.get(3)).filter(v -> !v.equals("NULL"));
            columns.add(new ColumnInfo(
                    CatalogQuery.text(row.get(0)),
                    TypeReader.mysql(CatalogQuery.text(row.get(1))),
                    CatalogQuery.isTrue(row.get(2)),
                    value,
                    extra.contains("auto_increment"),
                    comment.isEmpty() ? Optional.empty() : Optional.of(comment),
                    CatalogQuery.text(row.get(6)).equals("PRI"),
                    generated.isEmpty() ? Optional.empty() : Optional.of(generated)));
        }
        return columns;
    }

    private List<KeyInfo> keys(String schema, String table, String kind) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        query.rows(
                        "SELECT k.CONSTRAINT_NAME, k.COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE k "
                                + "JOIN information_schema.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA "
                                + "AND t.TABLE_NAME = k.TABLE_NAME AND t.CONSTRAINT_NAME = k.CONSTRAINT_NAME WHERE k.TABLE_SCHEMA"
                                + HERE
                                + "AND k.TABLE_NAME = ? AND t.CONSTRAINT_TYPE = '" + kind
                                + "' ORDER BY k.CONSTRAINT_NAME, k.ORDINAL_POSITION",
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
        List<KeyInfo> keys = keys(schema, table, "PRIMARY KEY");
        return keys.isEmpty()
                ? new KeyInfo("", List.of())
                : new KeyInfo("", keys.getFirst().columns());
    }

    @Override
    public List<KeyInfo> uniques(String schema, String table) {
        return keys(schema, table, "UNIQUE");
    }

    @Override
    public List<ForeignKeyInfo> foreignKeys(String schema, String table) {
        Map<String, ForeignKeyInfo> keys = new LinkedHashMap<>();
        for (List<@Nullable String> row : query.rows(
                "SELECT k.CONSTRAINT_NAME, k.COLUMN_NAME, IF(k.REFERENCED_TABLE_SCHEMA = DATABASE(), '', k.REFERENCED_TABLE_SCHEMA), "
                        + "k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME, r.DELETE_RULE, r.UPDATE_RULE FROM information_schema.KEY_COLUMN_USAGE k "
                        + "JOIN information_schema.REFERENTIAL_CONSTRAINTS r ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA "
                        + "AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME WHERE k.TABLE_SCHEMA"
                        + HERE
                        + "AND k.TABLE_NAME = ? AND k.REFERENCED_TABLE_NAME IS NOT NULL ORDER BY k.CONSTRAINT_NAME, k.ORDINAL_POSITION",
                schema,
                table)) {
            ForeignKeyInfo info = keys.computeIfAbsent(CatalogQuery.text(row.get(0)), name -> {
                Map<String, String> options = new LinkedHashMap<>();
                for (int i = 5; i <= 6; i++) {
                    String rule = CatalogQuery.text(row.get(i));
                    if (!rule.equals("NO ACTION") && !rule.equals("RESTRICT")) {
                        options.put(i == 5 ? "ondelete" : "onupdate", rule);
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

    @Override
    public List<IndexInfo> indexes(String schema, String table) {
        Map<String, IndexInfo> indexes = new LinkedHashMap<>();
        for (List<@Nullable String> row : query.rows(
                "SELECT INDEX_NAME, COLUMN_NAME, NON_UNIQUE FROM information_schema.STATISTICS WHERE TABLE_SCHEMA"
                        + HERE + "AND TABLE_NAME = ? AND INDEX_NAME <> 'PRIMARY' ORDER BY INDEX_NAME, SEQ_IN_INDEX",
                schema,
                table)) {
            indexes.computeIfAbsent(
                            CatalogQuery.text(row.get(0)),
                            name -> new IndexInfo(
                                    name, new ArrayList<>(), !CatalogQuery.isTrue(row.get(2)), false, "", ""))
                    .columns()
                    .add(CatalogQuery.text(row.get(1)));
        }
        return List.copyOf(indexes.values());
    }

    @Override
    public List<CheckInfo> checks(String schema, String table) {
        return query
                .rows(
                        "SELECT t.CONSTRAINT_NAME, c.CHECK_CLAUSE FROM information_schema.TABLE_CONSTRAINTS t "
                                + "JOIN information_schema.CHECK_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA "
                                + "AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME WHERE t.TABLE_SCHEMA" + HERE
                                + "AND t.TABLE_NAME = ? AND t.CONSTRAINT_TYPE = 'CHECK' ORDER BY t.CONSTRAINT_NAME",
                        schema,
                        table)
                .stream()
                .map(row -> new CheckInfo(CatalogQuery.text(row.get(0)), CatalogQuery.text(row.get(1))))
                .toList();
    }

    @Override
    public Optional<String> comment(String schema, String table) {
        return query
                .column(
                        "SELECT TABLE_COMMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA" + HERE
                                + "AND TABLE_NAME = ?",
                        schema,
                        table)
                .stream()
                .filter(c -> !c.isEmpty())
                .findFirst();
    }
}
