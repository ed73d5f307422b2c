package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a statement that may be names of objects: every identifier, quoted or not. */
final class NamedWords {
    private static final Pattern SKIPPED_OR_NAME = Pattern.compile(
            "--[^\\n]*|/\\*.*?\\*/|'(?:[^'\\\\]|''|\\\\.)*'|\"((?:[^\"]|\"\")+)\"|`((?:[^`]|``)+)`|([\\p{L}_][\\p{L}\\p{N}_$]*)",
            Pattern.DOTALL);

    private NamedWords() {}

    /** The words, in the case in which the catalogue holds them. */
    static Set<String> of(DialectName dialect, String statement) {
        return of(dialect, statement, Set.of());
    }

    /**
     * The words, without those that are names only in quotes, or behind a full stop.
     *
     * @param reserved such words, in capitals
     */
    static Set<String> of(DialectName dialect, String statement, Set<String> reserved) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = SKIPPED_OR_NAME.matcher(statement);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                words.add(matcher.group(1).replace("\"\"", "\""));
            } else if (matcher.group(2) != null) {
                words.add(matcher.group(2).replace("``", "`"));
            } else if (matcher.group(3) != null) {
                String word = matcher.group(3);
                boolean behindStop = matcher.start() > 0 && statement.charAt(matcher.start() - 1) == '.';
                if (!behindStop && reserved.contains(word.toUpperCase(Locale.ROOT))) {
                    continue;
                }
                words.add(dialect == DialectName.POSTGRESQL ? word.toLowerCase(Locale.ROOT) : word);
            }
        }
        return words;
    }
}
