package dev.windlass.architecture.wrong.plan;

public record AbstractStep() {}
