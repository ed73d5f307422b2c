package dev.windlass.diff;

import dev.windlass.schema.DataType;
import java.util.HashSet;
import java.util.Set;

/** The names that SQL text mentions. */
final class SqlNames {
    private SqlNames() {}

    /**
     * Every identifier in the text, quoted or not, as it is spelled there; also what stands in texts that are cast to
     * names ({@code nextval('seq'::regclass)}).
     */
    static Set<String> in(String sql) {
        Set<String> names = new HashSet<>();
        collect(sql, names);
        return names;
    }

    static void collect(String sql, Set<String> names) {
        int at = 0;
        int length = sql.length();
        while (at < length) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                int close = at + 1;
                while (close < length && sql.charAt(close) != c) {
                    close++;
                }
                String inside = sql.substring(at + 1, close);
                if (c == '\'') {
                    if (inside.length() < 200) {
                        collect(inside, names);
                    }
                } else {
                    names.add(inside);
                }
                at = close + 1;
            } else if (Character.isLetter(c) || c == '_') {
                int end = at + 1;
                while (end < length && isPart(sql.charAt(end))) {
                    end++;
                }
                names.add(sql.substring(at, end));
                at = end;
            } else {
                at++;
            }
        }
    }

    private static boolean isPart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    /** The names of types that a type is made of. */
    static void collect(DataType type, Set<String> names) {
        switch (type) {
            case DataType.Enumeration it -> names.add(it.name().name());
            case DataType.Array it -> collect(it.element(), names);
            case DataType.Native it -> collect(it.name(), names);
            case DataType other -> {}
        }
    }
}
