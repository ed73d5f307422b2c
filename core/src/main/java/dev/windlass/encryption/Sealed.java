package dev.windlass.encryption;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Files that are encrypted with a key and cannot be altered, cut off or put together otherwise without being noticed:
 * AES-256-GCM over pieces of 64 KiB, each with its number and whether it is the last in its nonce (the construction
 * STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance", 2015). The cipher's key is derived from the given one by PBKDF2 with HMAC-SHA-256.
 */
public final class Sealed {
    private static final byte[] MAGIC = {'W', 'L', 'S', 'E', 'A', 'L', '1', '\n'};
    private static final int SALT = 16;
    private static final int PREFIX = 7;
    private static final int PIECE = 1 << 16;
    private static final int TAG = 16;
    /** What OWASP asks of PBKDF2 with HMAC-SHA-256. */
    private static final int ITERATIONS = 600_000;

    private Sealed() {}

    /** How a file begins that is encrypted. */
    public static boolean isSealed(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(MAGIC, 0, MAGIC.length, head, 0, MAGIC.length);
    }

    /** A stream that encrypts; it must be closed, or the file counts as cut off. */
    public static OutputStream output(OutputStream out, String key) throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT];
        byte[] prefix = new byte[PREFIX];
        random.nextBytes(salt);
        random.nextBytes(prefix);
        out.write(MAGIC);
        out.write(salt);
        out.write(prefix);
        SecretKeySpec secret = derive(key, salt);
        return new OutputStream() {
            private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);
            private int number;
            private boolean closed;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                int at = offset;
                int left = length;
                while (left > 0) {
                    if (piece.size() == PIECE) {
                        seal(false);
                    }
                    int part = Math.min(left, PIECE - piece.size());
                    piece.write(bytes, at, part);
                    at += part;
                    left -= part;
                }
            }

            private void seal(boolean last) throws IOException {
                out.write(run(Cipher.ENCRYPT_MODE, secret, prefix, number++, last, piece.toByteArray()));
                piece.reset();
            }

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    seal(true);
                    out.close();
                }
            }
        };
    }

    /**
     * A stream that decrypts what {@link #output} wrote.
     *
     * @throws WrongKeyException while reading, if the key is another one, or the file was altered or cut off
     */
    public static InputStream input(InputStream in, String key) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        byte[] salt = in.readNBytes(SALT);
        byte[] prefix = in.readNBytes(PREFIX);
        if (!isSealed(magic) || prefix.length < PREFIX) {
            throw new EOFException("not an encrypted file");
        }
        SecretKeySpec secret = derive(key, salt);
        return new InputStream() {
            private byte[] piece = new byte[0];
            private byte[] ahead = in.readNBytes(PIECE + TAG);
            private int at;
            private int number;
            private boolean ended;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                while (at == piece.length) {
                    if (ended) {
                        return -1;
                    }
                    byte[] sealed = ahead;
                    ahead = in.readNBytes(PIECE + TAG);
                    ended = ahead.length == 0;
                    piece = run(Cipher.DECRYPT_MODE, secret, prefix, number++, ended, sealed);
                    at = 0;
                }
                int part = Math.min(length, piece.length - at);
                System.arraycopy(piece, at, bytes, offset, part);
                at += part;
                return part;
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }

    private static byte[] run(int mode, SecretKeySpec key, byte[] prefix, int number, boolean last, byte[] bytes) {
        byte[] nonce = ByteBuffer.allocate(12)
                .put(prefix)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new WrongKeyException(
                    "the key is another one, or the file was altered or cut off", java.util.Optional.of(e));
        }
    }

    private static SecretKeySpec derive(String key, byte[] salt) {
        try {
            SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            byte[] bytes = factory.generateSecret(new PBEKeySpec(key.toCharArray(), salt, ITERATIONS, 256))
                    .getEncoded();
            return new SecretKeySpec(bytes, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks PBKDF2 with HMAC-SHA-256", e);
        }
    }
}
