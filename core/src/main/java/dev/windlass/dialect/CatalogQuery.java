package dev.windlass.dialect;

/**
 * A query of the catalogue; it has no parameters.
 *
 * @param name tells it from the other queries of its dialect
 * @param sql its text
 */
public record CatalogQuery(String name, String sql) {}
