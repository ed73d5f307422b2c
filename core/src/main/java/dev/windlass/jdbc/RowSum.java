package dev.windlass.jdbc;

import dev.windlass.hash.Sha256;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;

/**
 * Takes lines and tells how many they were and what is in them, whatever their order: the sum of the lines' SHA-256
 * hashes, modulo 2^256. A line ends with a line feed.
 */
final class RowSum extends OutputStream {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final OutputStream out;
    private final MessageDigest line;
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    RowSum(OutputStream out) {
        this.out = out;
        this.line = Sha256.begin();
    }

    @Override
    public void write(int b) throws java.io.IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                line.update(bytes, from, i - from);
                sum = sum.add(new BigInteger(1, line.digest())).mod(MODULUS);
                rows++;
                from = i + 1;
            }
        }
        line.update(bytes, from, offset + length - from);
        out.write(bytes, offset, length);
    }

    long rows() {
        return rows;
    }

    String sum() {
        return String.format("%064x", sum);
    }
}
