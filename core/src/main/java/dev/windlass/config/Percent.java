package dev.windlass.config;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of URLs (RFC 3986, section 2.1), forgiving as people's passwords need it. */
final class Percent {
    private static final String PLAIN = "-._~";

    private Percent() {}

    /** Decodes {@code %XX} as UTF-8; a {@code %} that begins no such sequence stands for itself. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int position = 0;
        while (position < text.length()) {
            int value = text.charAt(position) == '%' ? hex(text, position + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                position += 3;
                continue;
            }
            int next = text.offsetByCodePoints(position, 1);
            bytes.writeBytes(text.substring(position, next).getBytes(StandardCharsets.UTF_8));
            position = next;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(String text, int from) {
        if (from + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(from), 16);
        int low = Character.digit(text.charAt(from + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Encodes everything but letters, digits, {@code -._~} and the characters in {@code allowed}. */
    static String encode(String text, String allowed) {
        StringBuilder result = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 || allowed.indexOf(c) >= 0);
            if (plain) {
                result.append(c);
            } else {
                result.append('%').append(String.format("%02X", (int) c));
            }
        }
        return result.toString();
    }
}
