package dev.windlass.dialect.mysql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Index;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.RowSecurity;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts tables together. */
final class MysqlTableReader {
    private static final Pattern OPTION = Pattern.compile("`?(\\w+)`?=('[^']*'|\"[^\"]*\"|\\S+)|(\\w+)");

    private final MysqlCatalog catalog;
    private final MysqlNotes notes;
    private final MysqlColumnReader reader;
    private final MysqlKeyReader keys;
    private final Map<QualifiedName, List<CatalogRow>> columns;
    private final Map<QualifiedName, List<CatalogRow>> checks;
    private final Map<QualifiedName, List<CatalogRow>> partitions;

    MysqlTableReader(MysqlCatalog catalog, MysqlNotes notes) {
        this.catalog = catalog;
        this.notes = notes;
        this.reader = new MysqlColumnReader(catalog.isMariaDb(), notes);
        this.keys = new MysqlKeyReader(catalog, notes);
        this.columns = catalog.byTable("columns");
        this.checks = catalog.byTable("checks");
        this.partitions = catalog.byTable("partitions");
    }

    List<Table> tables() {
        Map<String, List<CatalogRow>> databases = MysqlCatalog.by("name", catalog.rows("database"));
        List<Table> tables = new ArrayList<>();
        for (CatalogRow row : catalog.rows("tables")) {
            QualifiedName name = catalog.table(row);
            String type = row.text("type");
            if (catalog.isOwn(name) || type.equals("SEQUENCE")) {
                continue;
            }
            if (!type.equals("BASE TABLE") && !type.equals("SYSTEM VERSIONED")) {
                notes.add(type.toLowerCase(Locale.ROOT), name, "is no table of the schema");
                continue;
            }
            if (type.equals("SYSTEM VERSIONED")) {
                if (columns(name).stream()
                        .anyMatch(column -> column.text("expression").startsWith("ROW "))) {
                    notes.add("system-versioned table", name, "has columns for the period of a row");
                    continue;
                }
                notes.add("system versioning", name, "the table is managed, without its versions");
            }
            tables.add(table(
                    name,
                    row,
                    Objects.requireNonNull(databases.get(row.text("s"))).getFirst()));
        }
        return tables;
    }

    private List<CatalogRow> columns(QualifiedName name) {
        return columns.getOrDefault(name, List.of());
    }

    private Table table(QualifiedName name, CatalogRow row, CatalogRow database) {
        String collation = row.text("collation");
        List<Constraint> constraints = new ArrayList<>();
        List<String> json = new ArrayList<>();
        for (CatalogRow check : checks.getOrDefault(name, List.of())) {
            List<String> columnsOf = jsonColumns(name, check);
            json.addAll(columnsOf);
            if (columnsOf.isEmpty()) {
                constraints.add(check(check).withName(checkName(name, check)));
            }
        }
        List<Column> read = new ArrayList<>();
        for (CatalogRow column : columns(name)) {
            String place = name + "." + column.text("c");
            boolean isJson =
                    json.contains(column.text("c")) && column.text("type").equals("longtext");
            read.add(reader.column(column, isJson, collation, place));
        }
        MysqlKeyReader.Keys found = keys.of(name, row.text("engine"));
        constraints.addAll(found.constraints());
        List<Index> indexes = found.indexes();
        return new Table(
                name,
                read,
                constraints,
                indexes,
                options(name, row, database),
                MysqlPartitions.of(name, partitions.getOrDefault(name, List.of()), notes)
                        .map(Partitioning::by)
                        .orElse(Partitioning.NONE),
                RowSecurity.DISABLED,
                row.text("comment"));
    }

    /** The column that MariaDB checks so because it is JSON; the check keeps the name that the column had at first. */
    private List<String> jsonColumns(QualifiedName table, CatalogRow check) {
        if (!catalog.isMariaDb() || check.text("level").equals("Table")) {
            return List.of();
        }
        return columns(table).stream()
                .filter(column -> column.text("type").equals("longtext"))
                .map(column -> column.text("c"))
                .filter(column ->
                        check.text("clause").equalsIgnoreCase("json_valid(`" + column.replace("`", "``") + "`)"))
                .toList();
    }

    /**
     * A check's name. That of a column is called like the column, and is still called so when the column has another name
     * (MariaDB 11.4), so it is given the name of the first column in it then.
     */
    private String checkName(QualifiedName table, CatalogRow check) {
        String name = check.text("name");
        List<String> names =
                columns(table).stream().map(column -> column.text("c")).toList();
        if (!check.text("level").equals("Column") || names.contains(name)) {
            return name;
        }
        return names.stream()
                .filter(column -> check.text("clause").contains("`" + column.replace("`", "``") + "`"))
                .findFirst()
                .orElse(name);
    }

    private Constraint check(CatalogRow row) {
        String clause = row.text("clause");
        String sql = catalog.isMariaDb() ? MysqlText.standard(clause) : MysqlText.bare(MysqlText.expression(clause));
        return new Constraint.Check(row.text("name"), sql, true, row.flag("enforced"), false);
    }

    private TableOptions options(QualifiedName name, CatalogRow row, CatalogRow database) {
        String collation = row.text("collation");
        boolean own = !collation.isEmpty() && !collation.equals(database.text("collation"));
        String engine = row.text("engine");
        return TableOptions.mysql(
                        engine.equalsIgnoreCase(database.text("engine")) ? "" : engine,
                        own ? characterSet(collation) : "",
                        own ? collation : "")
                .withParameters(parameters(name, row.text("options")));
    }

    /** A collation's name begins with that of its character set. */
    private static String characterSet(String collation) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }

    private Map<String, String> parameters(QualifiedName name, String options) {
        Map<String, String> parameters = new TreeMap<>();
        Matcher matcher = OPTION.matcher(options);
        while (matcher.find()) {
            if (matcher.group(1) == null) {
                if (!matcher.group(3).equals("partitioned")) {
                    notes.add("table option", name, "'" + matcher.group() + "' is not known");
                }
                continue;
            }
            String key = matcher.group(1).toLowerCase(Locale.ROOT);
            if (MysqlTables.PARAMETERS.contains(key)) {
                parameters.put(key, matcher.group(2).replace('"', '\''));
            } else {
                notes.add("table option", name, "'" + matcher.group() + "' is not known");
            }
        }
        return parameters;
    }
}
