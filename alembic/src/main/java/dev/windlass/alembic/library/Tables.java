package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.Run;
import java.util.List;

/** Creates, drops and reads tables as {@code op.create_table}, {@code Table.create} and reflection do. */
final class Tables {
    private Tables() {}

    /** CREATE TABLE with the enumerations, indexes and comments that belong to it. */
    static void create(Run run, TableItem table, boolean ifNotExists, boolean checkEnums) {
        Ddl ddl = new Ddl(run);
        Target target = Context.of(run).target();
        EnumTypes.withTable(run, table, true, checkEnums);
        ddl.run(ddl.createTable(table, ifNotExists));
        spatialIndexes(run, ddl, table);
        table.constraints().stream()
                .filter(c -> c.flag(run, "use_alter") && !target.sqlite())
                .forEach(c -> {
                    if (checkEnums) {
                        ddl.run(ddl.addConstraint(c));
                    }
                });
        for (IndexItem index : List.copyOf(table.indexes())) {
            ddl.run(ddl.createIndex(index, false));
        }
        if (!target.postgresql()) {
            return;
        }
        if (table.comment() != null) {
            ddl.run(ddl.tableComment(table, table.comment()));
        }
        for (ColumnItem column : table.columns().values()) {
            if (column.comment != null) {
                ddl.run(ddl.columnComment(table.sqlName(target), column.name, column.comment));
            }
        }
    }

    /** geoalchemy2 indexes spatial columns when their table is made (geoalchemy2/__init__.py, after_create). */
    private static void spatialIndexes(Run run, Ddl ddl, TableItem table) {
        if (!Context.of(run).target().postgresql()) {
            return;
        }
        for (ColumnItem column : table.columns().values()) {
            boolean spatial = List.of("Geometry", "Geography").contains(column.sqlType.kind());
            if (spatial && column.sqlType.flag("spatial_index", true)) {
                String name = "idx_" + table.name() + "_" + column.name;
                Statements.execute(
                        run,
                        "CREATE INDEX " + Identifiers.always(Context.of(run).target(), name) + " ON "
                                + table.sqlName(Context.of(run).target()) + " USING gist ("
                                + Identifiers.always(Context.of(run).target(), column.name) + ")",
                        List.of());
            }
        }
    }

    static void createChecked(Run run, TableItem table, boolean check) {
        Context context = Context.of(run);
        if (check
                && !context.offline()
                && context.catalog().tables(table.schema()).contains(table.name())) {
            return;
        }
        create(run, table, false, true);
    }

    static void dropChecked(Run run, TableItem table, boolean check) {
        Context context = Context.of(run);
        if (check
                && !context.offline()
                && !context.catalog().tables(table.schema()).contains(table.name())) {
            return;
        }
        drop(run, table, false);
        // Metadata.drop_all and Table.drop take the enumerations along.
        EnumTypes.withTable(run, table, false, true);
    }

    static void drop(Run run, TableItem table, boolean ifExists) {
        Ddl ddl = new Ddl(run);
        ddl.run(ddl.dropTable(table, ifExists));
    }

    /** Fills a table with what the database has. */
    static void reflect(Run run, TableItem table) {
        Context context = Context.of(run);
        if (context.offline()) {
            throw run.needsDatabase();
        }
        reflect(run, table, context.catalog());
    }

    static void reflect(Run run, TableItem table, Catalog catalog) {
        if (!catalog.tables(table.schema()).contains(table.name())
                && !catalog.views(table.schema()).contains(table.name())) {
            throw dev.windlass.alembic.eval.Errors.of(LibraryErrors.NO_SUCH_TABLE, table.name());
        }
        Reflection.fill(run, catalog, table);
    }
}
