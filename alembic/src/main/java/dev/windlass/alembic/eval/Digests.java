package dev.windlass.alembic.eval;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The modules {@code hashlib}, {@code base64} and {@code binascii}. */
final class Digests {
    private static final NativeClass HASH = NativeClass.of(
            "HASH",
            new Methods<>(Hash.class)
                    .method("update", "data", (run, self, b) -> {
                        self.content().writeBytes(bytes(b.value("data")));
                        run.requireLength(self.content().size());
                        return None.NONE;
                    })
                    .method(
                            "hexdigest",
                            "",
                            (run, self, b) -> new Str(HexFormat.of().formatHex(self.digest())))
                    .method("digest", "", (run, self, b) -> Bytes.of(self.digest())));

    private Digests() {}

    private record Hash(String algorithm, ByteArrayOutputStream content) implements Value {
        @Override
        public TypeValue type() {
            return HASH;
        }

        byte[] digest() {
            try {
                return MessageDigest.getInstance(algorithm).digest(content.toByteArray());
            } catch (NoSuchAlgorithmException missing) {
                throw Errors.value("unsupported hash type " + algorithm);
            }
        }
    }

    private static byte[] bytes(Value value) {
        return switch (value) {
            case Bytes bytes -> bytes.array();
            case Str text -> text.value().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            default ->
                throw Errors.type(
                        "a bytes-like object is required, not '" + value.type().name() + "'");
        };
    }

    static Map<String, Value> hashlib() {
        Map<String, Value> all = new LinkedHashMap<>();
        Map<String, String> algorithms = Map.of(
                "md5", "MD5", "sha1", "SHA-1", "sha224", "SHA-224", "sha256", "SHA-256", "sha384", "SHA-384", "sha512",
                "SHA-512");
        algorithms.forEach((name, algorithm) ->
                all.put(name, Native.of(name, "data=, **kw", (run, b) -> started(algorithm, b))));
        all.put(
                "new",
                Native.of(
                        "new",
                        "name, data=, **kw",
                        (run, b) -> started(
                                algorithms.getOrDefault(
                                        b.text("name").toLowerCase(java.util.Locale.ROOT), b.text("name")),
                                b)));
        return all;
    }

    private static Value started(String algorithm, Bound b) {
        Hash hash = new Hash(algorithm, new ByteArrayOutputStream());
        if (b.has("data")) {
            if (b.value("data") instanceof Str) {
                throw Errors.type("Strings must be encoded before hashing");
            }
            hash.content().writeBytes(bytes(b.value("data")));
        }
        return hash;
    }

    static Map<String, Value> base64() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put(
                "b64encode",
                Native.of(
                        "b64encode",
                        "data",
                        (run, b) -> Bytes.of(Base64.getEncoder().encode(bytes(b.value("data"))))));
        all.put(
                "urlsafe_b64encode",
                Native.of(
                        "urlsafe_b64encode",
                        "data",
                        (run, b) -> Bytes.of(Base64.getUrlEncoder().encode(bytes(b.value("data"))))));
        all.put(
                "b64decode",
                Native.of("b64decode", "data, altchars=, validate=", (run, b) -> decoded(Base64.getMimeDecoder(), b)));
        all.put(
                "urlsafe_b64decode",
                Native.of("urlsafe_b64decode", "data", (run, b) -> decoded(Base64.getUrlDecoder(), b)));
        all.put(
                "hexlify",
                Native.of(
                        "hexlify",
                        "data",
                        (run, b) -> Bytes.of(HexFormat.of()
                                .formatHex(bytes(b.value("data")))
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
        all.put("unhexlify", StringMethods.FROM_HEX);
        return all;
    }

    private static Value decoded(Base64.Decoder decoder, Bound b) {
        try {
            return Bytes.of(decoder.decode(bytes(b.value("data"))));
        } catch (IllegalArgumentException wrong) {
            throw Errors.value("Incorrect padding");
        }
    }
}
