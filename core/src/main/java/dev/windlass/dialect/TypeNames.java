package dev.windlass.dialect;

import dev.windlass.schema.DataType;

/** How a dialect writes the portable types. */
@FunctionalInterface
public interface TypeNames {
    /**
     * The type as it stands in a column's definition.
     *
     * @throws dev.windlass.error.WindlassException {@code NOT_SUPPORTED_BY_DIALECT} if the server has no type that holds
     *     every value of it
     */
    String sql(DataType type, RenderContext context);
}
