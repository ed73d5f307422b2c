package dev.windlass.load;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values (RFC 4180), the first line naming the columns. A field without anything is NULL, and {@code
 * ""} is the empty text.
 */
public final class Csv {
    private final String text;
    private final String file;
    private int at;
    private int line = 1;

    private Csv(String text, String file) {
        this.text = text;
        this.file = file;
    }

    /**
     * The rows of a file.
     *
     * @throws WindlassException with every line that has another number of fields than the first
     */
    public static InputTable read(String text, String file, String table, List<String> key) {
        return new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text, file).table(table, key);
    }

    private InputTable table(String table, List<String> key) {
        List<@Nullable String> header = fields();
        List<String> columns = new ArrayList<>();
        for (String name : header) {
            columns.add(name == null ? "" : name.strip());
        }
        if (columns.contains("") || new HashSet<>(columns).size() < columns.size()) {
            throw Problem.of(ErrorCode.BAD_INPUT, "The first line does not name the columns")
                    .at(file + ":1")
                    .because(columns.contains("") ? "a name is missing" : "a name is there twice")
                    .toException();
        }
        List<InputRow> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        while (at < text.length()) {
            int begin = line;
            List<@Nullable String> fields = fields();
            if (fields.size() == 1 && fields.getFirst() == null) {
                continue;
            }
            String place = file + ":" + begin;
            if (fields.size() != columns.size()) {
                problems.add(Problem.of(
                                ErrorCode.BAD_INPUT,
                                "The line has " + fields.size() + " fields, and the first has " + columns.size())
                        .at(place));
                continue;
            }
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                values.put(columns.get(i), fields.get(i));
            }
            rows.add(new InputRow(values, place));
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return new InputTable(table, key, rows);
    }

    /** The fields of a line, and past its end. */
    private List<@Nullable String> fields() {
        List<@Nullable String> fields = new ArrayList<>();
        while (true) {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (at >= text.length()) {
                return fields;
            }
            char c = text.charAt(at++);
            if (c == ',') {
                continue;
            }
            if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            line++;
            return fields;
        }
    }

    private @Nullable String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return start == at ? null : text.substring(start, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        int begin = line;
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\n') {
                line++;
            }
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    throw bad("A field goes on after its closing quote");
                }
                return field.toString();
            }
        }
        line = begin;
        throw bad("A quote is not closed");
    }

    private WindlassException bad(String message) {
        return Problem.of(ErrorCode.BAD_INPUT, message).at(file + ":" + line).toException();
    }
}
