package dev.windlass.architecture.wrong.misc;

public record Thing() {}
