package dev.windlass.cli.scenario;

import dev.windlass.execute.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays a JSON document out over lines, for reading and for comparing. */
public final class PrettyJson {
    /** Stands for null, which the reader does not know. */
    private static final String NULL = "␀";

    private PrettyJson() {}

    /** The document over several lines; another text as it is. */
    public static String of(String text) {
        if (!text.startsWith("{") || text.strip().contains("\n")) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        write(Json.parse(text.strip().replaceAll("(?<=[:,\\[])null(?=[,}\\]])", "\"" + NULL + "\"")), "", out);
        return out.append('\n').toString().replace("\"" + NULL + "\"", "null");
    }

    private static void write(@Nullable Object value, String indent, StringBuilder out) {
        String inner = indent + "  ";
        String separator = "";
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append("{\n");
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator)
                        .append(inner)
                        .append(Json.render(entry.getKey()))
                        .append(": ");
                write(entry.getValue(), inner, out);
                separator = ",\n";
            }
            out.append('\n').append(indent).append('}');
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            out.append("[\n");
            for (Object item : list) {
                out.append(separator).append(inner);
                write(item, inner, out);
                separator = ",\n";
            }
            out.append('\n').append(indent).append(']');
        } else {
            out.append(Json.render(value));
        }
    }
}
