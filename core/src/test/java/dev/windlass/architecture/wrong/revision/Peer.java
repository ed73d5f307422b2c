package dev.windlass.architecture.wrong.revision;

import dev.windlass.architecture.wrong.schema.Table;

/** An array and a nested class do not hide what is imported. */
public final class Peer {
    private Peer() {}

    static final class Inner {
        final Table[] tables;

        Inner(Table[] tables) {
            this.tables = tables;
        }
    }
}
