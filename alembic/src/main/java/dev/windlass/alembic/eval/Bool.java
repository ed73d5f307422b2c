package dev.windlass.alembic.eval;

import java.math.BigInteger;

/** {@code True} or {@code False}, which are 1 and 0 in arithmetic. */
public enum Bool implements Value {
    /** {@code True}. */
    TRUE,
    /** {@code False}. */
    FALSE;

    /** The value for a Java boolean. */
    public static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** 1 or 0. */
    Int number() {
        return new Int(this == TRUE ? BigInteger.ONE : BigInteger.ZERO);
    }

    @Override
    public TypeValue type() {
        return Types.BOOL;
    }

    @Override
    public String repr(Run run) {
        return this == TRUE ? "True" : "False";
    }

    @Override
    public boolean truth(Run run) {
        return this == TRUE;
    }
}
