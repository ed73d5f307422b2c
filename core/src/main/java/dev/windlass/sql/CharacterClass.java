package dev.windlass.sql;

/** The classes of characters that all dialects share. Every character beyond ASCII may stand in an identifier. */
final class CharacterClass {
    private static final byte BLANK = 1;
    private static final byte LETTER = 2;
    private static final byte DIGIT = 3;
    private static final byte DOLLAR = 4;
    private static final byte[] CLASSES = classes();

    private CharacterClass() {}

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c = 'a'; c <= 'z'; c++) {
            classes[c] = LETTER;
            classes[c - 'a' + 'A'] = LETTER;
        }
        for (char c = '0'; c <= '9'; c++) {
            classes[c] = DIGIT;
        }
        for (char c = '\t'; c <= '\r'; c++) {
            classes[c] = BLANK;
        }
        classes[' '] = BLANK;
        classes['_'] = LETTER;
        classes['$'] = DOLLAR;
        return classes;
    }

    private static byte of(int c) {
        return c < 0 ? 0 : c < 128 ? CLASSES[c] : LETTER;
    }

    /** White space; the end of the text (-1) is none. */
    static boolean isBlank(int c) {
        return of(c) == BLANK;
    }

    /** What an identifier may begin with. */
    static boolean isLetter(int c) {
        return of(c) == LETTER;
    }

    static boolean isDigit(int c) {
        return of(c) == DIGIT;
    }

    /** What an identifier may hold: letters, digits and the dollar. */
    static boolean isWord(int c) {
        return of(c) >= LETTER;
    }
}
