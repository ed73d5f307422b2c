package dev.windlass.alembic.eval;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Bytes; each character of the text is one byte. */
public record Bytes(String latin) implements Value {
    /** The bytes of an array. */
    public static Bytes of(byte[] bytes) {
        return new Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The bytes as an array. */
    public byte[] array() {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public TypeValue type() {
        return Types.BYTES;
    }

    @Override
    public String repr(Run run) {
        StringBuilder text = new StringBuilder("b'");
        for (int i = 0; i < latin.length(); i++) {
            char c = latin.charAt(i);
            if (c == '\'' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 32 || c > 126) {
                text.append(String.format("\\x%02x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('\'').toString();
    }

    @Override
    public boolean truth(Run run) {
        return !latin.isEmpty();
    }

    @Override
    public int size(Run run) {
        return latin.length();
    }

    @Override
    public Iterator<Value> iterator(Run run) {
        return latin.chars().<Value>mapToObj(Int::of).iterator();
    }

    @Override
    public Value item(Run run, Value key) {
        if (key instanceof SliceValue slice) {
            StringBuilder part = new StringBuilder();
            slice.indices(latin.length()).forEach(i -> part.append(latin.charAt(i)));
            return new Bytes(part.toString());
        }
        return Int.of(latin.charAt(Operators.index(run, key, latin.length(), "bytes")));
    }
}
