package dev.windlass.architecture.wrong.operation;

import dev.windlass.architecture.wrong.jdbc.Connects;

/** Knows a package above it. */
public record Runs(Connects connects) {}
