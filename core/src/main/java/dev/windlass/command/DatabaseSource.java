package dev.windlass.command;

import dev.windlass.config.DatabaseUrl;

/** A live database. */
record DatabaseSource(DatabaseUrl url) implements SchemaSource {
    @Override
    public String title() {
        return "the database " + url.masked();
    }

    @Override
    public Snapshot read(Comparing comparing) {
        return comparing.inspect(url, title());
    }
}
