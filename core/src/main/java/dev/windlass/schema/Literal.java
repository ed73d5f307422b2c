package dev.windlass.schema;

import java.math.BigDecimal;
import java.util.HexFormat;

/** A constant value, which a dialect quotes. */
public sealed interface Literal {
    /** No value. */
    record Null() implements Literal {}

    /** A text; also how a date, a time, a UUID or a JSON document is given. */
    record Text(String value) implements Literal {}

    /** A number. */
    record Number(BigDecimal value) implements Literal {}

    /** True or false. */
    record Bool(boolean value) implements Literal {}

    /**
     * Bytes.
     *
     * @param hex two hexadecimal digits for each byte
     */
    record Bytes(String hex) implements Literal {
        public Bytes {
            HexFormat.of().parseHex(hex);
        }
    }

    /** A text. */
    static Literal of(String value) {
        return new Text(value);
    }

    /** A whole number. */
    static Literal of(long value) {
        return new Number(BigDecimal.valueOf(value));
    }

    /** A number. */
    static Literal of(BigDecimal value) {
        return new Number(value);
    }

    /** True or false. */
    static Literal of(boolean value) {
        return new Bool(value);
    }

    /** Bytes. */
    static Literal of(byte[] value) {
        return new Bytes(HexFormat.of().formatHex(value));
    }
}
