package dev.windlass.cli;

/** The version of this build. */
final class Version {
    /** As in {@code windlass --version}; the build's tests compare it with the project's own. */
    static final String TEXT = "0.1.0";

    private Version() {}
}
