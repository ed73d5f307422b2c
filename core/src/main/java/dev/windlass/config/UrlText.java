package dev.windlass.config;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A URL {@code scheme://user:password@hosts/path?name=value&…}, cut at its seams and percent-decoded where no more
 * cutting follows. Forgives what is seen in real passwords: an {@code @} (the last one ends the password), {@code /},
 * {@code ?}, {@code #}, {@code :} and stray {@code %} that are not encoded.
 *
 * @param scheme what is before {@code ://}, in lower case
 * @param user the user, decoded
 * @param password the password, decoded
 * @param hosts what is between user and path, as written
 * @param path what follows the first {@code /} after the hosts, as written
 * @param hasPath whether there is such a {@code /}
 * @param query the parameters, decoded, in order; the last of one name wins
 */
record UrlText(
        String scheme,
        Optional<String> user,
        Optional<String> password,
        String hosts,
        String path,
        boolean hasPath,
        Map<String, String> query) {

    /** Cuts {@code rest}, the text after {@code scheme://}. */
    static UrlText cut(String scheme, String rest, boolean plusIsSpace) {
        int at = endOfUser(rest);
        Optional<String> user = Optional.empty();
        Optional<String> password = Optional.empty();
        if (at >= 0) {
            String login = rest.substring(0, at);
            int colon = login.indexOf(':');
            String name = colon < 0 ? login : login.substring(0, colon);
            user = name.isEmpty() ? Optional.empty() : Optional.of(Percent.decode(name));
            password = colon < 0 ? Optional.empty() : Optional.of(Percent.decode(login.substring(colon + 1)));
        }
        String place = rest.substring(at + 1);
        int question = place.indexOf('?');
        String beforeQuery = question < 0 ? place : place.substring(0, question);
        int slash = pathStart(beforeQuery);
        return new UrlText(
                scheme,
                user,
                password.filter(text -> !text.isEmpty()),
                slash < 0 ? beforeQuery : beforeQuery.substring(0, slash),
                slash < 0 ? "" : beforeQuery.substring(slash + 1),
                slash >= 0,
                question < 0 ? Map.of() : query(place.substring(question + 1), plusIsSpace));
    }

    /** The slash that begins the path: not one within the brackets of {@code unix(/run/mysqld.sock)}. */
    private static int pathStart(String text) {
        int open = text.indexOf('(');
        int slash = text.indexOf('/');
        int close = text.lastIndexOf(')');
        return open >= 0 && open < slash && slash < close ? text.indexOf('/', close) : slash;
    }

    private static int endOfUser(String rest) {
        int question = rest.indexOf('?');
        while (question >= 0) {
            int at = rest.indexOf('@', question);
            boolean parameters = at < 0 || rest.substring(question, at).contains("=");
            if (parameters || rest.substring(0, question).matches("[^@:]*(:\\d+)?/.*")) {
                break;
            }
            question = rest.indexOf('?', at);
        }
        String region = question < 0 ? rest : rest.substring(0, question);
        int at = region.lastIndexOf('@');
        int slash = region.indexOf('/');
        if (at < 0 || slash < 0 || at < slash || region.substring(0, slash).contains("(")) {
            return at < 0 ? -1 : inBrackets(region, at);
        }
        // A slash before the "@": part of a password such as "p/w", or the path of a URL without a user.
        String head = region.substring(0, slash);
        boolean hasPassword = head.contains("@") || head.indexOf(':') >= 0;
        boolean endsInPort = head.matches("[^:@]*:\\d+");
        return hasPassword && (!endsInPort || region.indexOf('/', at) >= 0) ? at : head.lastIndexOf('@');
    }

    private static int inBrackets(String region, int at) {
        int open = region.lastIndexOf('(', at);
        boolean inside = open >= 0 && region.indexOf(')', open) > at && region.lastIndexOf('@', open) >= 0;
        return inside ? region.lastIndexOf('@', open) : at;
    }

    static Map<String, String> query(String text, boolean plusIsSpace) {
        Map<String, String> result = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            String decoded = Percent.decode(plusIsSpace ? value.replace('+', ' ') : value);
            // SQLAlchemy's way to name several hosts is to repeat "host".
            result.merge(Percent.decode(name), decoded, (a, b) -> name.equals("host") ? a + "," + b : b);
        }
        return result;
    }

    /** The hosts and ports of {@code text}: {@code a:5432,b,[::1]:5433}. */
    static List<DatabaseUrl.Host> hosts(String text) {
        List<DatabaseUrl.Host> result = new ArrayList<>();
        for (String part : text.split(",")) {
            if (part.isEmpty()) {
                continue;
            }
            int bracket = part.startsWith("[") ? part.indexOf(']') : -1;
            int colon = part.indexOf(':', Math.max(bracket, 0));
            String name = colon < 0 ? part : part.substring(0, colon);
            String bare = bracket < 0 ? name : part.substring(1, bracket);
            int port = colon < 0 || colon == part.length() - 1 ? 0 : port(part.substring(colon + 1));
            result.add(new DatabaseUrl.Host(Percent.decode(bare), port));
        }
        return result;
    }

    /** The port; the message does not repeat it, since it may be part of a password. */
    static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw bad("The port in the database URL is not a number from 1 to 65535");
        }
        return port;
    }

    static WindlassException bad(String message) {
        return Problem.of(ErrorCode.BAD_URL, message).toException();
    }
}
