package dev.windlass.acceptance.diff;

import dev.windlass.acceptance.server.Product;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A schema, another, and what a comparison of the two says; read from {@code cases.txt}.
 *
 * <pre>
 * === a table added [postgresql mariadb sqlite]
 * CREATE TABLE …;                 the schema before
 * ---                             the schema after
 * CREATE TABLE …;
 * --- plan                        the changes, as "kind object", on the first server named; left out if anything will do
 * create_table t
 * --- rows                        what is in the tables of the schema before; they must survive
 * INSERT INTO …;
 * --- options                     more words for the command line
 * --rename a=b
 * </pre>
 *
 * @param name what it is about
 * @param products the servers that have the feature
 * @param before the SQL that builds the schema before
 * @param after the SQL that builds the schema after
 * @param plan the changes; none if they are not looked at
 * @param rows the SQL that fills the tables of the schema before; empty for no rows
 * @param options more words for the command line
 */
record DiffCase(
        String name,
        List<Product> products,
        String before,
        String after,
        List<String> plan,
        String rows,
        List<String> options) {
    static List<DiffCase> all() {
        try (InputStream in = DiffCase.class.getResourceAsStream("cases.txt")) {
            if (in == null) {
                throw new IllegalStateException("cases.txt is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<DiffCase> parse(String text) {
        List<DiffCase> cases = new ArrayList<>();
        for (String block : text.split("(?m)^=== ")) {
            if (block.isBlank() || block.startsWith("#")) {
                continue;
            }
            String head = block.lines().findFirst().orElseThrow();
            Map<String, StringBuilder> parts = new LinkedHashMap<>();
            String part = "before";
            parts.put(part, new StringBuilder());
            for (String line : block.lines().skip(1).toList()) {
                if (line.startsWith("---")) {
                    part = line.substring(3).strip();
                    part = part.isEmpty() ? "after" : part;
                    parts.put(part, new StringBuilder());
                } else {
                    parts.get(part).append(line).append('\n');
                }
            }
            int bracket = head.indexOf('[');
            cases.add(new DiffCase(
                    head.substring(0, bracket).strip(),
                    Arrays.stream(head.substring(bracket + 1, head.indexOf(']')).split("\\s+"))
                            .map(name -> Product.valueOf(name.toUpperCase(Locale.ROOT)))
                            .toList(),
                    parts.get("before").toString(),
                    parts.getOrDefault("after", new StringBuilder()).toString(),
                    parts.getOrDefault("plan", new StringBuilder())
                            .toString()
                            .lines()
                            .toList(),
                    parts.getOrDefault("rows", new StringBuilder()).toString(),
                    Arrays.stream(parts.getOrDefault("options", new StringBuilder())
                                    .toString()
                                    .split("\\s+"))
                            .filter(word -> !word.isEmpty())
                            .toList()));
        }
        return cases;
    }

    @Override
    public String toString() {
        return name;
    }
}
