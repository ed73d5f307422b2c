package dev.windlass.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How bytes are written where a column holds text. */
public enum Form {
    /** Two digits for each byte, as PostgreSQL's {@code encode(…, 'hex')}. */
    HEX,
    /** {@code \x} and then the same, as PostgreSQL shows {@code bytea}. */
    BYTEA,
    /** Four characters for three bytes (RFC 4648), with line breaks or without. */
    BASE64,
    /** The lines between {@code BEGIN PGP MESSAGE} and its end, as pgcrypto's {@code armor} writes. */
    ARMOR;

    private static final String ARMOR_HEAD = "-----BEGIN PGP MESSAGE-----";
    private static final String ARMOR_TAIL = "-----END PGP MESSAGE-----";

    /** Bytes, and how they were written. */
    public record Decoded(Form form, byte[] bytes) {}

    /** What a text may stand for, the likeliest first; nothing if it is no form of bytes. */
    public static List<Decoded> decode(String text) {
        List<Decoded> found = new ArrayList<>();
        for (Form form : values()) {
            form.bytes(text).ifPresent(bytes -> found.add(new Decoded(form, bytes)));
        }
        return found;
    }

    private Optional<byte[]> bytes(String text) {
        return switch (this) {
            case HEX -> hex(text);
            case BYTEA -> text.startsWith("\\x") ? hex(text.substring(2)) : Optional.empty();
            case BASE64 -> base64(text);
            case ARMOR -> armor(text.strip());
        };
    }

    /** The text that stands for the bytes. */
    public String encode(byte[] bytes) {
        return switch (this) {
            case HEX -> HexFormat.of().formatHex(bytes);
            case BYTEA -> "\\x" + HexFormat.of().formatHex(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            case ARMOR ->
                ARMOR_HEAD + "\n\n"
                        + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes) + "\n" + checksum(bytes)
                        + "\n" + ARMOR_TAIL + "\n";
        };
    }

    private static Optional<byte[]> hex(String text) {
        if (text.isEmpty() || text.length() % 2 != 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = digit(text.charAt(2 * i));
            int low = digit(text.charAt(2 * i + 1));
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return Optional.of(bytes);
    }

    private static int digit(char c) {
        return HexFormat.isHexDigit(c) ? HexFormat.fromHexDigit(c) : -1;
    }

    private static Optional<byte[]> base64(String text) {
        String compact = text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replaceAll("[\r\n]", "");
        if (compact.length() < 4) {
            return Optional.empty();
        }
        boolean url = compact.indexOf('-') >= 0 || compact.indexOf('_') >= 0;
        try {
            return Optional.of((url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(compact));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> armor(String text) {
        int blank = text.replace("\r\n", "\n").indexOf("\n\n");
        if (!text.startsWith(ARMOR_HEAD) || !text.endsWith(ARMOR_TAIL) || blank < 0) {
            return Optional.empty();
        }
        String body = text.replace("\r\n", "\n").substring(blank + 2);
        String lines = body.substring(0, body.lastIndexOf(ARMOR_TAIL)).replaceFirst("\n=[A-Za-z0-9+/]{4}\\s*$", "");
        return base64(lines.strip());
    }

    /** The checksum of RFC 4880, section 6.1. */
    private static String checksum(byte[] bytes) {
        int crc = 0xB704CE;
        for (byte b : bytes) {
            crc ^= (b & 0xFF) << 16;
            for (int i = 0; i < 8; i++) {
                crc <<= 1;
                if ((crc & 0x1000000) != 0) {
                    crc ^= 0x1864CFB;
                }
            }
        }
        byte[] three = {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc};
        return "=" + Base64.getEncoder().encodeToString(three);
    }

    /** The bytes as UTF-8 text, if they are that and have no control characters. */
    static Optional<String> readable(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean printable = text.codePoints().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || isShown(c));
            return printable ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isShown(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.UNASSIGNED && type != Character.PRIVATE_USE;
    }

    /** The form in words. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
