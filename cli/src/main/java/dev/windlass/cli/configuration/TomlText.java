package dev.windlass.cli.configuration;

import dev.windlass.config.Origin;
import dev.windlass.config.RawValue;
import dev.windlass.error.WindlassException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a TOML file and a position in it: keys, strings, numbers, and what stands between them. */
final class TomlText {
    private static final Pattern BARE_VALUE = Pattern.compile("[-+0-9A-Za-z_.:]+(?: (?=[0-9]))?[-+0-9A-Za-z_.:]*");
    private static final Pattern WHOLE = Pattern.compile(
            "[-+]?(?:0|[1-9](?:_?[0-9])*)|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*");
    private static final Pattern FRACTION = Pattern.compile(
            "[-+]?(?:(?:0|[1-9](?:_?[0-9])*)(?:\\.[0-9](?:_?[0-9])*)?" + "(?:[eE][-+]?[0-9](?:_?[0-9])*)?|inf|nan)");
    private static final Pattern MOMENT =
            Pattern.compile("(?:(\\d{4}-\\d{2}-\\d{2})(?:[Tt ](?=\\d))?)?(?:(\\d{2}:\\d{2}:\\d{2})(?:\\.\\d+)?"
                    + "([Zz]|[-+]\\d{2}:\\d{2})?)?");

    private final String text;
    private final String name;
    private final Origin.Kind kind;
    private int position;

    TomlText(String text, String name, Origin.Kind kind) {
        this.text = text;
        this.name = name;
        this.kind = kind;
    }

    /** The place that is read next. */
    Origin origin() {
        return origin(position);
    }

    private Origin origin(int index) {
        int line = 1;
        int start = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < index; i = text.indexOf('\n', i + 1)) {
            line++;
            start = i + 1;
        }
        return new Origin(kind, name, line, index - start + 1);
    }

    WindlassException error(String message) {
        return error(message, origin());
    }

    WindlassException error(String message, Origin origin) {
        return Toml.error(message, origin);
    }

    boolean atEnd() {
        return position >= text.length();
    }

    /** The next character, or a zero character at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(position);
    }

    boolean accept(char c) {
        if (atEnd() || peek() != c) {
            return false;
        }
        position++;
        return true;
    }

    void expect(char c) {
        if (!accept(c)) {
            throw error("Expected \"" + c + "\", found " + found());
        }
    }

    private String found() {
        if (atEnd()) {
            return "the end of the file";
        }
        return peek() == '\n' || peek() == '\r' ? "the end of the line" : "\"" + peek() + "\"";
    }

    void skipSpace() {
        while (peek() == ' ' || peek() == '\t') {
            position++;
        }
    }

    /** Skips white space, line ends and comments. */
    void skipBlank() {
        while (true) {
            skipSpace();
            comment();
            if (!lineEnd()) {
                return;
            }
        }
    }

    void endOfLine() {
        comment();
        if (!atEnd() && !lineEnd()) {
            throw error("Expected the end of the line, found " + found());
        }
    }

    private boolean lineEnd() {
        if (accept('\n')) {
            return true;
        }
        if (text.startsWith("\r\n", position)) {
            position += 2;
            return true;
        }
        return false;
    }

    private void comment() {
        if (peek() != '#') {
            return;
        }
        while (!atEnd() && peek() != '\n' && !text.startsWith("\r\n", position)) {
            plainCharacter();
        }
    }

    /** The next character, which must not be a control character. */
    private char plainCharacter() {
        char c = text.charAt(position);
        if ((c < ' ' && c != '\t') || c == 0x7f) {
            throw error(String.format("A control character (U+%04X) is not allowed here", (int) c));
        }
        position++;
        return c;
    }

    List<String> dottedKey() {
        List<String> keys = new ArrayList<>();
        do {
            skipSpace();
            keys.add(key());
            skipSpace();
        } while (accept('.'));
        return keys;
    }

    private String key() {
        if (text.startsWith("\"\"\"", position) || text.startsWith("'''", position)) {
            throw error("A key is not a text of several lines");
        }
        if (peek() == '"') {
            return basic();
        }
        if (peek() == '\'') {
            return literal();
        }
        int start = position;
        while (!atEnd() && isKeyCharacter(peek())) {
            position++;
        }
        if (start == position) {
            throw error("Expected a key, found " + found());
        }
        return text.substring(start, position);
    }

    private static boolean isKeyCharacter(char c) {
        return c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c));
    }

    /** A text, number, truth value or date. */
    RawValue scalar() {
        Origin origin = origin();
        if (text.startsWith("\"\"\"", position)) {
            return new RawValue.Text(longBasic(), origin);
        }
        if (text.startsWith("'''", position)) {
            return new RawValue.Text(longLiteral(), origin);
        }
        if (peek() == '"') {
            return new RawValue.Text(basic(), origin);
        }
        if (peek() == '\'') {
            return new RawValue.Text(literal(), origin);
        }
        Matcher bare = BARE_VALUE.matcher(text).region(position, text.length());
        if (!bare.lookingAt()) {
            throw error("Expected a value, found " + found());
        }
        // The one value with a space in it is a date and a time.
        String whole = bare.group();
        int space = whole.indexOf(' ');
        String word = space >= 0 && !whole.substring(0, space).matches("\\d{4}-\\d{2}-\\d{2}")
                ? whole.substring(0, space)
                : whole;
        RawValue value = bareValue(word, origin);
        position += word.length();
        return value;
    }

    private RawValue bareValue(String word, Origin origin) {
        if (word.equals("true") || word.equals("false")) {
            return new RawValue.Truth(word.equals("true"), origin);
        }
        if (WHOLE.matcher(word).matches()) {
            return whole(word, origin);
        }
        if (FRACTION.matcher(word).matches()) {
            return new RawValue.Other("a number with a fraction", origin);
        }
        if (isMoment(word)) {
            return new RawValue.Other("a date or time", origin);
        }
        throw error("\"" + word + "\" is not a value; text stands in quotes", origin);
    }

    private RawValue whole(String word, Origin origin) {
        String digits = word.replace("_", "");
        try {
            long value = switch (digits.length() > 1 ? digits.charAt(1) : ' ') {
                case 'x' -> Long.parseLong(digits.substring(2), 16);
                case 'o' -> Long.parseLong(digits.substring(2), 8);
                case 'b' -> Long.parseLong(digits.substring(2), 2);
                default -> Long.parseLong(digits);
            };
            return new RawValue.Whole(value, origin);
        } catch (NumberFormatException e) {
            throw error("The number is too large", origin);
        }
    }

    private static boolean isMoment(String word) {
        Matcher moment = MOMENT.matcher(word);
        if (word.isEmpty() || !moment.matches()) {
            return false;
        }
        String date = moment.group(1);
        String time = moment.group(2);
        String offset = moment.group(3);
        boolean separated = date == null || (time == null ? word.length() == 10 : "Tt ".indexOf(word.charAt(10)) >= 0);
        if (!separated || (offset != null && date == null)) {
            return false;
        }
        try {
            if (date != null) {
                LocalDate.parse(date);
            }
            if (time != null) {
                LocalTime.parse(time.endsWith(":60") ? time.substring(0, 6) + "59" : time);
            }
            if (offset != null && offset.length() > 1) {
                LocalTime.parse(offset.substring(1));
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private String literal() {
        Origin origin = origin();
        position++;
        StringBuilder result = new StringBuilder();
        while (!accept('\'')) {
            endOfText(origin);
            result.append(plainCharacter());
        }
        return result.toString();
    }

    private String basic() {
        Origin origin = origin();
        position++;
        StringBuilder result = new StringBuilder();
        while (!accept('"')) {
            endOfText(origin);
            if (peek() == '\\') {
                escape(result);
            } else {
                result.append(plainCharacter());
            }
        }
        return result.toString();
    }

    private void endOfText(Origin start) {
        if (atEnd() || peek() == '\n' || peek() == '\r') {
            throw error("The text that begins here is not closed", start);
        }
    }

    private String longLiteral() {
        Origin origin = origin();
        position += 3;
        lineEnd();
        StringBuilder result = new StringBuilder();
        while (!closes("'''", result)) {
            longCharacter(result, origin);
        }
        return result.toString();
    }

    private String longBasic() {
        Origin origin = origin();
        position += 3;
        lineEnd();
        StringBuilder result = new StringBuilder();
        while (!closes("\"\"\"", result)) {
            if (peek() == '\\' && !continuesLine()) {
                escape(result);
            } else if (!atEnd() && peek() == '\\') {
                position++;
                while (peek() == ' ' || peek() == '\t' || lineEnd()) {
                    skipSpace();
                }
            } else {
                longCharacter(result, origin);
            }
        }
        return result.toString();
    }

    /** Up to two quotes may stand right before the closing three. */
    private boolean closes(String quotes, StringBuilder result) {
        if (!text.startsWith(quotes, position)) {
            return false;
        }
        position += 3;
        for (int i = 0; i < 2 && accept(quotes.charAt(0)); i++) {
            result.append(quotes.charAt(0));
        }
        return true;
    }

    private void longCharacter(StringBuilder result, Origin start) {
        if (atEnd()) {
            throw error("The text that begins here is not closed", start);
        }
        if (lineEnd()) {
            result.append('\n');
        } else {
            result.append(plainCharacter());
        }
    }

    private boolean continuesLine() {
        int i = position + 1;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return text.startsWith("\n", i) || text.startsWith("\r\n", i);
    }

    private void escape(StringBuilder result) {
        Origin origin = origin();
        position++;
        char c = peek();
        position++;
        switch (c) {
            case 'b' -> result.append('\b');
            case 't' -> result.append('\t');
            case 'n' -> result.append('\n');
            case 'f' -> result.append('\f');
            case 'r' -> result.append('\r');
            case '"' -> result.append('"');
            case '\\' -> result.append('\\');
            case 'u' -> codePoint(4, result, origin);
            case 'U' -> codePoint(8, result, origin);
            default ->
                throw error(
                        "\"\\" + c + "\" is not an escape; write \"\\\\\" for \"\\\", or use single quotes", origin);
        }
    }

    private void codePoint(int digits, StringBuilder result, Origin origin) {
        String code = text.substring(position, Math.min(position + digits, text.length()));
        long value = code.matches("[0-9A-Fa-f]{" + digits + "}") ? Long.parseLong(code, 16) : -1;
        if (value < 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
            throw error("\"\\" + (digits == 4 ? "u" : "U") + "\" needs " + digits + " digits of a character", origin);
        }
        position += digits;
        result.appendCodePoint((int) value);
    }
}
