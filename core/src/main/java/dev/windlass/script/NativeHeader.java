package dev.windlass.script;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import dev.windlass.sql.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The comment lines at the top of a native SQL revision: its title and its {@code Key: value} lines.
 *
 * @param revision the revision they declare
 * @param provenance why it exists
 */
public record NativeHeader(Revision revision, Provenance provenance) {
    /** The key of the hash that the revision was applied with before it was ported to SQL. */
    static final String PORTED_FROM = "Ported-From";

    /** Every key that a header may have. */
    public static final List<String> KEYS = List.of(
            "Revision", "Revises", "Depends-On", "Branch", "Created", "Reason", "Ticket", "Author", PORTED_FROM);

    private record Line(int number, String key, String value) {}

    /**
     * Reads a header.
     *
     * @param text the script's beginning, at least up to its first line that is not a comment
     * @param file the file as the user knows it
     * @throws WindlassException with every problem of this header at once
     */
    public static NativeHeader parse(String text, String file) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Line> keys = new LinkedHashMap<>();
        String title = "";
        int number = 0;
        String whole =
                text.indexOf('\r') < 0 ? text : String.join("\n", text.lines().toList());
        for (int at = 0; at < whole.length(); ) {
            int newline = whole.indexOf('\n', at);
            int end = newline < 0 ? whole.length() : newline;
            String raw = whole.substring(at, end);
            at = end + 1;
            number++;
            String line = (number == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw).strip();
            if (line.isEmpty()) {
                continue;
            }
            if (!line.startsWith("--") || Words.isDirective(line)) {
                break;
            }
            String content = line.substring(2).strip();
            String word = keyWord(content);
            if (!word.isEmpty()) {
                Optional<String> known = key(word);
                if (known.isPresent()) {
                    String value = content.substring(content.indexOf(':') + 1).strip();
                    Line entry = new Line(number, known.get(), value);
                    if (keys.putIfAbsent(entry.key(), entry) != null) {
                        problems.add(Problem.of(ErrorCode.BAD_HEADER, "\"" + entry.key() + ":\" is there twice")
                                .at(file + ":" + number));
                    }
                    continue;
                }
                Optional<String> meant = Words.nearest(word, KEYS, 2);
                if (meant.isPresent()) {
                    problems.add(
                            Problem.of(ErrorCode.BAD_HEADER, "\"" + word + ":\" is not a key of a revision's header")
                                    .at(file + ":" + number)
                                    .next("Write \"" + meant.get() + ":\"."));
                    continue;
                }
            }
            if (title.isEmpty() && !content.isEmpty()) {
                title = content;
            }
        }
        Revision revision = revision(keys, title, file, problems);
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return new NativeHeader(
                revision, new Provenance(value(keys, "Reason"), value(keys, "Ticket"), value(keys, "Author")));
    }

    /** What stands before the colon, if it is letters and hyphens as keys are; empty if it is not. */
    private static String keyWord(String content) {
        int end = 0;
        while (end < content.length() && isKeyLetter(content.charAt(end), end)) {
            end++;
        }
        int colon = end;
        while (colon < content.length() && Character.isWhitespace(content.charAt(colon))) {
            colon++;
        }
        return colon < content.length() && content.charAt(colon) == ':' ? content.substring(0, end) : "";
    }

    private static boolean isKeyLetter(char c, int place) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' && place > 0;
    }

    private static Revision revision(Map<String, Line> keys, String title, String file, List<Problem> problems) {
        Line id = keys.get("Revision");
        if (id == null || id.value().isEmpty()) {
            if (problems.isEmpty() || id != null) {
                problems.add(Problem.of(ErrorCode.BAD_HEADER, "The script has no \"Revision:\" line at its top")
                        .at(file + ":" + (id == null ? 1 : id.number()))
                        .next(
                                "Begin the script with \"-- <title>\", \"-- Revision: <id>\" and \"-- Revises: <parent>\","
                                        + " or make it with 'windlass revision -m \"…\"'."));
            }
            return new Revision(new RevisionId("?"), List.of(), List.of(), List.of(), title, Optional.empty(), file);
        }
        RevisionId.check(id.value()).ifPresent(problem -> problems.add(problem.at(file + ":" + id.number())));
        List<RevisionId> parents = new ArrayList<>();
        for (String parent : list(keys, "Revises")) {
            if (!parent.equals("base") && !parent.equalsIgnoreCase("none") && !parent.equals("-")) {
                String place = place(file, keys.get("Revises"));
                RevisionId.check(parent).ifPresent(problem -> problems.add(problem.at(place)));
                parents.add(new RevisionId(parent));
            }
        }
        return new Revision(
                new RevisionId(id.value()),
                parents,
                list(keys, "Depends-On"),
                list(keys, "Branch"),
                title.isEmpty() ? id.value() : title,
                created(keys.get("Created"), file, problems),
                file);
    }

    private static Optional<Instant> created(@Nullable Line line, String file, List<Problem> problems) {
        if (line == null || line.value().isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> created = instant(line.value());
        if (created.isEmpty()) {
            problems.add(Problem.of(ErrorCode.BAD_HEADER, "\"" + line.value() + "\" is not a time")
                    .at(file + ":" + line.number())
                    .next("Write it as 2025-09-16T18:49:48Z."));
        }
        return created;
    }

    /** A time as ISO 8601 or as Alembic writes it ({@code 2025-09-16 18:49:48.123456}); UTC where no zone is given. */
    public static Optional<Instant> instant(String text) {
        Optional<Instant> plain = FixedTime.read(text, "0000-00-00T00:00:00Z");
        if (plain.isPresent()) {
            return plain;
        }
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2})\\s+", "$1T");
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException withoutZone) {
            try {
                return Optional.of(LocalDateTime.parse(iso.length() == 10 ? iso + "T00:00:00" : iso)
                        .toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    private static String place(String file, @Nullable Line line) {
        return line == null ? file : file + ":" + line.number();
    }

    private static Optional<String> key(String word) {
        for (String key : KEYS) {
            if (word.equalsIgnoreCase(key)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private static String value(Map<String, Line> keys, String key) {
        Line line = keys.get(key);
        return line == null ? "" : line.value();
    }

    private static List<String> list(Map<String, Line> keys, String key) {
        String value = value(keys, key);
        // The usual case first: a pattern takes longer than all the rest of the header.
        boolean one = true;
        for (int i = 0; i < value.length() && one; i++) {
            one = value.charAt(i) != ',' && !Character.isWhitespace(value.charAt(i));
        }
        return value.isEmpty() ? List.of() : one ? List.of(value) : List.of(value.split("[,\\s]+"));
    }
}
