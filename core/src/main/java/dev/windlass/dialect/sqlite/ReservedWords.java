package dev.windlass.dialect.sqlite;

import java.util.Set;

/** The words that SQLite 3.40 does not take as plain names (by trial), and those that others quote there. */
final class ReservedWords {
    /** Not taken as plain names. */
    static final Set<String> RESERVED = words("""
            add after all alter analyze and as asc attach autoincrement before begin between by
            cascade case cast check collate column commit conflict constraint create cross
            current_date current_time current_timestamp database default deferrable deferred delete
            desc detach distinct drop each else end escape except exclusive exists explain fail false
            for foreign from full generated glob group having if ignore immediate in index indexed
            initially inner insert instead intersect into is isnull join key left like limit match
            materialized natural not nothing notnull null of offset on or order outer plan pragma
            primary query raise references reindex rename replace restrict returning right rollback
            row select set table temp temporary then to transaction trigger true union unique update
            using vacuum values view virtual when where window with without
            """);

    private ReservedWords() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
