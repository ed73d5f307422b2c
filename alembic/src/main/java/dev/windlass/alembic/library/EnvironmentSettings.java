package dev.windlass.alembic.library;

import java.util.List;
import java.util.Map;

/**
 * What {@code env.py} tells Alembic, as far as it matters to a revision's own statements.
 *
 * @param namingConvention patterns by {@code ix, uq, ck, fk, pk}; empty for none
 * @param tag {@code --tag}; empty for none
 * @param variables the environment variables that a revision may read
 * @param options keys and values given with {@code -x}
 * @param environmentModules the modules that {@code env.py} imports
 */
public record EnvironmentSettings(
        Map<String, String> namingConvention,
        String tag,
        Map<String, String> variables,
        Map<String, String> options,
        List<String> environmentModules) {
    /** Nothing is set. */
    public static final EnvironmentSettings NONE = new EnvironmentSettings(Map.of(), "", Map.of(), Map.of(), List.of());

    public EnvironmentSettings {
        namingConvention = Map.copyOf(namingConvention);
        variables = Map.copyOf(variables);
        options = Map.copyOf(options);
        environmentModules = List.copyOf(environmentModules);
    }
}
