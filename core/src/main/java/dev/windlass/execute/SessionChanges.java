package dev.windlass.execute;

import dev.windlass.sql.StatementTraits;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which statements change the session and nothing that lasts. */
final class SessionChanges {
    private static final Set<String> COMMANDS = Set.of("SET", "RESET", "USE", "PRAGMA", "PREPARE", "DEALLOCATE");

    private static final Pattern INTO_VARIABLE = Pattern.compile("\\bINTO\\s+@", Pattern.CASE_INSENSITIVE);

    private SessionChanges() {}

    /**
     * Whether a statement only changes the session. {@code SELECT set_config(…)} counts: it is how pg_dump writes {@code
     * SET search_path}. MySQL's {@code PREPARE} does too, since what it prepares is gone with the connection.
     */
    static boolean changes(String text, StatementTraits traits) {
        return COMMANDS.contains(traits.command())
                || traits.command().startsWith("SET ")
                || traits.command().startsWith("PREPARE ")
                || traits.command().equals("SELECT")
                        && (text.contains("set_config(")
                                || INTO_VARIABLE.matcher(text).find());
    }
}
