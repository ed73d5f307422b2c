package dev.windlass.command;

import dev.windlass.error.Problem;
import dev.windlass.lint.ScriptText;
import dev.windlass.lint.all.Linter;
import dev.windlass.script.Script;
import dev.windlass.script.ScriptFile;
import dev.windlass.script.SqlBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks through a project's scripts for secrets, personal data and SQL that is put together. */
final class GuardCheck {
    /** Longer files are data, and read in part. */
    private static final int LIMIT = 16 << 20;

    private GuardCheck() {}

    static List<Problem> problems(Project project) {
        Map<String, ScriptFile> files = new LinkedHashMap<>();
        project.graph().revisions().stream()
                .flatMap(revision -> project.script(revision.id()).stream())
                .forEach(script -> add(script, files));
        return List.copyOf(files.values()).parallelStream()
                .flatMap(file -> problems(file).stream())
                .toList();
    }

    private static void add(Script script, Map<String, ScriptFile> files) {
        files.put(script.file().name(), script.file());
        if (script instanceof Script.SqlScript sql) {
            for (SqlBody body : List.of(sql.upgrade(), sql.downgrade())) {
                if (body instanceof SqlBody.Whole whole) {
                    files.put(whole.file().name(), whole.file());
                }
            }
        }
    }

    private static List<Problem> problems(ScriptFile file) {
        try {
            if (!Files.isRegularFile(file.path())) {
                return List.of();
            }
            String text = Files.size(file.path()) > LIMIT ? file.head(LIMIT) : file.text();
            return Linter.problems(new ScriptText(ScriptText.Language.of(file.name()), text), file.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
