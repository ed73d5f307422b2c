package dev.windlass.dialect.mysql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.schema.DataType;
import dev.windlass.schema.Grant;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Routine;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.SequenceOptions;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what is not a table: sequences, views, triggers, routines and privileges. */
final class MysqlObjectReader {
    private static final MysqlQuoting QUOTING = new MysqlQuoting();

    private final MysqlCatalog catalog;
    private final MysqlNotes notes;
    private final String user;
    private final String mode;

    MysqlObjectReader(MysqlCatalog catalog, MysqlNotes notes) {
        this.catalog = catalog;
        this.notes = notes;
        List<CatalogRow> databases = catalog.rows("database");
        this.user = databases.isEmpty() ? "" : databases.getFirst().text("me");
        this.mode = databases.isEmpty() ? "" : databases.getFirst().text("sql_mode");
    }

    List<SchemaObject> sequences() {
        List<SchemaObject> sequences = new ArrayList<>();
        for (CatalogRow row : catalog.rows("sequences")) {
            boolean down = row.number("increment") < 0;
            long minimum = row.number("minimum_value");
            long maximum = row.number("maximum_value");
            long start = row.number("start_value");
            SequenceOptions options = new SequenceOptions(
                    unless(down ? maximum : minimum, start),
                    unless(1, row.number("increment")),
                    unless(down ? -Long.MAX_VALUE : 1, minimum),
                    unless(down ? -1 : Long.MAX_VALUE - 1, maximum),
                    unless(1000, row.number("cache_size")),
                    row.flag("cycle_option"));
            sequences.add(new Sequence(catalog.table(row), new DataType.BigInt(), options, "", ""));
        }
        return sequences;
    }

    private static OptionalLong unless(long usual, long value) {
        return value == usual ? OptionalLong.empty() : OptionalLong.of(value);
    }

    List<SchemaObject> views() {
        Set<String> names = new HashSet<>();
        for (String query : List.of("tables", "views")) {
            catalog.rows(query).stream()
                    .filter(row -> row.text("s").equals(catalog.defaultNamespace()))
                    .forEach(row -> names.add(row.text("t")));
        }
        List<SchemaObject> views = new ArrayList<>();
        for (CatalogRow row : catalog.rows("views")) {
            QualifiedName name = catalog.table(row);
            if (catalog.isOwn(name)) {
                continue;
            }
            if (row.text("query").isEmpty()) {
                notes.add("view", name, "the user may not see its query: it lacks the privilege SHOW VIEW");
                continue;
            }
            List<String> options = new ArrayList<>();
            String algorithm = row.text("algorithm");
            if (!algorithm.isEmpty() && !algorithm.equals("UNDEFINED")) {
                options.add("ALGORITHM = " + algorithm);
            }
            if (row.text("security").equals("INVOKER")) {
                options.add("SQL SECURITY INVOKER");
            }
            String check = row.text("checked");
            owner(row, name);
            views.add(new View(
                    name,
                    List.of(),
                    MysqlText.local(row.text("query"), catalog.defaultNamespace(), names),
                    String.join(" ", options),
                    check.equals("NONE") ? "" : check,
                    ""));
        }
        return views;
    }

    private void owner(CatalogRow row, QualifiedName name) {
        if (!row.text("definer").equals(user)) {
            notes.definer(row.text("definer"), name);
        }
    }

    private void session(CatalogRow row, QualifiedName name) {
        owner(row, name);
        if (!row.text("sql_mode").equals(mode)) {
            notes.mode(row.text("sql_mode"), name);
        }
    }

    List<SchemaObject> triggers() {
        List<SchemaObject> triggers = new ArrayList<>();
        for (CatalogRow row : catalog.rows("triggers")) {
            QualifiedName table = catalog.table(row);
            if (catalog.isOwn(table)) {
                continue;
            }
            QualifiedName name = table.sibling(row.text("name"));
            session(row, name);
            if (row.number("place") > 1) {
                notes.add("trigger order", name, "is the trigger number " + row.text("place") + " of its event");
            }
            triggers.add(Trigger.of(
                    row.text("name"),
                    table,
                    row.text("timing"),
                    List.of(row.text("event")),
                    MysqlBodies.trigger(catalog, row)));
        }
        return triggers;
    }

    List<SchemaObject> routines() {
        Map<ObjectKey, SchemaObject> routines = new LinkedHashMap<>();
        Map<String, List<CatalogRow>> parameters = catalog.rows("parameters").stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("s") + "\0" + row.text("name") + "\0" + row.text("type")));
        for (CatalogRow row : catalog.rows("routines")) {
            QualifiedName name = catalog.name(row.text("s"), row.text("name"));
            String type = row.text("type");
            String language = row.text("language");
            if (!type.equals("FUNCTION") && !type.equals("PROCEDURE")
                    || !language.isEmpty() && !language.equals("SQL")) {
                notes.add(
                        (language + " " + type).strip().toLowerCase(java.util.Locale.ROOT), name, "is no SQL routine");
            } else if (row.text("body").isEmpty()) {
                notes.add(
                        type.toLowerCase(java.util.Locale.ROOT),
                        name,
                        "the user may not see its body: it is not the definer and lacks the privilege to see routines");
            } else {
                Routine.Kind kind = Routine.Kind.valueOf(type);
                Routine routine = new Routine(
                        kind,
                        name,
                        arguments(
                                kind,
                                parameters.getOrDefault(
                                        row.text("s") + "\0" + row.text("name") + "\0" + type, List.of())),
                        "",
                        kind == Routine.Kind.FUNCTION ? declared(row, "returned") : "",
                        "",
                        attributes(row),
                        MysqlBodies.routine(catalog, row),
                        row.text("comment"));
                session(row, name);
                if (routines.putIfAbsent(routine.key(), routine) != null) {
                    notes.add(type.toLowerCase(java.util.Locale.ROOT), name, "a function has the same name");
                }
            }
        }
        return List.copyOf(routines.values());
    }

    private String arguments(Routine.Kind kind, List<CatalogRow> rows) {
        return rows.stream()
                .map(row -> (kind == Routine.Kind.FUNCTION ? "" : row.text("direction") + " ")
                        + QUOTING.identifier(row.text("parameter")) + " " + declared(row, "declared"))
                .collect(Collectors.joining(", "));
    }

    /** A type, with its character set where it is not that of the database. */
    private String declared(CatalogRow row, String column) {
        String charset = row.text("charset");
        String usual = catalog.rows("database").stream()
                .filter(database -> database.text("name").equals(row.text("s")))
                .map(database -> database.text("collation").split("_", 2)[0])
                .findFirst()
                .orElse("");
        return row.text(column) + (charset.isEmpty() || charset.equals(usual) ? "" : " CHARACTER SET " + charset);
    }

    private static String attributes(CatalogRow row) {
        List<String> attributes = new ArrayList<>();
        if (row.flag("steady")) {
            attributes.add("DETERMINISTIC");
        }
        if (!row.text("data_access").equals("CONTAINS SQL")) {
            attributes.add(row.text("data_access"));
        }
        if (row.text("security").equals("INVOKER")) {
            attributes.add("SQL SECURITY INVOKER");
        }
        return String.join(" ", attributes);
    }

    List<SchemaObject> grants() {
        Map<ObjectKey, Grant> grants = new LinkedHashMap<>();
        for (CatalogRow row : catalog.rows("grants")) {
            QualifiedName table = catalog.table(row);
            if (!catalog.isOwn(table)) {
                Grant one = new Grant(
                        ObjectKind.TABLE,
                        table,
                        "",
                        grantee(row.text("grantee")),
                        Set.of(row.text("privilege")),
                        row.flag("grantable"));
                grants.merge(one.key(), one, (all, more) -> {
                    Set<String> privileges = new LinkedHashSet<>(all.privileges());
                    privileges.addAll(more.privileges());
                    return all.withPrivileges(privileges);
                });
            }
        }
        return List.copyOf(grants.values());
    }

    /** {@code 'user'@'host'} as {@code user@host}. */
    private static String grantee(String quoted) {
        int at = quoted.lastIndexOf("'@'");
        return at < 0 ? quoted : quoted.substring(1, at) + "@" + quoted.substring(at + 3, quoted.length() - 1);
    }

    /** What there is besides, for the notes. */
    void unmanaged() {
        for (CatalogRow row : catalog.rows("events")) {
            notes.add("event", catalog.name(row.text("s"), row.text("name")), "is left to those who scheduled it");
        }
        for (CatalogRow row : catalog.rows("other grants")) {
            boolean columns = !row.text("t").isEmpty();
            notes.add(
                    columns ? "privileges on columns" : "privileges on a database",
                    (columns ? catalog.table(row).toString() : row.text("s")) + " to " + grantee(row.text("grantee")),
                    "are left to the administrator");
        }
    }
}
