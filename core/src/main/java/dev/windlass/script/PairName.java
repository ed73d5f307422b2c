package dev.windlass.script;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file of the pairs layout. The rule is golang-migrate's (v4.19.1): {@code
 * ^([0-9]+)_(.*)\.(down|up)\.(.*)$} on the base name, the version an unsigned number of 64 bits, leading zeros without
 * meaning.
 *
 * @param digits the version as written
 * @param version its value
 * @param title the part between version and direction
 * @param up whether the file upgrades
 * @param extension what follows the direction
 */
public record PairName(String digits, BigInteger version, String title, boolean up, String extension) {
    private static final Pattern PATTERN = Pattern.compile("^([0-9]+)_(.*)\\.(down|up)\\.(.*)$");
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

    /** The parts of a name; nothing if the file is not one of the layout. */
    public static Optional<PairName> parse(String fileName) {
        Matcher matcher = PATTERN.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigInteger version = new BigInteger(matcher.group(1));
        return version.compareTo(LIMIT) >= 0
                ? Optional.empty()
                : Optional.of(new PairName(
                        matcher.group(1),
                        version,
                        matcher.group(2),
                        matcher.group(3).equals("up"),
                        matcher.group(4)));
    }
}
