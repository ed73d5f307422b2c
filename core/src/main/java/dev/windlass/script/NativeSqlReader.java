package dev.windlass.script;

import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads native SQL revisions: only their headers, whatever their size. */
public final class NativeSqlReader implements ScriptReader {
    private static final int FIRST_LOOK = 4096;

    /** A line of a header, or a directive. */
    private static final Pattern OURS = Pattern.compile("(?im)^--\\s*(?:revision|revises|windlass)\\s*:");

    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith(".sql");
    }

    @Override
    public Optional<Script> read(ScriptFile file) {
        ScriptFile.Head head = file.headWithHash(FIRST_LOOK);
        boolean cutOff = head.text().length() == FIRST_LOOK && allComment(head.text());
        NativeHeader header;
        try {
            header = NativeHeader.parse(cutOff ? file.text() : head.text(), file.name());
        } catch (WindlassException e) {
            if (OURS.matcher(head.text()).find()) {
                throw e;
            }
            return Optional.empty();
        }
        return Optional.of(new Script.SqlScript(
                header.revision(),
                header.provenance(),
                file,
                head.sha256(),
                new SqlBody.Section(file, "upgrade"),
                new SqlBody.Section(file, "downgrade")));
    }

    /** Revisions of Alembic read SQL out of files beside them. */
    @Override
    public List<Problem> stray(ScriptFile file, Layout layout, boolean beside) {
        if (layout == Layout.ALEMBIC) {
            return List.of();
        }
        try {
            NativeHeader.parse(file.text(), file.name());
            return List.of();
        } catch (WindlassException e) {
            return e.problems();
        }
    }

    private static boolean allComment(String head) {
        return head.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("--"));
    }
}
