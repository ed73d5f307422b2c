package dev.windlass.load;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of a nested document become rows:
 *
 * <pre>
 * {"tables": [
 *   {"table": "sections", "each": "sections[*]", "key": ["id"], "columns": {"id": "section.id"}},
 *   {"table": "questions", "each": "sections[*].areas[*]", "key": ["section_id", "code"],
 *    "columns": {"section_id": "^1.section.id", "code": "id"}},
 *   {"table": "indicators", "each": "sections[*].areas[*].indicators[*]", "key": ["question_id", "letter"],
 *    "columns": {"question_id": {"lookup": "questions", "take": "id",
 *                                "where": {"section_id": "^2.section.id", "code": "^1.id"}},
 *                "letter": "letter", "source": {"value": "import"}}}]}
 * </pre>
 *
 * A path names fields, dotted; {@code ^1} is the element around the one at hand, {@code ^2} the one around that. A path
 * to nothing is NULL; {@code #} is the element's place in its list, from 1.
 *
 * @param tables the tables, in the order in which they were written
 */
public record Mapping(List<Table> tables) {
    public Mapping {
        tables = List.copyOf(tables);
    }

    /**
     * What becomes a table's rows.
     *
     * @param each the path to them, {@code [*]} after each list
     * @param columns where their values come from
     */
    public record Table(String name, String each, List<String> key, Map<String, Source> columns) {}

    /** Where a value comes from. */
    public sealed interface Source {
        /** A part of the document. */
        record Path(String path) implements Source {}

        /** Always the same. */
        record Constant(@Nullable Object value) implements Source {}

        /** Another table's row. */
        record Parent(String table, String take, Map<String, Source> where) implements Source {}
    }

    /** Reads a mapping. */
    public static Mapping read(String text, String file) {
        try {
            if (!(Json.parse(text) instanceof Map<?, ?> map) || !(map.get("tables") instanceof List<?> list)) {
                throw bad(file, "it has no list \"tables\"");
            }
            return new Mapping(list.stream().map(item -> table(item, file)).toList());
        } catch (IllegalArgumentException e) {
            throw bad(file, String.valueOf(e.getMessage()));
        }
    }

    private static Table table(@Nullable Object item, String file) {
        if (!(item instanceof Map<?, ?> map)
                || !(map.get("table") instanceof String name)
                || !(map.get("columns") instanceof Map<?, ?> columns)) {
            throw bad(file, "each of \"tables\" needs \"table\", \"each\" and \"columns\"");
        }
        List<String> key = map.get("key") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        String each = map.get("each") instanceof String path ? path : "";
        return new Table(name, each, key, sources(columns, file));
    }

    private static Map<String, Source> sources(Map<?, ?> columns, String file) {
        Map<String, Source> sources = new LinkedHashMap<>();
        columns.forEach((column, source) -> sources.put(String.valueOf(column), source(source, file)));
        return sources;
    }

    private static Source source(@Nullable Object source, String file) {
        return switch (source) {
            case String path -> new Source.Path(path);
            case Map<?, ?> map when map.containsKey("value") -> new Source.Constant(map.get("value"));
            case Map<?, ?> map
            when map.get("lookup") instanceof String table && map.get("where") instanceof Map<?, ?> where ->
                new Source.Parent(table, map.get("take") instanceof String take ? take : "id", sources(where, file));
            case null, default ->
                throw bad(
                        file,
                        "a column is a path, {\"value\": …}, or {\"lookup\": table, \"take\": column, \"where\": {…}}");
        };
    }

    private static WindlassException bad(String file, String why) {
        return Problem.of(ErrorCode.BAD_INPUT, "The mapping cannot be read")
                .at(file)
                .because(why)
                .toException();
    }

    /** The rows of a document, read with the place of each object. */
    public List<InputTable> rows(Object document, java.util.function.Function<Object, String> place) {
        List<InputTable> result = new ArrayList<>();
        for (Table table : tables) {
            List<InputRow> rows = new ArrayList<>();
            walk(List.of(new Frame(document, 1)), table.each(), frames -> rows.add(row(table, frames, place)));
            result.add(new InputTable(table.name(), table.key(), rows));
        }
        return result;
    }

    /** An element, and its place in its list. */
    private record Frame(@Nullable Object value, int number) {}

    private interface Visitor {
        void visit(List<Frame> frames);
    }

    private static void walk(List<Frame> frames, String each, Visitor visitor) {
        int star = each.indexOf("[*]");
        if (star < 0) {
            Object value = follow(frames.getLast().value(), each);
            if (value != null) {
                visitor.visit(each.isEmpty() ? frames : plus(frames, new Frame(value, 1)));
            }
            return;
        }
        Object list = follow(frames.getLast().value(), each.substring(0, star));
        String rest = each.substring(star + 3);
        String next = rest.startsWith(".") ? rest.substring(1) : rest;
        if (list instanceof List<?> items) {
            int number = 0;
            for (Object item : items) {
                number++;
                walk(plus(frames, new Frame(item, number)), next, visitor);
            }
        }
    }

    private static List<Frame> plus(List<Frame> frames, Frame frame) {
        List<Frame> more = new ArrayList<>(frames);
        more.add(frame);
        return more;
    }

    private static @Nullable Object follow(@Nullable Object value, String path) {
        Object at = value;
        for (String field : path.isEmpty() ? new String[0] : path.split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(field) : null;
        }
        return at;
    }

    private static InputRow row(Table table, List<Frame> frames, java.util.function.Function<Object, String> place) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        table.columns().forEach((column, source) -> values.put(column, value(source, frames)));
        String where = "";
        for (int i = frames.size() - 1; i >= 0 && where.isEmpty(); i--) {
            Object element = frames.get(i).value();
            where = element == null ? "" : place.apply(element);
        }
        return new InputRow(values, where);
    }

    private static @Nullable Object value(Source source, List<Frame> frames) {
        return switch (source) {
            case Source.Constant constant -> constant.value();
            case Source.Path path -> value(path.path(), frames);
            case Source.Parent parent -> {
                Map<String, @Nullable Object> where = new LinkedHashMap<>();
                parent.where().forEach((column, one) -> where.put(column, value(one, frames)));
                yield new InputRow.Lookup(parent.table(), parent.take(), where);
            }
        };
    }

    private static @Nullable Object value(String path, List<Frame> frames) {
        int up = 0;
        String rest = path;
        if (path.startsWith("^")) {
            int dot = path.indexOf('.');
            up = Integer.parseInt(dot < 0 ? path.substring(1) : path.substring(1, dot));
            rest = dot < 0 ? "" : path.substring(dot + 1);
        }
        if (up >= frames.size()) {
            return null;
        }
        Frame frame = frames.get(frames.size() - 1 - up);
        return rest.equals("#") ? Long.valueOf(frame.number()) : follow(frame.value(), rest);
    }
}
