package dev.windlass.compile;

import dev.windlass.script.ScriptFile;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source file as the compiler sees it. A public class in it may have another name than the file. */
final class JavaSource extends SimpleJavaFileObject {
    private final ScriptFile file;
    private final String text;

    JavaSource(ScriptFile file, String text) {
        super(uri(file), Kind.SOURCE);
        this.file = file;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static URI uri(ScriptFile file) {
        return file.path().toAbsolutePath().toUri();
    }

    ScriptFile file() {
        return file;
    }

    String text() {
        return text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE;
    }
}
