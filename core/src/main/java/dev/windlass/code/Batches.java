package dev.windlass.code;

import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that goes over a table in the order of a key, so many rows at a time: {@code UPDATE users SET … WHERE id
 * BETWEEN ? AND ?}.
 *
 * @param table the table
 * @param key its key: a column of numbers, texts, UUIDs, dates or bytes that others' inserts only move upwards; rows
 *     where it is NULL are left out
 * @param size how many rows a batch has, more only where rows share their key
 * @param sql the statement; its first two {@code ?} are the first and the last key of the batch
 * @param parameters values for the {@code ?} after those
 */
public record Batches(QualifiedName table, String key, int size, String sql, List<@Nullable Object> parameters) {
    public Batches {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
        if (size < 1) {
            throw new IllegalArgumentException("a batch of " + size + " rows");
        }
    }
}
