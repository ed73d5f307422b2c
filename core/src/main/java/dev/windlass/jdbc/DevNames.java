package dev.windlass.jdbc;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of dev databases: when they were made can be told from them. */
final class DevNames {
    /** What they all begin with. */
    static final String PREFIX = "windlass_dev_";

    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{9,11})_[a-z0-9]+");

    /** A dev database that nobody is connected to is left behind after so many seconds. */
    private static final long MAKING = 30;

    private DevNames() {}

    /** A new name. */
    static String fresh(Instant now) {
        return PREFIX + now.getEpochSecond() + "_"
                + Long.toString(new SecureRandom().nextLong() & 0xFFFFFFFFFFL, 36)
                        .toLowerCase(Locale.ROOT);
    }

    /** Whether a database of that name, which nobody is connected to, was left behind by a run that was killed. */
    static boolean isLeftBehind(String name, Instant now) {
        OptionalLong made = made(name);
        return made.isPresent() && now.getEpochSecond() - made.getAsLong() > MAKING;
    }

    private static OptionalLong made(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
