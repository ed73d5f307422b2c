package dev.windlass.encryption;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts bytes into OpenPGP packets: RFC 4880, section 4.2, and RFC 9580, which keeps it. The whole of the bytes must be
 * packets, each of the length that it says.
 */
final class Packets {
    static final int PUBLIC_KEY_SESSION = 1;
    static final int SYMMETRIC_KEY_SESSION = 3;
    static final int COMPRESSED = 8;
    static final int ENCRYPTED = 9;
    static final int MARKER = 10;
    static final int LITERAL = 11;
    static final int ENCRYPTED_WITH_INTEGRITY = 18;
    static final int DIGEST = 19;
    static final int ENCRYPTED_AUTHENTICATED = 20;

    private static final int MOST_PACKETS = 64;

    private final byte[] bytes;
    private int at;

    private Packets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A packet: what it is, and what is in it. */
    record Packet(int tag, byte[] body) {}

    /** The packets; nothing if the bytes are not packets from the first to the last. */
    static Optional<List<Packet>> split(byte[] bytes) {
        Packets reader = new Packets(bytes);
        List<Packet> packets = new ArrayList<>();
        while (reader.at < bytes.length) {
            Optional<Packet> packet = packets.size() < MOST_PACKETS ? reader.packet() : Optional.empty();
            if (packet.isEmpty()) {
                return Optional.empty();
            }
            packets.add(packet.get());
        }
        return packets.isEmpty() ? Optional.empty() : Optional.of(packets);
    }

    private Optional<Packet> packet() {
        int header = bytes[at++] & 0xFF;
        if ((header & 0x80) == 0) {
            return Optional.empty();
        }
        boolean current = (header & 0x40) != 0;
        return current ? newFormat(header & 0x3F) : oldFormat((header >> 2) & 0x0F, header & 3);
    }

    private Optional<Packet> oldFormat(int tag, int lengthType) {
        if (lengthType == 3) {
            return body(tag, bytes.length - at);
        }
        int octets = 1 << lengthType;
        return at + octets > bytes.length ? Optional.empty() : body(tag, number(octets));
    }

    private Optional<Packet> newFormat(int tag) {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        boolean partial = true;
        while (partial) {
            if (at >= bytes.length) {
                return Optional.empty();
            }
            int first = bytes[at++] & 0xFF;
            partial = first >= 224 && first < 255;
            int octets = first < 192 || partial ? 0 : first < 224 ? 1 : 4;
            if (at + octets > bytes.length) {
                return Optional.empty();
            }
            long length = partial
                    ? 1L << (first & 0x1F)
                    : first < 192 ? first : first < 224 ? ((first - 192) << 8) + number(1) + 192 : number(4);
            if (length < 0 || at + length > bytes.length) {
                return Optional.empty();
            }
            parts.write(bytes, at, (int) length);
            at += (int) length;
        }
        return Optional.of(new Packet(tag, parts.toByteArray()));
    }

    private Optional<Packet> body(int tag, long length) {
        if (length < 0 || at + length > bytes.length) {
            return Optional.empty();
        }
        Packet packet = new Packet(tag, Arrays.copyOfRange(bytes, at, at + (int) length));
        at += (int) length;
        return Optional.of(packet);
    }

    private long number(int octets) {
        long value = 0;
        for (int i = 0; i < octets; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    /** A packet with its header, in the newer format. */
    static byte[] of(int tag, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 6);
        out.write(0xC0 | tag);
        if (body.length < 192) {
            out.write(body.length);
        } else if (body.length < 8384) {
            out.write((body.length - 192 >> 8) + 192);
            out.write(body.length - 192);
        } else {
            out.write(255);
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.write(body.length >> shift);
            }
        }
        out.writeBytes(body);
        return out.toByteArray();
    }
}
