package dev.windlass.encryption;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An OpenPGP message from outside, read by its packets and not by a prefix: one or more packets with a session key, then
 * one with the data. pgcrypto's {@code pgp_sym_encrypt} and {@code pgp_pub_encrypt} write it, and so does GnuPG.
 *
 * @param kind how the key is reached
 * @param cipher the cipher's number (RFC 4880, section 9.2), such as 9 for AES-256; 0 where the outside does not tell
 * @param weaknesses what makes it weaker than it should be; none for a sound message
 */
public record Envelope(Kind kind, int cipher, Set<Weakness> weaknesses) {
    /** How the key is reached. */
    public enum Kind {
        /** By a passphrase. */
        SYMMETRIC,
        /** By somebody's private key. */
        PUBLIC_KEY
    }

    /** What makes a message weaker than it should be. */
    public enum Weakness {
        /** Nothing shows that the data was altered: there is no packet with integrity. */
        NO_INTEGRITY("without integrity protection"),
        /** The key is the hash of the passphrase (string-to-key mode 0). */
        SIMPLE_KEY("key without salt (s2k-mode 0)"),
        /** The passphrase is hashed once, with a salt (string-to-key mode 1). */
        FAST_KEY("key hashed once (s2k-mode 1)"),
        /** The passphrase is hashed by MD5. */
        MD5("key hashed by MD5");

        private final String words;

        Weakness(String words) {
            this.words = words;
        }

        /** It in a few words. */
        public String words() {
            return words;
        }
    }

    private static final Set<Integer> CIPHERS = Set.of(2, 3, 4, 7, 8, 9, 10, 11, 12, 13);
    private static final Set<Integer> HASHES = Set.of(1, 2, 3, 8, 9, 10, 11, 12, 14);

    /** The shortest body of an integrity packet: a version, a block of 8 and 2 more, a packet, and the digest of 22. */
    private static final int SHORTEST_PROTECTED = 1 + 8 + 2 + 2 + 22;

    private static final int SHORTEST_UNPROTECTED = 8 + 2 + 2;

    public Envelope {
        weaknesses = Set.copyOf(weaknesses);
    }

    /** The message that the bytes are; nothing if they are none, from the first to the last of them. */
    public static Optional<Envelope> read(byte[] bytes) {
        return Packets.split(bytes).flatMap(Envelope::of);
    }

    private static Optional<Envelope> of(List<Packets.Packet> all) {
        List<Packets.Packet> packets =
                all.stream().filter(packet -> packet.tag() != Packets.MARKER).toList();
        if (packets.size() < 2) {
            return Optional.empty();
        }
        List<Envelope> keys = new ArrayList<>();
        for (Packets.Packet packet : packets.subList(0, packets.size() - 1)) {
            Optional<Envelope> key = switch (packet.tag()) {
                case Packets.SYMMETRIC_KEY_SESSION -> symmetric(packet.body());
                case Packets.PUBLIC_KEY_SESSION -> publicKey(packet.body());
                default -> Optional.empty();
            };
            if (key.isEmpty()) {
                return Optional.empty();
            }
            keys.add(key.get());
        }
        Packets.Packet data = packets.getLast();
        Set<Weakness> weaknesses = EnumSet.noneOf(Weakness.class);
        keys.forEach(key -> weaknesses.addAll(key.weaknesses()));
        boolean sound = switch (data.tag()) {
            case Packets.ENCRYPTED_WITH_INTEGRITY ->
                data.body().length >= SHORTEST_PROTECTED && (data.body()[0] == 1 || data.body()[0] == 2);
            case Packets.ENCRYPTED_AUTHENTICATED -> data.body().length >= SHORTEST_PROTECTED;
            case Packets.ENCRYPTED -> {
                weaknesses.add(Weakness.NO_INTEGRITY);
                yield data.body().length >= SHORTEST_UNPROTECTED;
            }
            default -> false;
        };
        Envelope first = keys.getFirst();
        return sound ? Optional.of(new Envelope(first.kind(), first.cipher(), weaknesses)) : Optional.empty();
    }

    private static Optional<Envelope> publicKey(byte[] body) {
        // Version 3, the key's id, the algorithm, at least one number.
        boolean fits = body.length > 12 && (body[0] == 3 || body[0] == 6);
        return fits ? Optional.of(new Envelope(Kind.PUBLIC_KEY, 0, Set.of())) : Optional.empty();
    }

    private static Optional<Envelope> symmetric(byte[] body) {
        if (body.length < 4) {
            return Optional.empty();
        }
        if (body[0] == 5 || body[0] == 6) {
            // The authenticated versions of RFC 9580 and GnuPG; no mode of theirs is weak.
            return Optional.of(new Envelope(Kind.SYMMETRIC, body[1], Set.of()));
        }
        int cipher = body[1];
        int mode = body[2];
        int hash = body[3];
        int shortest = switch (mode) {
            case 0 -> 4;
            case 1 -> 12;
            case 3 -> 13;
            default -> Integer.MAX_VALUE;
        };
        if (body[0] != 4 || !CIPHERS.contains(cipher) || !HASHES.contains(hash) || body.length < shortest) {
            return Optional.empty();
        }
        Set<Weakness> weaknesses = EnumSet.noneOf(Weakness.class);
        if (mode == 0) {
            weaknesses.add(Weakness.SIMPLE_KEY);
        }
        if (mode == 1) {
            weaknesses.add(Weakness.FAST_KEY);
        }
        if (hash == 1) {
            weaknesses.add(Weakness.MD5);
        }
        return Optional.of(new Envelope(Kind.SYMMETRIC, cipher, weaknesses));
    }
}
