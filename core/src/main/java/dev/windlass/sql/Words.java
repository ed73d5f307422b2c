package dev.windlass.sql;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Small functions on words: what a line is, and which word was meant. */
public final class Words {
    private Words() {}

    /** Whether a line, without leading blanks, is a directive ({@code -- windlass: …}). */
    public static boolean isDirective(String line) {
        if (!line.startsWith("--")) {
            return false;
        }
        String rest = line.substring(2).stripLeading();
        return rest.regionMatches(true, 0, "windlass:", 0, 9);
    }

    /**
     * The known word nearest to a misspelt one.
     *
     * @param limit how many letters may be wrong, at most
     */
    public static Optional<String> nearest(String word, Collection<String> known, int limit) {
        String lower = word.toLowerCase(Locale.ROOT);
        record Candidate(String word, int distance) {}
        return known.stream()
                .map(k -> new Candidate(k, distance(lower, k.toLowerCase(Locale.ROOT))))
                .filter(c -> c.distance() <= limit && c.distance() < c.word().length())
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::word);
    }

    /** The least number of letters to insert, delete, replace or swap with their neighbour (Damerau, restricted). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
