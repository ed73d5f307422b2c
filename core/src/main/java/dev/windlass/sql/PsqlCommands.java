package dev.windlass.sql;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;

/** What Windlass says of psql's meta-commands. */
final class PsqlCommands {
    private PsqlCommands() {}

    /**
     * Whether a meta-command means nothing to anyone but psql: {@code restrict} and its opposite, which pg_dump writes
     * since its releases of August 2025, and which only forbid psql other meta-commands.
     *
     * @param line the command and its arguments
     */
    static boolean isHarmless(String line) {
        String command = command(line);
        return command.equals("\\restrict") || command.equals("\\unrestrict");
    }

    private static String command(String line) {
        int end = 1;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != '\\') {
            end++;
        }
        return line.substring(0, end);
    }

    /** The problem with a meta-command. */
    static Problem problem(String line, SourceSpan span) {
        String command = command(line);
        String next = switch (command) {
            case "\\i", "\\ir", "\\include", "\\include_relative" ->
                "Copy the statements of that file here, or make it a revision of its own.";
            case "\\set", "\\unset", "\\gset" -> "Use a placeholder ([placeholders] in windlass.toml) or plain SQL.";
            case "\\c", "\\connect" -> "Delete it: a revision runs in the database that Windlass is connected to.";
            case "\\copy" -> "Use COPY … FROM stdin, with the rows in the script.";
            case "\\." -> "Delete it: no rows of a COPY … FROM stdin are open here.";
            case "\\g", "\\gexec", "\\gx", "\\;" -> "End the statement with a semicolon.";
            default -> ErrorCode.PSQL_META_COMMAND.remedy();
        };
        return Problem.of(ErrorCode.PSQL_META_COMMAND, "'" + command + "' is a command to psql, not SQL")
                .at(span.toString())
                .next(next);
    }
}
