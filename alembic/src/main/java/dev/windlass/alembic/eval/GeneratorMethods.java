package dev.windlass.alembic.eval;

/** The methods of generators. */
final class GeneratorMethods {
    static final Methods<IteratorValue> TABLE = new Methods<>(IteratorValue.class)
            .method("__next__", "", (run, self, b) -> Builtins.next(run, self, null))
            .method(
                    "send",
                    "value",
                    (run, self, b) -> self instanceof Generator g
                            ? g.resume(b.value("value"), null)
                            : Builtins.next(run, self, null))
            .method("close", "", (run, self, b) -> {
                if (self instanceof Generator generator) {
                    generator.close();
                }
                return None.NONE;
            });

    private GeneratorMethods() {}
}
