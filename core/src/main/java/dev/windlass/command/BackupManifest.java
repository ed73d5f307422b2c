package dev.windlass.command;

import dev.windlass.execute.Json;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a backup says of itself.
 *
 * @param dialect the family of the database
 * @param server its version
 * @param database the database as it may be shown
 * @param at when it was made
 * @param tool the version of Windlass
 * @param current the revisions that the database is at
 * @param before statements that make what rows need
 * @param after statements for what comes after the rows: indexes, foreign keys, triggers, views, grants, sequences
 * @param tables the tables, in the order in which their rows are written
 * @param leftOut what the database holds and the backup does not
 * @param dump what the database's own client wrote; empty if Windlass copied the rows itself
 */
public record BackupManifest(
        String dialect,
        String server,
        String database,
        String at,
        String tool,
        List<String> current,
        List<String> before,
        List<String> after,
        List<TablePart> tables,
        List<String> leftOut,
        Optional<Dump> dump) {
    /** All is Windlass's own. */
    static final int FORMAT = 1;

    /** Schema and rows are as the database's own client wrote them. */
    static final int FORMAT_OF_CLIENT = 2;

    public BackupManifest {
        current = List.copyOf(current);
        before = List.copyOf(before);
        after = List.copyOf(after);
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A table's rows.
     *
     * @param columns the columns that are kept, in the order of the rows' fields
     * @param entry where they are in the archive; empty where the whole database is one file
     * @param rows how many
     * @param sum what is in them: the sum of the lines' SHA-256 hashes
     * @param sha256 the hash of the entry's bytes
     */
    public record TablePart(
            QualifiedName table, List<String> columns, String entry, long rows, String sum, String sha256) {
        public TablePart {
            columns = List.copyOf(columns);
        }
    }

    /**
     * What the database's own client wrote.
     *
     * @param client which client, and its version
     * @param entry where it is in the archive
     * @param sha256 the hash of the entry's bytes
     */
    public record Dump(String client, String entry, String sha256) {}

    /** How many rows there are. */
    public long rows() {
        return tables.stream().mapToLong(TablePart::rows).sum();
    }

    String render() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", dump.isPresent() ? FORMAT_OF_CLIENT : FORMAT);
        document.put("dialect", dialect);
        document.put("server", server);
        document.put("database", database);
        document.put("at", at);
        document.put("tool", tool);
        document.put("current", current);
        document.put("left_out", leftOut);
        dump.ifPresent(written -> {
            document.put("client", written.client());
            document.put("entry", written.entry());
            document.put("sha256", written.sha256());
        });
        document.put(
                "tables",
                tables.stream()
                        .map(part -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("schema", part.table().namespace());
                            one.put("table", part.table().name());
                            one.put("rows", part.rows());
                            one.put("columns", part.columns());
                            one.put("entry", part.entry());
                            one.put("rows_sha256", part.sum());
                            one.put("sha256", part.sha256());
                            return one;
                        })
                        .toList());
        document.put("before", before);
        document.put("after", after);
        return Json.render(document);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is none
     */
    static BackupManifest parse(String text) {
        if (!(Json.parse(text) instanceof Map<?, ?> map)
                || !(map.get("format") instanceof Long format)
                || format != FORMAT && format != FORMAT_OF_CLIENT) {
            throw new IllegalArgumentException("not a manifest of format " + FORMAT + " or " + FORMAT_OF_CLIENT);
        }
        List<TablePart> tables = new ArrayList<>();
        if (map.get("tables") instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> part) {
                    tables.add(new TablePart(
                            QualifiedName.of(text(part, "schema"), text(part, "table")),
                            texts(part, "columns"),
                            text(part, "entry"),
                            Long.parseLong(text(part, "rows")),
                            text(part, "rows_sha256"),
                            text(part, "sha256")));
                }
            }
        }
        return new BackupManifest(
                text(map, "dialect"),
                text(map, "server"),
                text(map, "database"),
                text(map, "at"),
                text(map, "tool"),
                texts(map, "current"),
                texts(map, "before"),
                texts(map, "after"),
                tables,
                texts(map, "left_out"),
                format == FORMAT_OF_CLIENT
                        ? Optional.of(new Dump(text(map, "client"), text(map, "entry"), text(map, "sha256")))
                        : Optional.empty());
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }

    private static List<String> texts(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
