package dev.windlass.alembic.eval;

/** A function written in Java. */
public final class Native implements Value {
    private final String name;
    private final Signature signature;
    private final Body body;

    /** What a function does. */
    @FunctionalInterface
    public interface Body {
        /** Runs it on its arguments. */
        Value call(Run run, Bound bound);
    }

    private Native(String name, Signature signature, Body body) {
        this.name = name;
        this.signature = signature;
        this.body = body;
    }

    /** A function with parameters as in {@link Signature}. */
    public static Native of(String name, String parameters, Body body) {
        return new Native(name, new Signature(parameters), body);
    }

    static Native of(String name, Signature signature, Body body) {
        return new Native(name, signature, body);
    }

    String name() {
        return name;
    }

    @Override
    public TypeValue type() {
        return Types.BUILTIN;
    }

    @Override
    public String repr(Run run) {
        return "<built-in function " + name + ">";
    }

    @Override
    public Value call(Run run, Arguments arguments) {
        run.charge(1);
        return body.call(run, signature.bind(name, arguments));
    }

    @Override
    public @org.jspecify.annotations.Nullable Value find(Run run, String attribute) {
        return attribute.equals("__name__") ? new Str(name) : Value.super.find(run, attribute);
    }
}
