package dev.windlass.schema;

import java.util.Optional;

/**
 * A table's part in partitioning.
 *
 * @param by what stands after {@code PARTITION BY}, SQL text; on MySQL with the partitions; empty if it is not
 *     partitioned itself
 * @param parent on PostgreSQL the table that this one is a partition of
 * @param bound on PostgreSQL what stands after {@code PARTITION OF parent}, such as
 *     {@code FOR VALUES FROM (1) TO (10)} or {@code DEFAULT}
 */
public record Partitioning(String by, Optional<QualifiedName> parent, String bound) {
    /** Not partitioned, and no partition. */
    public static final Partitioning NONE = new Partitioning("", Optional.empty(), "");

    /** Partitioned. */
    public static Partitioning by(String sql) {
        return new Partitioning(sql, Optional.empty(), "");
    }

    /** A partition of another table. */
    public static Partitioning of(QualifiedName parent, String bound) {
        return new Partitioning("", Optional.of(parent), bound);
    }
}
