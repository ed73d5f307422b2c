package dev.windlass.alembic.library;

import dev.windlass.dialect.DialectName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The database that a revision is for.
 *
 * @param dialect its family
 * @param version its version as the server says it, such as {@code 15.3} or {@code 10.11.2-MariaDB}; may be empty
 * @param quotes which names the revision wants in quotes
 */
public record Target(DialectName dialect, String version, NameQuotes quotes) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?");

    Target(DialectName dialect, String version) {
        this(dialect, version, new NameQuotes());
    }

    /** Whether it is MariaDB. */
    public boolean mariadb() {
        return version.toLowerCase(Locale.ROOT).contains("mariadb");
    }

    boolean postgresql() {
        return dialect == DialectName.POSTGRESQL;
    }

    boolean mysql() {
        return dialect == DialectName.MYSQL;
    }

    boolean sqlite() {
        return dialect == DialectName.SQLITE;
    }

    /** A part of the version, from 0; 0 if it has none. */
    int versionPart(int index) {
        Matcher numbers = NUMBERS.matcher(version.replaceFirst("^5\\.5\\.5-", ""));
        String part = numbers.find() && index < 3 ? numbers.group(index + 1) : null;
        return part == null ? 0 : Integer.parseInt(part);
    }

    /** The longest identifier that SQLAlchemy makes up for it. */
    int maxIdentifier() {
        return switch (dialect) {
            case POSTGRESQL -> 63;
            case MYSQL -> 64;
            case SQLITE -> 9999;
        };
    }
}
