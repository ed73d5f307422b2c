package dev.windlass.sql;

/**
 * Where a piece of text begins in its file.
 *
 * @param file the file as the user knows it; empty for text from elsewhere
 * @param line the line, from 1
 * @param column the column in characters (UTF-16 units), from 1; 0 where only the line is known
 * @param offset the distance from the start of the file, in characters
 */
public record SourceSpan(String file, int line, int column, long offset) {
    /** {@code file:line:column}, or {@code file:line}, or {@code line L, column C} for text from elsewhere. */
    @Override
    public String toString() {
        if (column == 0) {
            return file + ":" + line;
        }
        return file.isEmpty() ? "line " + line + ", column " + column : file + ":" + line + ":" + column;
    }

    /**
     * The place {@code index} characters into {@code text}, where {@code text} begins at this place.
     *
     * @throws IndexOutOfBoundsException if the index is beyond the text's end
     */
    public SourceSpan plus(CharSequence text, int index) {
        int newLine = line;
        int newColumn = column;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                newLine++;
                newColumn = 1;
            } else {
                newColumn++;
            }
        }
        return new SourceSpan(file, newLine, newColumn, offset + index);
    }
}
