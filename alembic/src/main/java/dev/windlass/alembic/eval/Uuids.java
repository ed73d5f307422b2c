package dev.windlass.alembic.eval;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The module {@code uuid}. */
public final class Uuids {
    private static final Methods<UuidValue> METHODS = new Methods<>(UuidValue.class)
            .property("hex", (run, self) -> new Str(self.value().toString().replace("-", "")))
            .property("int", (run, self) -> new Int(new BigInteger(1, bytes(self.value()))))
            .property("bytes", (run, self) -> Bytes.of(bytes(self.value())))
            .property("version", (run, self) -> Int.of(self.value().version()))
            .property("urn", (run, self) -> new Str("urn:uuid:" + self.value()));
    private static final NativeClass TYPE =
            new NativeClass("UUID", List.of(), METHODS, Map.of(), "hex=, bytes=, int=, version=", (run, type, b) -> {
                if (b.value("bytes") instanceof Bytes bytes) {
                    return new UuidValue(of(bytes.array()));
                }
                if (b.value("int") instanceof Int whole) {
                    return parse(String.format("%032x", whole.value()));
                }
                return parse(b.value("hex").text(run));
            });

    /** A UUID. */
    public record UuidValue(UUID value) implements Value {
        @Override
        public TypeValue type() {
            return TYPE;
        }

        @Override
        public String repr(Run run) {
            return "UUID('" + value + "')";
        }

        @Override
        public String text(Run run) {
            return value.toString();
        }
    }

    private Uuids() {}

    /** The UUID of a text in any form that Python takes; {@code ValueError} if it is none. */
    public static UuidValue parse(String text) {
        String hex = text.replace("urn:", "").replace("uuid:", "").replaceAll("[{}-]", "");
        if (!hex.matches("[0-9a-fA-F]{32}")) {
            throw Errors.value("badly formed hexadecimal UUID string");
        }
        return new UuidValue(new UUID(
                new BigInteger(hex.substring(0, 16), 16).longValue(),
                new BigInteger(hex.substring(16), 16).longValue()));
    }

    private static byte[] bytes(UUID value) {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    private static UUID of(byte[] bytes) {
        if (bytes.length != 16) {
            throw Errors.value("bytes is not a 16-char string");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static Map<String, Value> members() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("UUID", TYPE);
        for (String random : List.of("uuid1", "uuid4", "uuid6", "uuid7")) {
            all.put(random, Native.of(random, "node=, clock_seq=", (run, b) -> new UuidValue(UUID.randomUUID())));
        }
        all.put("uuid3", Native.of("uuid3", "namespace, name", (run, b) -> named(run, b, "MD5", 3)));
        all.put("uuid5", Native.of("uuid5", "namespace, name", (run, b) -> named(run, b, "SHA-1", 5)));
        // RFC 9562, section 6.6.
        all.put("NAMESPACE_DNS", parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
        all.put("NAMESPACE_URL", parse("6ba7b811-9dad-11d1-80b4-00c04fd430c8"));
        all.put("NAMESPACE_OID", parse("6ba7b812-9dad-11d1-80b4-00c04fd430c8"));
        all.put("NAMESPACE_X500", parse("6ba7b814-9dad-11d1-80b4-00c04fd430c8"));
        return all;
    }

    private static Value named(Run run, Bound b, String algorithm, int version) {
        if (!(b.value("namespace") instanceof UuidValue namespace)) {
            throw Errors.type(b.function() + "() needs a UUID");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(bytes(namespace.value()));
            byte[] hash = digest.digest(b.value("name").text(run).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            hash[6] = (byte) (hash[6] & 0x0f | version << 4);
            hash[8] = (byte) (hash[8] & 0x3f | 0x80);
            return new UuidValue(of(java.util.Arrays.copyOf(hash, 16)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
