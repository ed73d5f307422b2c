package dev.windlass.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a folder holds its scripts. */
public enum Layout {
    /** Windlass's own: {@code <id>_<slug>.sql}, {@code .java}. */
    REVISIONS,
    /** Alembic's: {@code *.py}. */
    ALEMBIC,
    /** golang-migrate's: {@code <version>_<title>.up.sql} and {@code .down.sql}. */
    PAIRS;

    /** The word for it in configuration and output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The layout of that word. */
    public static Optional<Layout> of(String word) {
        return Arrays.stream(values())
                .filter(layout -> layout.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
