package dev.windlass.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredValueTest {
    private static final Encryption KEY = Encryption.with("dGhlIGtleSBvZiB0aGUgdGVzdHMsIDMyIGJ5dGVzIQ==");
    private static final String DATA = "d2" + "29" + "01" + "5a".repeat(40);

    /** Headers as pgcrypto writes them for its options; each followed by a packet with integrity, or without. */
    @ParameterizedTest
    @CsvSource({
        "c30d040703021122334455667788 99 , Encrypted",
        "c30d040903021122334455667788 99 , Encrypted",
        "c30d040303021122334455667788 99 , Encrypted",
        "c30d040703081122334455667788 99 , Encrypted",
        "c31e040703021122334455667788 99 0011223344556677889900112233445566 , Encrypted",
        "8c0d040703021122334455667788 99 , Encrypted",
        "c30c040701021122334455667788 , Weak",
        "c30404070002 , Weak",
        "c30d040703011122334455667788 99 , Weak",
        "c30d050703021122334455667788 99 , Encrypted",
        "c30d030703021122334455667788 99 , Plaintext",
        "c30d046303021122334455667788 99 , Plaintext",
        "c30d040702021122334455667788 99 , Plaintext",
        "c30d0407036311223344556677 8899 , Plaintext",
        "c30c040703021122334455667788 99 , Plaintext",
    })
    void aMessageIsKnownByItsPackets(String header, String kind) {
        String hex = header.replace(" ", "") + DATA;
        byte[] bytes = HexFormat.of().parseHex(hex);
        List<StoredValue> forms = List.of(
                StoredValue.ofText(hex),
                StoredValue.ofText("\\x" + hex),
                StoredValue.ofText(Base64.getEncoder().encodeToString(bytes)),
                StoredValue.ofText(Base64.getMimeEncoder().encodeToString(bytes)),
                StoredValue.ofText("\"" + hex + "\""),
                StoredValue.ofText(Form.ARMOR.encode(bytes)),
                StoredValue.ofBytes(hex.getBytes(StandardCharsets.UTF_8)),
                StoredValue.ofBytes(bytes));
        assertThat(forms).allSatisfy(value -> assertThat(word(value)).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; Empty",
                "{}; Empty",
                "[ ]; Empty",
                "null; Empty",
                "\"\"; Empty",
                "Jane Doe; Plaintext",
                "{\"patient_name\": \"Jane\"}; Plaintext",
                "[1]; Plaintext",
                "true; Plaintext",
                "SmFuZSBEb2UgaGFzIGEgY29sZA==; Plaintext",
                "4a616e6520446f65; Plaintext",
                "078051120; Plaintext",
                "4111111111111111; Plaintext",
                "c30d0407; Plaintext",
                "deadbeef; Plaintext",
                "8d17fb90d3ad2b07e4d2a5f0a09df8c3; Raw",
                "\"jRf7kNOtKwfk0qXwoJ34ww==\"; Raw",
            })
    void whatIsNoMessageIsTold(String text, String kind) {
        assertThat(word(StoredValue.ofText(text.equals("''") ? "" : text))).isEqualTo(kind);
    }

    @Test
    void aMessageWithoutIntegrityIsWeak() {
        String hex = "c30d04070302112233445566778899" + "c9" + "28" + "5a".repeat(40);
        assertThat(StoredValue.ofText(hex))
                .isEqualTo(new StoredValue.Weak(
                        new Envelope(Envelope.Kind.SYMMETRIC, 7, java.util.Set.of(Envelope.Weakness.NO_INTEGRITY))));
    }

    @Test
    void whatIsCutOffOrAddedToIsNoMessage() {
        byte[] message = KEY.encryptBytes("a".repeat(300).getBytes(StandardCharsets.UTF_8));
        assertThat(Envelope.read(message)).isPresent();
        for (int length = 0; length < message.length; length++) {
            assertThat(Envelope.read(Arrays.copyOf(message, length)))
                    .as("cut to %d", length)
                    .isEmpty();
        }
        byte[] longer = Arrays.copyOf(message, message.length + 8);
        System.arraycopy("Jane Doe".getBytes(StandardCharsets.UTF_8), 0, longer, message.length, 8);
        assertThat(Envelope.read(longer)).isEmpty();
    }

    @Test
    void anyBytesAndAnyTextAreJudgedWithoutAFailure() {
        long seed = 20260131;
        Random random = new Random(seed);
        byte[] message = KEY.encryptBytes("text".getBytes(StandardCharsets.UTF_8));
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes;
            if (i % 2 == 0) {
                bytes = new byte[random.nextInt(64)];
                random.nextBytes(bytes);
            } else {
                bytes = message.clone();
                for (int n = random.nextInt(4); n >= 0; n--) {
                    bytes[random.nextInt(20)] = (byte) random.nextInt();
                }
            }
            StoredValue value = StoredValue.ofBytes(bytes);
            StoredValue.ofText(new String(bytes, StandardCharsets.ISO_8859_1));
            StoredValue.ofText(Base64.getEncoder().encodeToString(bytes));
            if (i % 2 == 0 && value instanceof StoredValue.Encrypted) {
                taken++;
            }
            if (i % 2 == 1) {
                // An altered header may say the same; an altered message never says something else.
                assertThat(!KEY.opens(bytes)
                                || Arrays.equals(KEY.decryptBytes(bytes), "text".getBytes(StandardCharsets.UTF_8)))
                        .as("an altered message says something else; seed %d, case %d", seed, i)
                        .isTrue();
            }
        }
        assertThat(taken).as("random bytes taken for a message; seed %d", seed).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "15", "16", "17", "191", "192", "8383", "8384", "100000"})
    void whatIsEncryptedIsDecrypted(int length) {
        String text = "ä€😀x"
                .repeat(length / 4 + 1)
                .substring(0, length)
                .replace('\uD83D', 'y')
                .replace('\uDE00', 'z');
        assertThat(KEY.decryptText(KEY.encryptText(text))).isEqualTo(text);
        assertThat(KEY.decryptJson(KEY.encryptJson(text))).isEqualTo(text);
        assertThat(KEY.encryptText(text)).isNotEqualTo(KEY.encryptText(text));
        assertThat(StoredValue.ofText(KEY.encryptJson(text))).isInstanceOf(StoredValue.Encrypted.class);
    }

    @Test
    void anotherKeyOpensNothingAndNamesNothing() {
        String stored = KEY.encryptText("Jane Doe");
        assertThatThrownBy(() -> Encryption.with("another").decryptText(stored))
                .isInstanceOf(WrongKeyException.class)
                .message()
                .doesNotContain("Jane", "another", stored);
        assertThatThrownBy(() -> KEY.decryptText("Jane Doe")).hasMessage("the value is not encrypted");
        assertThatThrownBy(() -> Encryption.with(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String word(StoredValue value) {
        return value.getClass().getSimpleName();
    }
}
