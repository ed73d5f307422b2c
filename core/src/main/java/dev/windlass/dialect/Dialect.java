package dev.windlass.dialect;

import java.util.Set;
import java.util.function.Function;

/**
 * A family of databases: what differs between it and the others, as small parts.
 *
 * @param name its name
 * @param quoting how it writes names and constants
 * @param types how it writes the portable types
 * @param capabilities what each version of it can do
 * @param renderer how it writes operations
 * @param inspection how it tells what a database looks like
 */
public record Dialect(
        DialectName name,
        Quoting quoting,
        TypeNames types,
        Function<ServerVersion, Set<Capability>> capabilities,
        OperationRenderer renderer,
        Inspection inspection) {}
