package dev.windlass.encryption;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and opens OpenPGP messages with a passphrase, as pgcrypto's {@code pgp_sym_encrypt} and {@code pgp_sym_decrypt}
 * do (RFC 4880, sections 5.3, 5.7 and 5.13), with the JDK's own ciphers. The passphrase never leaves the process.
 */
final class Message {
    private static final int AES_256 = 9;
    private static final int SHA_256 = 8;
    private static final int ITERATED = 3;
    /** 65536 octets, the least that pgcrypto uses. */
    private static final int CODED_COUNT = 0x60;

    private static final int DIGEST_PACKET = 22;
    private static final int MOST_BYTES = 1 << 30;

    private Message() {}

    /** A cipher: its name, and the lengths of its key and its block. */
    private record Algorithm(String name, int key, int block) {
        static Algorithm of(int number) throws GeneralSecurityException {
            return switch (number) {
                case 2 -> new Algorithm("DESede", 24, 8);
                case 4 -> new Algorithm("Blowfish", 16, 8);
                case 7 -> new Algorithm("AES", 16, 16);
                case 8 -> new Algorithm("AES", 24, 16);
                case 9 -> new Algorithm("AES", 32, 16);
                default -> throw new GeneralSecurityException("cipher " + number + " is not supported");
            };
        }

        byte[] run(int mode, byte[] key, byte[] iv, byte[] data, int from, int to) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance(name + "/CFB/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, name), new IvParameterSpec(iv));
            return cipher.doFinal(data, from, to - from);
        }
    }

    /** A message with AES-256, an iterated and salted key of SHA-256, and integrity protection. */
    static byte[] encrypt(byte[] text, byte[] passphrase, SecureRandom random) throws GeneralSecurityException {
        byte[] salt = new byte[8];
        random.nextBytes(salt);
        Algorithm algorithm = Algorithm.of(AES_256);
        byte[] key = PassphraseKey.derive(
                new PassphraseKey.Specifier(ITERATED, SHA_256, salt, CODED_COUNT), passphrase, algorithm.key());
        ByteArrayOutputStream session = new ByteArrayOutputStream();
        session.writeBytes(new byte[] {4, AES_256, ITERATED, SHA_256});
        session.writeBytes(salt);
        session.write(CODED_COUNT);

        byte[] prefix = new byte[algorithm.block()];
        random.nextBytes(prefix);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        plain.writeBytes(prefix);
        plain.write(prefix, algorithm.block() - 2, 2);
        ByteBuffer literal = ByteBuffer.allocate(6 + text.length);
        literal.put((byte) 'u').put((byte) 0).putInt(0).put(text);
        plain.writeBytes(Packets.of(Packets.LITERAL, literal.array()));
        plain.write(0xC0 | Packets.DIGEST);
        plain.write(20);
        plain.writeBytes(MessageDigest.getInstance("SHA-1").digest(plain.toByteArray()));
        byte[] open = plain.toByteArray();
        byte[] closed = algorithm.run(Cipher.ENCRYPT_MODE, key, new byte[algorithm.block()], open, 0, open.length);

        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(1);
        body.writeBytes(closed);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(Packets.of(Packets.SYMMETRIC_KEY_SESSION, session.toByteArray()));
        message.writeBytes(Packets.of(Packets.ENCRYPTED_WITH_INTEGRITY, body.toByteArray()));
        return message.toByteArray();
    }

    /**
     * What a message says.
     *
     * @throws GeneralSecurityException if the passphrase is not its own, or it was altered, or it is none that this can
     *     read
     */
    static byte[] decrypt(byte[] message, byte[] passphrase) throws GeneralSecurityException {
        List<Packets.Packet> packets = Packets.split(message)
                .filter(all -> Envelope.read(message).isPresent())
                .orElseThrow(() -> new GeneralSecurityException("not an OpenPGP message"));
        Packets.Packet data = packets.getLast();
        GeneralSecurityException failure = new GeneralSecurityException("the message has no passphrase");
        for (Packets.Packet packet : packets) {
            if (packet.tag() == Packets.SYMMETRIC_KEY_SESSION && packet.body()[0] == 4) {
                try {
                    return decrypt(packet.body(), data, passphrase);
                } catch (GeneralSecurityException e) {
                    failure = e;
                }
            }
        }
        throw failure;
    }

    private static byte[] decrypt(byte[] session, Packets.Packet data, byte[] passphrase)
            throws GeneralSecurityException {
        Algorithm algorithm = Algorithm.of(session[1]);
        int mode = session[2];
        byte[] salt = mode == 0 ? new byte[0] : Arrays.copyOfRange(session, 4, 12);
        int end = mode == 0 ? 4 : mode == 1 ? 12 : 13;
        byte[] key = PassphraseKey.derive(
                new PassphraseKey.Specifier(mode, session[3], salt, mode == 3 ? session[12] & 0xFF : 0),
                passphrase,
                algorithm.key());
        if (session.length > end) {
            byte[] inner =
                    algorithm.run(Cipher.DECRYPT_MODE, key, new byte[algorithm.block()], session, end, session.length);
            algorithm = Algorithm.of(inner[0]);
            key = Arrays.copyOfRange(inner, 1, inner.length);
            if (key.length != algorithm.key()) {
                throw new GeneralSecurityException("wrong key");
            }
        }
        byte[] packets = switch (data.tag()) {
            case Packets.ENCRYPTED_WITH_INTEGRITY -> whole(algorithm, key, data.body());
            case Packets.ENCRYPTED -> unprotected(algorithm, key, data.body());
            default -> throw new GeneralSecurityException("packets of tag " + data.tag() + " are not supported");
        };
        return literal(packets, 0);
    }

    private static byte[] whole(Algorithm algorithm, byte[] key, byte[] body) throws GeneralSecurityException {
        if (body[0] != 1) {
            throw new GeneralSecurityException("version " + body[0] + " is not supported");
        }
        byte[] open = algorithm.run(Cipher.DECRYPT_MODE, key, new byte[algorithm.block()], body, 1, body.length);
        checkPrefix(algorithm, open);
        int end = open.length - DIGEST_PACKET;
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        digest.update(open, 0, end + 2);
        byte[] said = Arrays.copyOfRange(open, end + 2, open.length);
        if ((open[end] & 0xFF) != 0xD3 || open[end + 1] != 20 || !MessageDigest.isEqual(digest.digest(), said)) {
            throw new GeneralSecurityException("the message was altered");
        }
        return Arrays.copyOfRange(open, algorithm.block() + 2, end);
    }

    /** The older mode starts anew after the prefix: RFC 4880, section 13.9. */
    private static byte[] unprotected(Algorithm algorithm, byte[] key, byte[] body) throws GeneralSecurityException {
        int block = algorithm.block();
        checkPrefix(algorithm, algorithm.run(Cipher.DECRYPT_MODE, key, new byte[block], body, 0, block + 2));
        byte[] iv = Arrays.copyOfRange(body, 2, block + 2);
        return algorithm.run(Cipher.DECRYPT_MODE, key, iv, body, block + 2, body.length);
    }

    private static void checkPrefix(Algorithm algorithm, byte[] open) throws GeneralSecurityException {
        int block = algorithm.block();
        if (open[block] != open[block - 2] || open[block + 1] != open[block - 1]) {
            throw new GeneralSecurityException("wrong key");
        }
    }

    private static byte[] literal(byte[] bytes, int depth) throws GeneralSecurityException {
        List<Packets.Packet> packets =
                Packets.split(bytes).orElseThrow(() -> new GeneralSecurityException("wrong key, or damaged"));
        Packets.Packet packet = packets.getFirst();
        byte[] body = packet.body();
        if (packet.tag() == Packets.COMPRESSED && depth < 4 && body.length > 1) {
            return literal(inflate(body), depth + 1);
        }
        if (packet.tag() != Packets.LITERAL || body.length < 6 || body.length < 6 + (body[1] & 0xFF)) {
            throw new GeneralSecurityException("wrong key, or damaged");
        }
        return Arrays.copyOfRange(body, 6 + (body[1] & 0xFF), body.length);
    }

    private static byte[] inflate(byte[] body) throws GeneralSecurityException {
        if (body[0] != 1 && body[0] != 2) {
            throw new GeneralSecurityException("compression " + body[0] + " is not supported");
        }
        Inflater inflater = new Inflater(body[0] == 1);
        try {
            inflater.setInput(body, 1, body.length - 1);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary()) || out.size() > MOST_BYTES) {
                    throw new GeneralSecurityException("the compressed data is damaged");
                }
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new GeneralSecurityException("the compressed data is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
