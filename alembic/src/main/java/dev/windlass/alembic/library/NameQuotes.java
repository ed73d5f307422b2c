package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.None;
import dev.windlass.alembic.eval.Run;
import dev.windlass.alembic.eval.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that a revision wants in quotes, or without, whatever their letters: {@code quoted_name(name, quote=True)} and
 * {@code Column(name, quote=True)}. A name is quoted alike in the whole revision.
 */
final class NameQuotes {
    private final Map<String, Boolean> wanted = new HashMap<>();

    /** Notes what is wanted; {@code None} leaves it to the name's letters. */
    void note(Run run, @Nullable String name, @Nullable Value quote) {
        if (name != null && quote != null && quote != None.NONE) {
            wanted.put(name, quote.truth(run));
        }
    }

    /** What is wanted of a name; null if nothing is. */
    @Nullable
    Boolean of(String name) {
        return wanted.get(name);
    }
}
