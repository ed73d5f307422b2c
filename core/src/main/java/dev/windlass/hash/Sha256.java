package dev.windlass.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4). A computation is a copy of one that was never begun: to ask the platform for each anew takes
 * longer than to hash a small file.
 */
public final class Sha256 {
    private static final Sha256 UNBEGUN = new Sha256();

    private final MessageDigest digest;

    private Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(Exception e) {
        return new IllegalStateException("every Java platform has SHA-256", e);
    }

    /** A computation that has not begun. */
    public static MessageDigest begin() {
        try {
            return (MessageDigest) UNBEGUN.digest.clone();
        } catch (CloneNotSupportedException notThisProvider) {
            return new Sha256().digest;
        }
    }

    /** The hash of bytes, in hexadecimal. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(begin().digest(bytes));
    }

    /** The hash of a text in UTF-8, in hexadecimal. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
