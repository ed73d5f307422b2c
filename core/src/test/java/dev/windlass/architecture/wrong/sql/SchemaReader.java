package dev.windlass.architecture.wrong.sql;

import dev.windlass.architecture.wrong.schema.Table;

/** One package of values that knows another. */
public record SchemaReader(Table table) {}
