package dev.windlass.alembic;

import dev.windlass.alembic.python.HeaderScanner;
import dev.windlass.alembic.python.Source;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what an Alembic revision file says about its place in the graph, without running it: the module variables
 * {@code revision}, {@code down_revision}, {@code branch_labels} and {@code depends_on}, and the docstring.
 */
public final class AlembicHeader {
    private static final String CREATED = "Create Date:";

    /** script/base.py, {@code _legacy_rev}. */
    private static final Pattern LEGACY_NAME = Pattern.compile("([a-f0-9]+)\\.py");

    private AlembicHeader() {}

    /**
     * The revision that a file declares.
     *
     * @param text the file's text
     * @param file the file as the user knows it
     * @return nothing if the file has no {@code revision} and is not named by one, as a helper module is not
     * @throws dev.windlass.error.WindlassException with {@code ALEMBIC_SYNTAX} or {@code BAD_HEADER} and the place if
     *     one of the variables cannot be read, or the file has no {@code down_revision}
     */
    public static Optional<Revision> find(String text, String file) {
        Source source = new Source(file, text);
        HeaderScanner.Header header = HeaderScanner.scan(source);
        Map<String, HeaderScanner.Entry> entries = header.entries();
        HeaderScanner.Entry own = entries.get("revision");
        List<String> ids = own == null ? named(file) : values(entries, "revision", source);
        if (own == null && ids.isEmpty()) {
            return Optional.empty();
        }
        if (!entries.containsKey("down_revision")) {
            // Alembic stops as well: AttributeError, the module has no attribute 'down_revision'.
            throw Problem.of(ErrorCode.BAD_HEADER, "The file does not say which revision it follows")
                    .at(file)
                    .next(
                            "Add a line: down_revision = None if it is a first revision, or else the id of the one before.")
                    .toException();
        }
        if (ids.size() != 1 || ids.getFirst().isEmpty()) {
            throw Problem.of(ErrorCode.BAD_HEADER, "'revision' must be one text")
                    .at(source.place(own == null ? 0 : own.at()))
                    .toException();
        }
        List<RevisionId> parents = new ArrayList<>();
        for (String parent : values(entries, "down_revision", source)) {
            if (!parent.isEmpty()) {
                parents.add(new RevisionId(parent));
            }
        }
        return Optional.of(new Revision(
                new RevisionId(ids.getFirst()),
                parents,
                values(entries, "depends_on", source),
                values(entries, "branch_labels", source),
                title(header.docstring()),
                created(header.docstring()),
                file));
    }

    /**
     * The revision that a file declares.
     *
     * @throws dev.windlass.error.WindlassException with {@code BAD_HEADER} if it declares none, and as {@link #find}
     */
    public static Revision read(String text, String file) {
        return find(text, file).orElseThrow(() -> stray(file).toException());
    }

    /** What is wrong with a file among the revisions that is none. */
    static Problem stray(String file) {
        // Alembic's own words (script/base.py, Script._from_filename): "Could not determine revision id from filename
        // %s. Be sure the 'revision' variable is declared inside the script".
        return Problem.of(ErrorCode.BAD_HEADER, "The file declares no revision; Alembic stops at such a file, too")
                .at(file)
                .next("Add a line: revision = \"<id>\", or move the file out of the folder of revisions.");
    }

    /** The id that the name of a file from Alembic's first days is; none for other files. */
    private static List<String> named(String file) {
        Matcher name = LEGACY_NAME.matcher(file.substring(file.lastIndexOf('/') + 1));
        return name.matches() ? List.of(name.group(1)) : List.of();
    }

    /** Whether a file of this name in a folder of revisions is looked at: {@code *.py}, but not {@code __init__.py}. */
    public static boolean isRevisionFile(String name) {
        // script/base.py, _only_source_rev_file: (?!\.\#|__init__)(.*\.py)$
        return name.endsWith(".py") && !name.startsWith(".#") && !name.startsWith("__init__");
    }

    private static List<String> values(Map<String, HeaderScanner.Entry> entries, String name, Source source) {
        HeaderScanner.Entry entry = entries.get(name);
        if (entry == null) {
            return List.of();
        }
        return entry.values()
                .orElseThrow(() -> Problem.of(ErrorCode.BAD_HEADER, "'" + name + "' cannot be read without running it")
                        .at(source.place(entry.at()))
                        .next("Write the value out: " + name + " = \"…\".")
                        .toException());
    }

    private static String title(String docstring) {
        return docstring.strip().lines().findFirst().map(String::strip).orElse("");
    }

    private static Optional<Instant> created(String docstring) {
        for (int at = 0; at < docstring.length(); ) {
            int next = docstring.indexOf('\n', at);
            int end = next < 0 ? docstring.length() : next;
            int start = at;
            while (start < end && Character.isWhitespace(docstring.charAt(start))) {
                start++;
            }
            if (docstring.regionMatches(true, start, CREATED, 0, CREATED.length())) {
                return CreateDate.parse(
                        docstring.substring(start + CREATED.length(), end).strip());
            }
            at = end + 1;
        }
        return Optional.empty();
    }
}
