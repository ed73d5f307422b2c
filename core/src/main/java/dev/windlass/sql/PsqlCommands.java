package dev.windlass.sql;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.util.Optional;

/** What Windlass says of psql's meta-commands. */
final class PsqlCommands {
    private PsqlCommands() {}

    /**
     * The problem with a meta-command. There is none with {@code restrict} and its opposite, which pg_dump writes
     * since its releases of August 2025: all they do is forbid psql other meta-commands.
     *
     * @param line the command and its arguments
     */
    static Optional<Problem> problem(String line, SourceSpan span) {
        int end = 1;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != '\\') {
            end++;
        }
        String command = line.substring(0, end);
        String next = switch (command) {
            case "\\restrict", "\\unrestrict" -> "";
            case "\\i", "\\ir", "\\include", "\\include_relative" ->
                "Copy the statements of that file here, or make it a revision of its own.";
            case "\\set", "\\unset", "\\gset" -> "Use a placeholder ([placeholders] in windlass.toml) or plain SQL.";
            case "\\c", "\\connect" -> "Delete it: a revision runs in the database that Windlass is connected to.";
            case "\\copy" -> "Use COPY … FROM stdin, with the rows in the script.";
            case "\\." -> "Delete it: no rows of a COPY … FROM stdin are open here.";
            case "\\g", "\\gexec", "\\gx", "\\;" -> "End the statement with a semicolon.";
            default -> ErrorCode.PSQL_META_COMMAND.remedy();
        };
        if (next.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(ErrorCode.PSQL_META_COMMAND, "'" + command + "' is a command to psql, not SQL")
                .at(span.toString())
                .next(next));
    }
}
