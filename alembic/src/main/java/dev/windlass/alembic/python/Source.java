package dev.windlass.alembic.python;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a Python file.
 *
 * @param file the file as the user knows it
 * @param text its characters, without a byte order mark
 */
public record Source(String file, String text) {
    // The Python Language Reference, 2.1.4 "Encoding declarations".
    private static final Pattern COOKIE = Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+)");

    public Source {
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
    }

    /**
     * The text in a file's bytes: UTF-8, or what an encoding line among the first two says.
     *
     * @throws WindlassException with {@code SCRIPT_NOT_UTF8} if the bytes are not in that encoding
     */
    public static Source decode(byte[] bytes, String file) {
        Charset charset = declared(bytes);
        try {
            return new Source(
                    file, charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notThat) {
            throw new WindlassException(
                    Problem.of(ErrorCode.SCRIPT_NOT_UTF8, "The file is not in " + charset.name())
                            .at(file)
                            .next(
                                    "Save the file as UTF-8, or name its encoding in a first line '# -*- coding: … -*-'."),
                    notThat);
        }
    }

    private static Charset declared(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
        int line = 0;
        for (String text : (Iterable<String>) start.lines().limit(2)::iterator) {
            Matcher cookie = COOKIE.matcher(text);
            if (cookie.find()) {
                try {
                    String name = cookie.group(1).toLowerCase(java.util.Locale.ROOT);
                    return Charset.forName(
                            name.startsWith("utf-8")
                                    ? "UTF-8"
                                    : name.startsWith("latin-1") || name.startsWith("iso-latin-1")
                                            ? "ISO-8859-1"
                                            : name);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                    return StandardCharsets.UTF_8;
                }
            }
            if (line++ == 0 && !text.isBlank() && !text.strip().startsWith("#")) {
                break;
            }
        }
        return StandardCharsets.UTF_8;
    }

    /** The line, from 1, that holds the character at an offset. */
    public int line(int offset) {
        int line = 1;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                line++;
            }
        }
        return line;
    }

    /** {@code file:line:column} of the character at an offset. */
    public String place(int offset) {
        int end = Math.min(Math.max(offset, 0), text.length());
        int start = end;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return file + ":" + line(offset) + ":" + (end - start + 1);
    }

    /** The failure "this is not Python" at an offset. */
    public WindlassException syntaxError(int offset, String message) {
        return Problem.of(ErrorCode.ALEMBIC_SYNTAX, message).at(place(offset)).toException();
    }
}
