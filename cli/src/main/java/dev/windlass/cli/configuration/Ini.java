package dev.windlass.cli.configuration;

import dev.windlass.config.Origin;
import dev.windlass.config.RawValue;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what Python's {@code configparser.ConfigParser} reads: sections, {@code key = value} or {@code key: value}, keys
 * in any case, values that go on in indented lines, comments in lines of their own.
 */
final class Ini {
    private Ini() {}

    /**
     * The values of one section, over those of {@code [DEFAULT]}, by key in lower case; uninterpolated.
     *
     * @throws WindlassException {@code BAD_CONFIGURATION_FILE} with every line that is none of the above
     */
    static Map<String, RawValue.Text> section(String text, String file, String section) {
        Map<String, RawValue.Text> defaults = new LinkedHashMap<>();
        Map<String, RawValue.Text> wanted = new LinkedHashMap<>();
        Map<String, RawValue.Text> elsewhere = new LinkedHashMap<>();
        Map<String, RawValue.Text> current = elsewhere;
        List<Problem> problems = new ArrayList<>();
        boolean inSection = false;
        String key = "";
        int indent = 0;
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
                continue;
            }
            int lineIndent = line.length() - line.stripLeading().length();
            if (!key.isEmpty() && lineIndent > indent) {
                RawValue.Text before = current.get(key);
                String joined = before == null ? stripped : before.text() + "\n" + stripped;
                current.put(key, new RawValue.Text(joined, before == null ? origin(file, i, 0) : before.origin()));
                continue;
            }
            indent = lineIndent;
            if (stripped.startsWith("[") && stripped.indexOf(']') > 0) {
                String name = stripped.substring(1, stripped.indexOf(']'));
                current = name.equals(section) ? wanted : name.equals("DEFAULT") ? defaults : elsewhere;
                inSection = true;
                key = "";
                continue;
            }
            int separator = separator(stripped);
            if (separator <= 0 || !inSection) {
                problems.add(Problem.of(
                                ErrorCode.BAD_CONFIGURATION_FILE,
                                inSection
                                        ? "The line is neither a section nor \"key = value\""
                                        : "The line stands before the first section")
                        .at(origin(file, i, lineIndent).toString()));
                key = "";
                continue;
            }
            key = stripped.substring(0, separator).strip().toLowerCase(Locale.ROOT);
            current.put(key, new RawValue.Text(stripped.substring(separator + 1).strip(), origin(file, i, lineIndent)));
        }
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        defaults.putAll(wanted);
        return defaults;
    }

    private static int separator(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
    }

    private static Origin origin(String file, int line, int column) {
        return new Origin(Origin.Kind.ALEMBIC, file, line + 1, column + 1);
    }
}
