package dev.windlass.script;

import java.text.Normalizer;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A new revision as a Java source. */
public final class JavaScript {
    /** Names that the source uses for what it imports. */
    private static final Set<String> TAKEN = Set.of("Revision", "CodeRevision", "Operations", "String", "Object");

    private JavaScript() {}

    /** The source. */
    public static String source(NewScript script) {
        return """
                import static dev.windlass.operation.Definitions.*;

                import dev.windlass.*;

                %s
                class %s implements CodeRevision {
                    public void upgrade(Operations op) {
                    }

                    public void downgrade(Operations op) {
                    }
                }
                """.formatted(header(script), className(script));
    }

    /**
     * The source with what its methods do.
     *
     * @param upgrade the lines of the way up
     * @param downgrade the lines of the way back
     * @param irreversible why there is no way back; empty if there is one
     */
    public static String source(NewScript script, String upgrade, String downgrade, String irreversible) {
        return """
                import static dev.windlass.operation.Definitions.*;

                import dev.windlass.*;
                import dev.windlass.Operations;
                import dev.windlass.operation.*;
                import dev.windlass.schema.*;
                import java.util.*;

                %s
                class %s implements CodeRevision {
                    public void upgrade(Operations op) {
                %s    }
                %s}
                """.formatted(
                        header(script),
                        className(script),
                        upgrade,
                        irreversible.isEmpty()
                                ? "\n    public void downgrade(Operations op) {\n" + downgrade + "    }\n"
                                : "    // There is no way back: " + irreversible.replaceAll("\\s+", " ") + "\n");
    }

    /** The comment and the annotation above the class. */
    public static String header(NewScript script) {
        String title = script.title().replace("\n", " ");
        List<String> parts = new ArrayList<>();
        parts.add("id = " + literal(script.id().value()));
        texts(parts, "revises", script.parents().stream().map(Object::toString).toList());
        texts(parts, "dependsOn", script.dependsOn());
        texts(parts, "branch", script.labels());
        text(parts, "created", DateTimeFormatter.ISO_INSTANT.format(script.created()));
        if (title.matches(".*(\\. |\\.$|\\{@|^@|^<|\\*/).*")) {
            // The comment alone would say something else.
            text(parts, "title", title);
        }
        text(parts, "reason", script.reason());
        text(parts, "ticket", script.ticket());
        String line = String.join(", ", parts);
        return "/** " + title.replace("*/", "* /") + (title.endsWith(".") ? "" : ".") + " */\n@Revision("
                + (line.length() <= 106 ? line : "\n        " + String.join(",\n        ", parts)) + ")";
    }

    private static void text(List<String> parts, String key, String value) {
        if (!value.isEmpty()) {
            parts.add(key + " = " + literal(value));
        }
    }

    private static void texts(List<String> parts, String key, List<String> values) {
        if (values.size() == 1) {
            text(parts, key, values.getFirst());
        } else if (!values.isEmpty()) {
            parts.add(
                    key + " = " + values.stream().map(JavaScript::literal).collect(Collectors.joining(", ", "{", "}")));
        }
    }

    private static String literal(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** The title as the name of a class; the id where it has no letter. */
    static String className(NewScript script) {
        String plain = Normalizer.normalize(script.title(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        StringBuilder name = new StringBuilder();
        for (String word : plain.split("[^\\p{L}\\p{Nd}]+")) {
            if (!word.isEmpty() && name.length() < 80) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        boolean fits = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
        if (!fits || TAKEN.contains(name.toString())) {
            return "Revision" + script.id().value().replaceAll("[^A-Za-z0-9]", "_");
        }
        return name.toString();
    }
}
