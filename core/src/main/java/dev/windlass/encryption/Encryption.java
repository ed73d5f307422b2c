package dev.windlass.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Encrypts and decrypts the values of columns with one key, for revisions and applications. What it writes is what
 * PostgreSQL's pgcrypto reads with {@code pgp_sym_decrypt}, and it reads what {@code pgp_sym_encrypt} writes; but the key
 * stays in this process, and reaches no statement, no server and no log. The same on every database.
 *
 * <p>The key is a passphrase, best the base64 of 32 random bytes, kept outside of the database. An object of this class
 * may be used by several threads.
 */
public final class Encryption {
    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    private Encryption(byte[] key) {
        this.key = key;
    }

    /**
     * Encryption with a key.
     *
     * @throws IllegalArgumentException if the key is blank
     */
    public static Encryption with(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("the encryption key is empty");
        }
        return new Encryption(key.getBytes(StandardCharsets.UTF_8));
    }

    /** A text, encrypted: an OpenPGP message in hexadecimal. The same text never gives the same twice. */
    public String encryptText(String text) {
        return Form.HEX.encode(encryptBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The text that {@link #encryptText}, or pgcrypto, encrypted: in hexadecimal, in base64, armored, or as PostgreSQL
     * shows {@code bytea}.
     *
     * @throws WrongKeyException if the key is not its own, or the value was altered, or is not encrypted
     */
    public String decryptText(String stored) {
        List<Form.Decoded> decoded = Form.decode(stored.strip());
        Form.Decoded message = decoded.stream()
                .filter(candidate -> Envelope.read(candidate.bytes()).isPresent())
                .findFirst()
                .orElseThrow(() -> new WrongKeyException("the value is not encrypted", Optional.empty()));
        return new String(decryptBytes(message.bytes()), StandardCharsets.UTF_8);
    }

    /** A JSON document, encrypted: a JSON string that holds the message in hexadecimal, as a column of JSON takes it. */
    public String encryptJson(String json) {
        return '"' + encryptText(json) + '"';
    }

    /**
     * The JSON document that {@link #encryptJson} encrypted; its quotes may be gone.
     *
     * @throws WrongKeyException if the key is not its own, or the value was altered, or is not encrypted
     */
    public String decryptJson(String stored) {
        String text = stored.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return decryptText(quoted ? text.substring(1, text.length() - 1).replace("\\n", "\n") : text);
    }

    /** Bytes, encrypted: an OpenPGP message. */
    public byte[] encryptBytes(byte[] bytes) {
        try {
            return Message.encrypt(bytes, key, random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks AES, SHA-1 or SHA-256", e);
        }
    }

    /**
     * The bytes of an OpenPGP message.
     *
     * @throws WrongKeyException if the key is not its own, or the value was altered, or is not encrypted
     */
    public byte[] decryptBytes(byte[] message) {
        try {
            return Message.decrypt(message, key);
        } catch (GeneralSecurityException e) {
            throw new WrongKeyException(String.valueOf(e.getMessage()), Optional.of(e));
        }
    }

    /** Whether this key opens a value, stored as text or as bytes. */
    public boolean opens(Object stored) {
        try {
            if (stored instanceof byte[] bytes && Envelope.read(bytes).isPresent()) {
                Message.decrypt(bytes, key);
                return true;
            }
            decryptJson(stored instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : stored.toString());
            return true;
        } catch (GeneralSecurityException | WrongKeyException e) {
            return false;
        }
    }

    /** The key is not shown. */
    @Override
    public String toString() {
        return "Encryption[***]";
    }
}
