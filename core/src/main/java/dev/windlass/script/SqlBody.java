package dev.windlass.script;

/** Where the statements of one direction of a SQL revision are. */
public sealed interface SqlBody {
    /** A section of a native revision, from its directive to the next section's or the end. */
    record Section(ScriptFile file, String directive) implements SqlBody {}

    /** A whole file, as in the pairs layout. */
    record Whole(ScriptFile file) implements SqlBody {}

    /** There is no file: the step runs nothing, and the history moves all the same. */
    record Missing() implements SqlBody {}
}
