package dev.windlass.dialect;

import dev.windlass.schema.Schema;
import java.util.List;

/**
 * What a database looks like.
 *
 * @param schema what Windlass manages
 * @param unmanaged what was seen besides, and is left alone
 */
public record Inspected(Schema schema, List<Unmanaged> unmanaged) {
    public Inspected {
        unmanaged = List.copyOf(unmanaged);
    }

    /**
     * An object that Windlass saw and does not manage.
     *
     * @param kind its kind in the server's words, such as {@code event trigger} or {@code foreign table}
     * @param name its name, with the namespace where it has one
     * @param why why it is left alone, such as {@code belongs to the extension 'pgcrypto'}
     */
    public record Unmanaged(String kind, String name, String why) {}
}
