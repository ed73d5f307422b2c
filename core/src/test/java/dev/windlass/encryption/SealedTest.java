package dev.windlass.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTest {
    private static final int PIECE = 1 << 16;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 200_000})
    void whatIsSealedIsOpened(int length) throws IOException {
        byte[] bytes = bytes(length);
        assertThat(open(seal(bytes, "key"), "key")).isEqualTo(bytes);
    }

    @Test
    void anyChangeIsNoticed() throws IOException {
        byte[] sealed = seal(bytes(2 * PIECE + 100), "key");
        assertThatThrownBy(() -> open(sealed, "another")).isInstanceOf(WrongKeyException.class);
        int piece = PIECE + 16;
        int head = sealed.length - 2 * piece - 116;
        for (int length : new int[] {head + piece, head + 2 * piece, sealed.length - 1, sealed.length - 100}) {
            assertThatThrownBy(() -> open(Arrays.copyOf(sealed, length), "key"))
                    .as("cut to %d of %d", length, sealed.length)
                    .isInstanceOf(WrongKeyException.class);
        }
        for (int at : new int[] {20, head + 5, head + piece + 5, sealed.length - 1}) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            assertThatThrownBy(() -> open(altered, "key")).as("byte %d", at).isInstanceOf(WrongKeyException.class);
        }
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, head, swapped, head + piece, piece);
        System.arraycopy(sealed, head + piece, swapped, head, piece);
        assertThatThrownBy(() -> open(swapped, "key")).isInstanceOf(WrongKeyException.class);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] seal(byte[] bytes, String key) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream sealed = Sealed.output(out, key)) {
            sealed.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] open(byte[] sealed, String key) throws IOException {
        return Sealed.input(new ByteArrayInputStream(sealed), key).readAllBytes();
    }
}
