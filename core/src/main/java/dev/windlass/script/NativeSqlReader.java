package dev.windlass.script;

import java.util.Optional;

/** Reads native SQL revisions: only their headers, whatever their size. */
public final class NativeSqlReader implements ScriptReader {
    private static final int FIRST_LOOK = 4096;

    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith(".sql");
    }

    @Override
    public Optional<Script> read(ScriptFile file) {
        String head = file.head(FIRST_LOOK);
        if (head.length() == FIRST_LOOK && allComment(head)) {
            head = file.text();
        }
        NativeHeader header = NativeHeader.parse(head, file.name());
        return Optional.of(new Script.SqlScript(
                header.revision(),
                header.provenance(),
                file,
                new SqlBody.Section(file, "upgrade"),
                new SqlBody.Section(file, "downgrade")));
    }

    private static boolean allComment(String head) {
        return head.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("--"));
    }
}
