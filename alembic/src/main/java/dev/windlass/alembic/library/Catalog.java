package dev.windlass.alembic.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a database says of itself, in the shape of SQLAlchemy's inspector. An empty schema is the default one. */
interface Catalog {
    /** The catalog of a database. */
    static Catalog of(Target target, RevisionRuntime runtime) {
        return switch (target.dialect()) {
            case POSTGRESQL -> new PostgresqlCatalog(new CatalogQuery(runtime));
            case MYSQL -> new MysqlCatalog(new CatalogQuery(runtime));
            case SQLITE -> new SqliteCatalog(new CatalogQuery(runtime));
        };
    }

    /** A column. */
    record ColumnInfo(
            String name,
            SqlType type,
            boolean nullable,
            Optional<String> defaultText,
            boolean automatic,
            Optional<String> comment,
            boolean primaryKey,
            Optional<String> computed) {}

    /** A key or a unique constraint. */
    record KeyInfo(String name, List<String> columns) {}

    /** A foreign key; the options are {@code ondelete}, {@code onupdate}, {@code deferrable}, {@code initially}. */
    record ForeignKeyInfo(
            String name,
            List<String> columns,
            String referredSchema,
            String referredTable,
            List<String> referredColumns,
            Map<String, String> options) {}

    /** An index; {@code sql} is its definition where the database keeps it. */
    record IndexInfo(
            String name, List<String> columns, boolean unique, boolean ofConstraint, String where, String sql) {}

    /** A check. */
    record CheckInfo(String name, String condition) {}

    /** The names without those of Windlass's own tables, which a revision knows nothing of and must leave alone. */
    static List<String> foreign(List<String> names) {
        return names.stream()
                .filter(name -> !name.startsWith("windlass_journal") && !name.startsWith("windlass_lock"))
                .toList();
    }

    List<String> schemas();

    List<String> tables(String schema);

    List<String> views(String schema);

    List<String> sequences(String schema);

    boolean hasEnum(String schema, String name);

    /** The enumerations with their values. */
    Map<String, List<String>> enums(String schema);

    List<ColumnInfo> columns(String schema, String table);

    KeyInfo primaryKey(String schema, String table);

    List<ForeignKeyInfo> foreignKeys(String schema, String table);

    List<IndexInfo> indexes(String schema, String table);

    List<KeyInfo> uniques(String schema, String table);

    List<CheckInfo> checks(String schema, String table);

    Optional<String> comment(String schema, String table);
}
