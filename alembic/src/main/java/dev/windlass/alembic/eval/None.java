package dev.windlass.alembic.eval;

/** {@code None}, {@code ...} and {@code NotImplemented}. */
public enum None implements Value {
    /** {@code None}. */
    NONE("None"),
    /** {@code ...}. */
    ELLIPSIS("Ellipsis"),
    /** {@code NotImplemented}. */
    NOT_IMPLEMENTED("NotImplemented");

    private final String word;

    None(String word) {
        this.word = word;
    }

    @Override
    public TypeValue type() {
        return Types.NONE;
    }

    @Override
    public String repr(Run run) {
        return word;
    }

    @Override
    public boolean truth(Run run) {
        return this != NONE;
    }
}
