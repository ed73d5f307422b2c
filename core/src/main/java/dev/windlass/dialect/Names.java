package dev.windlass.dialect;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What the quoting of all dialects has in common. */
public final class Names {
    private Names() {}

    /** Whether a name needs no quotes: lower-case ASCII letters, digits and {@code _}, no digit first, not reserved. */
    public static boolean isPlain(String name, Set<String> reserved) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_')
                && !(name.charAt(0) >= '0' && name.charAt(0) <= '9')
                && !reserved.contains(name);
    }

    /** A name in quotes, with every quote inside it doubled. */
    public static String quoted(String name, char quote) {
        return quote + name.replace(String.valueOf(quote), "" + quote + quote) + quote;
    }

    /**
     * Refuses a name that the server would cut or refuse.
     *
     * @throws dev.windlass.error.WindlassException {@code NOT_SUPPORTED_BY_DIALECT}
     */
    public static void check(boolean fits, String name, String rule) {
        if (!fits) {
            throw Problem.of(ErrorCode.NOT_SUPPORTED_BY_DIALECT, "The name '" + name + "' cannot be used: " + rule)
                    .next("Choose another name.")
                    .toException();
        }
    }

    /** The length of a name in bytes of UTF-8. */
    public static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
