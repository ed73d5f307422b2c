package dev.windlass.execute;

import java.util.Locale;

/** Compares the text of a {@code CREATE INDEX} with the definition that PostgreSQL gives of an index. */
final class IndexText {
    private IndexText() {}

    /**
     * Whether a statement makes an index of that definition. Both texts are reduced to what matters: case, spaces,
     * quotes, brackets around expressions, casts that the server adds, and words that stand for a default are left out.
     */
    static boolean same(String statement, String definition) {
        return reduce(statement).equals(reduce(definition));
    }

    private static String reduce(String text) {
        String reduced = text.replaceAll("--[^\\n]*", " ")
                .replaceAll("/\\*.*?\\*/", " ")
                .replace("\"", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .replace(" concurrently", "")
                .replace(" if not exists", "")
                .replace(" only ", " ")
                .replaceAll(" using btree", "")
                .replaceAll("\\b(asc|nulls last)\\b", "")
                .replaceAll(
                        "::(character varying|[a-z_]+( without time zone| with time zone)?)(\\[\\])?(\\(\\d+\\))?", "");
        // Names with and without a schema are the same name: "on app.users" and "on users".
        reduced = reduced.replaceAll("\\b[a-z_][a-z0-9_$]*\\.(?=[a-z_])", "");
        // A statement without a name gets one from the server.
        reduced = reduced.replaceFirst("^ ?create (unique )?index [^ (]+ on ", "create $1index on ");
        return reduced.replaceAll("[\\s();]+", "");
    }
}
