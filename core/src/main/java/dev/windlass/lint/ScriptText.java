package dev.windlass.lint;

/**
 * A script's text.
 *
 * @param language what it is written in
 * @param text all of it
 */
public record ScriptText(Language language, String text) {
    /** What scripts are written in. */
    public enum Language {
        SQL,
        JAVA,
        PYTHON;

        /** The language of a file, by its name. */
        public static Language of(String file) {
            return file.endsWith(".java") ? JAVA : file.endsWith(".py") ? PYTHON : SQL;
        }
    }

    /** The line that holds an offset, without its end. */
    public String lineAt(int offset) {
        int start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
        int end = text.indexOf('\n', offset);
        return text.substring(Math.min(start, offset), end < 0 ? text.length() : end);
    }

    /** The line and column of an offset, from 1, as {@code 3:14}. */
    public String place(int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line + ":" + (offset - text.lastIndexOf('\n', offset - 1));
    }
}
