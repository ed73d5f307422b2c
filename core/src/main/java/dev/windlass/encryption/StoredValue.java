package dev.windlass.encryption;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a column that is declared encrypted really holds in a row, told without the key. */
public sealed interface StoredValue {
    /** Nothing that could be secret: an empty text, object or list. */
    record Empty() implements StoredValue {}

    /** A sound OpenPGP message. */
    record Encrypted(Envelope envelope) implements StoredValue {}

    /** An OpenPGP message that is weaker than it should be. */
    record Weak(Envelope envelope) implements StoredValue {}

    /**
     * Bytes without any structure, in whole blocks: what pgcrypto's {@code encrypt()} gives. It has no integrity, and
     * equal values are equal here too.
     */
    record Raw(byte[] bytes) implements StoredValue {}

    /** Not encrypted. */
    record Plaintext() implements StoredValue {}

    /** Fewer bytes without structure may be anything; the smallest block of a cipher. */
    int BLOCK = 8;

    /** Judges a value of a column of text, or of JSON: hexadecimal, base64, armored, or one of these in a JSON string. */
    static StoredValue ofText(String text) {
        String stripped = text.strip();
        if (isEmpty(stripped)) {
            return new Empty();
        }
        String value = unquoted(stripped);
        if (isEmpty(value)) {
            return new Empty();
        }
        List<Form.Decoded> decoded = Form.decode(value);
        for (Form.Decoded candidate : decoded) {
            Optional<Envelope> envelope = Envelope.read(candidate.bytes());
            if (envelope.isPresent()) {
                return of(envelope.get());
            }
        }
        return decoded.stream()
                .map(Form.Decoded::bytes)
                .filter(bytes -> !isDigits(value) && isRaw(bytes))
                .<StoredValue>map(Raw::new)
                .findFirst()
                .orElseGet(Plaintext::new);
    }

    /** Judges a value of a column of bytes: an OpenPGP message as it is, or the text of one. */
    static StoredValue ofBytes(byte[] bytes) {
        if (bytes.length == 0) {
            return new Empty();
        }
        Optional<Envelope> envelope = Envelope.read(bytes);
        if (envelope.isPresent()) {
            return of(envelope.get());
        }
        return Form.readable(bytes)
                .map(StoredValue::ofText)
                .orElseGet(() -> isRaw(bytes) ? new Raw(bytes) : new Plaintext());
    }

    private static StoredValue of(Envelope envelope) {
        return envelope.weaknesses().isEmpty() ? new Encrypted(envelope) : new Weak(envelope);
    }

    private static boolean isEmpty(String text) {
        return text.isEmpty()
                || text.equals("null")
                || text.matches("\\{\\s*}")
                || text.matches("\\[\\s*]")
                || text.equals("\"\"");
    }

    /** What a JSON string says; another text as it is. No form of bytes needs an escape but that of a line break. */
    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted
                ? text.substring(1, text.length() - 1)
                        .replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\/", "/")
                        .replace("\\\\", "\\")
                : text;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isRaw(byte[] bytes) {
        return bytes.length >= BLOCK
                && bytes.length % BLOCK == 0
                && Form.readable(bytes).isEmpty()
                && !new String(bytes, StandardCharsets.ISO_8859_1).isBlank();
    }
}
