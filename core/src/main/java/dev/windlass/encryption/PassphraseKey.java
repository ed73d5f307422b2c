package dev.windlass.encryption;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Makes a cipher's key of a passphrase: the string-to-key specifiers of RFC 4880, section 3.7. */
final class PassphraseKey {
    /** What a specifier says. */
    record Specifier(int mode, int hash, byte[] salt, int codedCount) {
        /** How many octets are hashed. */
        long count() {
            return (16L + (codedCount & 15)) << ((codedCount >> 4) + 6);
        }
    }

    private PassphraseKey() {}

    /** The key, of so many octets. */
    static byte[] derive(Specifier specifier, byte[] passphrase, int length) throws GeneralSecurityException {
        byte[] key = new byte[length];
        byte[] unit = new byte[specifier.salt().length + passphrase.length];
        System.arraycopy(specifier.salt(), 0, unit, 0, specifier.salt().length);
        System.arraycopy(passphrase, 0, unit, specifier.salt().length, passphrase.length);
        int made = 0;
        for (int zeros = 0; made < length; zeros++) {
            MessageDigest digest = MessageDigest.getInstance(algorithm(specifier.hash()));
            digest.update(new byte[zeros]);
            long left = specifier.mode() == 3 ? Math.max(specifier.count(), unit.length) : unit.length;
            byte[] block = repeated(unit);
            while (left > 0) {
                int part = (int) Math.min(left, block.length);
                digest.update(block, 0, part);
                left -= part;
            }
            byte[] hash = digest.digest();
            int taken = Math.min(hash.length, length - made);
            System.arraycopy(hash, 0, key, made, taken);
            made += taken;
        }
        Arrays.fill(unit, (byte) 0);
        return key;
    }

    /** Many of the unit in a row: a digest takes few large pieces faster than many small ones. */
    private static byte[] repeated(byte[] unit) {
        byte[] block = new byte[unit.length * Math.max(1, 4096 / Math.max(1, unit.length))];
        for (int i = 0; i < block.length; i += unit.length) {
            System.arraycopy(unit, 0, block, i, unit.length);
        }
        return block;
    }

    static String algorithm(int hash) throws GeneralSecurityException {
        return switch (hash) {
            case 1 -> "MD5";
            case 2 -> "SHA-1";
            case 8 -> "SHA-256";
            case 9 -> "SHA-384";
            case 10 -> "SHA-512";
            case 11 -> "SHA-224";
            default -> throw new GeneralSecurityException("hash " + hash + " is not supported");
        };
    }
}
