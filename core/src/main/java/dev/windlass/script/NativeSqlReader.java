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
        ScriptFile.Head head = file.headWithHash(FIRST_LOOK);
        boolean cutOff = head.text().length() == FIRST_LOOK && allComment(head.text());
        NativeHeader header = NativeHeader.parse(cutOff ? file.text() : head.text(), file.name());
        return Optional.of(new Script.SqlScript(
                header.revision(),
                header.provenance(),
                file,
                head.sha256(),
                new SqlBody.Section(file, "upgrade"),
                new SqlBody.Section(file, "downgrade")));
    }

    private static boolean allComment(String head) {
        return head.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("--"));
    }
}
