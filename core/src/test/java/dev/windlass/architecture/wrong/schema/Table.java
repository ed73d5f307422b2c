package dev.windlass.architecture.wrong.schema;

public record Table(String name) {}
