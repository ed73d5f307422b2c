package dev.windlass.script;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times in a form whose every character has its place. Java's formatter reads any form, and takes longer than all else
 * that is read of a script's head; most times there are written in one form.
 */
public final class FixedTime {
    private FixedTime() {}

    /**
     * The time in UTC; nothing if the text has another form or is no time.
     *
     * @param form a {@code 0} for each digit, any other character for itself: year, month, day, hour, minute and second
     *     at 0, 5, 8, 11, 14 and 17, and perhaps microseconds at 20
     */
    public static Optional<Instant> read(String text, String form) {
        if (text.length() != form.length()) {
            return Optional.empty();
        }
        for (int i = 0; i < form.length(); i++) {
            char c = text.charAt(i);
            if (form.charAt(i) == '0' ? c < '0' || c > '9' : c != form.charAt(i)) {
                return Optional.empty();
            }
        }
        try {
            int micros = form.length() >= 26 ? number(text, 20, 26) : 0;
            return Optional.of(LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            micros * 1000)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
