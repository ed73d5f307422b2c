package dev.windlass.dialect;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server it is: the product and its version.
 *
 * @param product the product, which may be another one than the dialect's own
 * @param major the first number
 * @param minor the second number; 0 if there is none
 * @param patch the third number; 0 if there is none
 */
public record ServerVersion(Product product, int major, int minor, int patch) implements Comparable<ServerVersion> {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?");
    private static final Pattern MARIADB =
            Pattern.compile("(?:5\\.5\\.5-)?(\\d+\\.\\d+\\.\\d+)-MariaDB", Pattern.CASE_INSENSITIVE);

    /** The products that are told apart. */
    public enum Product {
        POSTGRESQL("PostgreSQL", DialectName.POSTGRESQL),
        COCKROACHDB("CockroachDB", DialectName.POSTGRESQL),
        YUGABYTEDB("YugabyteDB", DialectName.POSTGRESQL),
        MYSQL("MySQL", DialectName.MYSQL),
        MARIADB("MariaDB", DialectName.MYSQL),
        TIDB("TiDB", DialectName.MYSQL),
        SQLITE("SQLite", DialectName.SQLITE);

        private final String title;
        private final DialectName dialect;

        Product(String title, DialectName dialect) {
            this.title = title;
            this.dialect = dialect;
        }

        /** How the product writes its name. */
        public String title() {
            return title;
        }

        /** The dialect it speaks. */
        public DialectName dialect() {
            return dialect;
        }
    }

    /**
     * Reads what a server says of itself, or a plain number: {@code PostgreSQL 15.3 (Debian 15.3-0+deb12u1) on …},
     * {@code 10.11.19-MariaDB-deb12}, {@code 5.5.5-10.4.8-MariaDB} (as old clients see it), {@code 8.0.36},
     * {@code 3.45.1}, {@code CockroachDB CCL v23.1.2 …}, {@code 11.2-YB-2.25.0.0-b0}.
     *
     * @throws IllegalArgumentException if there is no number in it
     */
    public static ServerVersion parse(DialectName dialect, String text) {
        Product product = product(dialect, text);
        Matcher mariadb = MARIADB.matcher(text);
        String from = product == Product.MARIADB && mariadb.find() ? mariadb.group(1) : text;
        Matcher matcher = NUMBERS.matcher(from);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no version number in '" + text + "'");
        }
        return new ServerVersion(product, number(matcher, 1), number(matcher, 2), number(matcher, 3));
    }

    private static Product product(DialectName dialect, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (dialect) {
            case POSTGRESQL ->
                lower.contains("cockroach")
                        ? Product.COCKROACHDB
                        : lower.contains("-yb-") || lower.contains("yugabyte")
                                ? Product.YUGABYTEDB
                                : Product.POSTGRESQL;
            case MYSQL ->
                lower.contains("mariadb") ? Product.MARIADB : lower.contains("tidb") ? Product.TIDB : Product.MYSQL;
            case SQLITE -> Product.SQLITE;
        };
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Whether the number is that one or greater; says nothing about the product. */
    public boolean atLeast(int otherMajor, int otherMinor, int otherPatch) {
        return compareNumbers(otherMajor, otherMinor, otherPatch) >= 0;
    }

    /** Whether the number is that one or greater; says nothing about the product. */
    public boolean atLeast(int otherMajor, int otherMinor) {
        return atLeast(otherMajor, otherMinor, 0);
    }

    /** Whether it is MariaDB. */
    public boolean isMariaDb() {
        return product == Product.MARIADB;
    }

    @Override
    public int compareTo(ServerVersion other) {
        int products = product.compareTo(other.product);
        return products != 0 ? products : compareNumbers(other.major, other.minor, other.patch);
    }

    private int compareNumbers(int otherMajor, int otherMinor, int otherPatch) {
        if (major != otherMajor) {
            return Integer.compare(major, otherMajor);
        }
        return minor != otherMinor ? Integer.compare(minor, otherMinor) : Integer.compare(patch, otherPatch);
    }

    /** Such as {@code PostgreSQL 15.3}. */
    @Override
    public String toString() {
        return product.title() + " " + major + "." + minor + (patch == 0 ? "" : "." + patch);
    }
}
