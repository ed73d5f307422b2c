package dev.windlass.alembic.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of SQLite: pragmas, and the text of CREATE TABLE for the names of constraints, which no pragma tells. The
 * patterns are SQLAlchemy's (dialects/sqlite/base.py).
 */
record SqliteCatalog(CatalogQuery query) implements Catalog {
    private static final Pattern PRIMARY = Pattern.compile("CONSTRAINT (\\w+) PRIMARY KEY", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOREIGN = Pattern.compile(
            "(?:CONSTRAINT \"?(\\w+)\"? +)?FOREIGN KEY *\\( *(.+?) *\\) +REFERENCES +(?:(?:\"(.+?)\")|([a-z0-9_]+)) *\\( *((?:(?:\"[^\"]+\"|[a-z0-9_]+) *(?:, *)?)+)\\) *"
                    + "((?:ON (?:DELETE|UPDATE) (?:SET NULL|SET DEFAULT|CASCADE|RESTRICT|NO ACTION) *)*)"
                    + "((?:NOT +)?DEFERRABLE)?(?: +INITIALLY +(DEFERRED|IMMEDIATE))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIQUE =
            Pattern.compile("(?:CONSTRAINT \"?(.+?)\"? +)?UNIQUE *\\((.+?)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INLINE_UNIQUE = Pattern.compile(
            "(?:(\".+?\")|(?:[\\[`])?([a-z0-9_]+)(?:[\\]`])?) +[a-z0-9_ ]+?(?:\\([0-9, ]+\\))? *(?:NOT NULL)? *UNIQUE",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHECK = Pattern.compile(
            "(?:CONSTRAINT\\s+(\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\]|\\w+)\\s+)?\\bCHECK\\s*\\(", Pattern.CASE_INSENSITIVE);

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String prefix(String schema) {
        return schema.isEmpty() ? "" : quoted(schema) + ".";
    }

    @Override
    public List<String> schemas() {
        return query.rows("PRAGMA database_list").stream()
                .map(row -> CatalogQuery.text(row.get(1)))
                .filter(n -> !n.equals("temp"))
                .toList();
    }

    private List<String> named(String schema, String kind) {
        return Catalog.foreign(query.column("SELECT name FROM " + prefix(schema) + "sqlite_master WHERE type = '" + kind
                + "' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name"));
    }

    @Override
    public List<String> tables(String schema) {
        return named(schema, "table");
    }

    @Override
    public List<String> views(String schema) {
        return named(schema, "view");
    }

    @Override
    public List<String> sequences(String schema) {
        return List.of();
    }

    @Override
    public boolean hasEnum(String schema, String name) {
        return false;
    }

    @Override
    public Map<String, List<String>> enums(String schema) {
        return Map.of();
    }

    /** The text of CREATE TABLE. */
    String tableSql(String schema, String table) {
        List<String> found = query.column(
                "SELECT sql FROM " + prefix(schema) + "sqlite_master WHERE name = ? AND type IN ('table', 'view')",
                table);
        return found.isEmpty() ? "" : found.getFirst();
    }

    private List<List<@Nullable String>> pragma(String schema, String pragma, String table) {
        return query.rows("PRAGMA " + prefix(schema) + pragma + "(" + quoted(table) + ")");
    }

    @Override
    public List<ColumnInfo> columns(String schema, String table) {
        List<ColumnInfo> columns = new ArrayList<>();
        String sql = tableSql(schema, table);
        for (List<@Nullable String> row : pragma(schema, "table_xinfo", table)) {
            String hidden = CatalogQuery.text(row.get(6));
            if (hidden.equals("1")) {
                continue;
            }
            String name = CatalogQuery.text(row.get(1));
            Optional<String> computed = Optional.empty();
            if (hidden.equals("2") || hidden.equals("3")) {
                Matcher generated = Pattern.compile(
                                Pattern.quote(name)
                                        + "[^,]*\\s+AS\\s+\\(((?:[^()]|\\([^()]*\\))*)\\)\\s*(?:virtual|stored)?",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(sql);
                computed = generated.find()
                        ? Optional.of(generated.group(1) + (hidden.equals("3") ? "\u001fstored" : ""))
                        : Optional.empty();
            }
            columns.add(new ColumnInfo(
                    name,
                    TypeReader.sqlite(CatalogQuery.text(row.get(2))),
                    !CatalogQuery.isTrue(row.get(3)),
                    Optional.ofNullable(row.get(4)),
                    false,
                    Optional.empty(),
                    !CatalogQuery.text(row.get(5)).equals("0"),
                    computed));
        }
        return columns;
    }

    @Override
    public KeyInfo primaryKey(String schema, String table) {
        Map<Integer, String> columns = new java.util.TreeMap<>();
        pragma(schema, "table_info", table).forEach(row -> {
            int position = Integer.parseInt(CatalogQuery.text(row.get(5)));
            if (position > 0) {
                columns.put(position, CatalogQuery.text(row.get(1)));
            }
        });
        Matcher name = PRIMARY.matcher(tableSql(schema, table));
        return new KeyInfo(name.find() && !columns.isEmpty() ? name.group(1) : "", List.copyOf(columns.values()));
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        Matcher name = Pattern.compile("\"([^\"]+)\"|`([^`]+)`|\\[([^\\]]+)\\]|([\\w$]+)")
                .matcher(list);
        while (name.find()) {
            for (int i = 1; i <= 4; i++) {
                if (name.group(i) != null) {
                    names.add(name.group(i));
                }
            }
        }
        return names;
    }

    @Override
    public List<ForeignKeyInfo> foreignKeys(String schema, String table) {
        Map<String, ForeignKeyInfo> byId = new LinkedHashMap<>();
        for (List<@Nullable String> row : pragma(schema, "foreign_key_list", table)) {
            ForeignKeyInfo info = byId.computeIfAbsent(CatalogQuery.text(row.get(0)), id -> {
                Map<String, String> options = new LinkedHashMap<>();
                for (int i = 5; i <= 6; i++) {
                    String rule = CatalogQuery.text(row.get(i));
                    if (!rule.equals("NO ACTION")) {
                        options.put(i == 5 ? "onupdate" : "ondelete", rule);
                    }
                }
                return new ForeignKeyInfo(
                        "", new ArrayList<>(), "", CatalogQuery.text(row.get(2)), new ArrayList<>(), options);
            });
            info.columns().add(CatalogQuery.text(row.get(3)));
            info.referredColumns()
                    .add(
                            row.get(4) == null
                                    ? primaryKey("", info.referredTable())
                                            .columns()
                                            .getFirst()
                                    : CatalogQuery.text(row.get(4)));
        }
        List<ForeignKeyInfo> keys = new ArrayList<>(byId.values()).reversed();
        List<ForeignKeyInfo> named = new ArrayList<>();
        String sql = tableSql(schema, table);
        Set<List<Object>> seen = new HashSet<>();
        for (ForeignKeyInfo key : keys) {
            // SQLAlchemy tells keys apart by their columns: of two with the same, there is only the first.
            if (!seen.add(List.of(key.columns(), key.referredTable(), key.referredColumns()))) {
                continue;
            }
            Matcher text = FOREIGN.matcher(sql);
            ForeignKeyInfo found = key;
            while (found == key && text.find()) {
                String referred = text.group(3) == null ? text.group(4) : text.group(3);
                if (names(text.group(2)).equals(key.columns()) && referred.equalsIgnoreCase(key.referredTable())) {
                    Map<String, String> options = new LinkedHashMap<>(key.options());
                    if (text.group(7) != null
                            && !text.group(7).toUpperCase(Locale.ROOT).startsWith("NOT")) {
                        options.put("deferrable", "true");
                    }
                    if (text.group(8) != null) {
                        options.put("initially", text.group(8).toUpperCase(Locale.ROOT));
                    }
                    found = new ForeignKeyInfo(
                            text.group(1) == null ? "" : text.group(1),
                            key.columns(),
                            "",
                            key.referredTable(),
                            key.referredColumns(),
                            options);
                }
            }
            named.add(found);
        }
        return named;
    }

    @Override
    public List<IndexInfo> indexes(String schema, String table) {
        List<IndexInfo> indexes = new ArrayList<>();
        for (List<@Nullable String> row : pragma(schema, "index_list", table).reversed()) {
            String name = CatalogQuery.text(row.get(1));
            if (name.startsWith("sqlite_autoindex_")) {
                continue;
            }
            List<String> columns = query.rows("PRAGMA " + prefix(schema) + "index_info(" + quoted(name) + ")").stream()
                    .map(part -> CatalogQuery.text(part.get(2)))
                    .toList();
            List<String> sql = query.column(
                    "SELECT sql FROM " + prefix(schema) + "sqlite_master WHERE name = ? AND type = 'index'", name);
            Matcher where = Pattern.compile("(?is)\\)\\s*WHERE\\s+(.*)$").matcher(sql.isEmpty() ? "" : sql.getFirst());
            indexes.add(new IndexInfo(
                    name,
                    columns,
                    CatalogQuery.isTrue(row.get(2)),
                    false,
                    where.find() ? where.group(1) : "",
                    sql.isEmpty() ? "" : sql.getFirst()));
        }
        indexes.sort(java.util.Comparator.comparing(IndexInfo::name));
        return indexes;
    }

    @Override
    public List<KeyInfo> uniques(String schema, String table) {
        Map<List<String>, Boolean> automatic = new LinkedHashMap<>();
        for (List<@Nullable String> row : pragma(schema, "index_list", table)) {
            String name = CatalogQuery.text(row.get(1));
            if (name.startsWith("sqlite_autoindex_")
                    && CatalogQuery.text(row.get(3)).equals("u")) {
                automatic.put(
                        query.rows("PRAGMA " + prefix(schema) + "index_info(" + quoted(name) + ")").stream()
                                .map(part -> CatalogQuery.text(part.get(2)))
                                .toList(),
                        true);
            }
        }
        List<KeyInfo> uniques = new ArrayList<>();
        String sql = tableSql(schema, table);
        Matcher text = UNIQUE.matcher(sql);
        while (text.find()) {
            List<String> columns = names(text.group(2));
            if (automatic.remove(columns) != null) {
                uniques.add(new KeyInfo(text.group(1) == null ? "" : text.group(1), columns));
            }
        }
        Matcher inline = INLINE_UNIQUE.matcher(sql);
        while (inline.find()) {
            List<String> columns = names(inline.group(1) == null ? inline.group(2) : inline.group(1));
            if (automatic.remove(columns) != null) {
                uniques.add(new KeyInfo("", columns));
            }
        }
        return uniques;
    }

    @Override
    public List<CheckInfo> checks(String schema, String table) {
        List<CheckInfo> checks = new ArrayList<>();
        String sql = tableSql(schema, table);
        Matcher check = CHECK.matcher(sql);
        int from = 0;
        while (check.find(from)) {
            int end = closing(sql, check.end() - 1);
            String name = check.group(1) == null ? "" : check.group(1).replaceAll("^[\"`\\[]|[\"`\\]]$", "");
            checks.add(new CheckInfo(name, sql.substring(check.end(), end).strip()));
            from = end;
        }
        return checks;
    }

    /** The offset of the parenthesis that closes the one at {@code open}; strings are passed over. */
    private static int closing(String sql, int open) {
        int level = 0;
        char quote = 0;
        for (int i = open; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(') {
                level++;
            } else if (c == ')' && --level == 0) {
                return i;
            }
        }
        return sql.length();
    }

    @Override
    public Optional<String> comment(String schema, String table) {
        return Optional.empty();
    }
}
