package dev.windlass.alembic.eval;

import java.math.BigInteger;

/** A whole number. */
public record Int(BigInteger value) implements Value {
    /** The value for a Java number. */
    public static Int of(long value) {
        return new Int(BigInteger.valueOf(value));
    }

    @Override
    public TypeValue type() {
        return Types.INT;
    }

    @Override
    public String repr(Run run) {
        return value.toString();
    }

    @Override
    public boolean truth(Run run) {
        return value.signum() != 0;
    }
}
