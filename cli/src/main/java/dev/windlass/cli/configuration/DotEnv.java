package dev.windlass.cli.configuration;

import dev.windlass.config.Origin;
import dev.windlass.config.RawValue;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code .env} as python-dotenv and dotenv for Node do: {@code KEY=value}, {@code export KEY=value}; single quotes
 * keep everything, double quotes know {@code \n \r \t \" \\ \$}; both may span lines; bare values end at {@code  #}.
 * {@code ${OTHER}} and {@code ${OTHER:-default}} are replaced, but in single quotes, by the environment's value or one
 * from further up. Lines that assign nothing are passed over: the file is the application's, not ours.
 */
final class DotEnv {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private final String text;
    private final String name;
    private final Function<String, Optional<String>> environment;
    private final Map<String, RawValue.Text> result = new LinkedHashMap<>();
    private int position;

    private DotEnv(String text, String name, Function<String, Optional<String>> environment) {
        this.text = text;
        this.name = name;
        this.environment = environment;
    }

    /**
     * The variables; the last of one name wins.
     *
     * @throws WindlassException {@code BAD_CONFIGURATION_FILE} if a quoted value is not closed
     */
    static Map<String, RawValue.Text> parse(String text, String name, Function<String, Optional<String>> environment) {
        DotEnv file = new DotEnv(text.replace("\r\n", "\n"), name, environment);
        while (file.position < file.text.length()) {
            file.line();
        }
        return file.result;
    }

    private void line() {
        Matcher assignment = ASSIGNMENT.matcher(text).region(position, text.length());
        if (!assignment.lookingAt()) {
            position = endOfLine() + 1;
            return;
        }
        int line = 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        position = assignment.end();
        char first = position < text.length() ? text.charAt(position) : '\n';
        String value = first == '\'' || first == '"' ? quoted(first, line) : bare();
        result.put(assignment.group(1), new RawValue.Text(value, new Origin(Origin.Kind.DOTENV, name, line, 0)));
    }

    private int endOfLine() {
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end;
    }

    private String bare() {
        int end = endOfLine();
        String line = text.substring(position, end);
        position = end + 1;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return expand(line.substring(0, i).strip());
            }
        }
        return expand(line.strip());
    }

    private String quoted(char quote, int line) {
        StringBuilder value = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        position++;
        while (position < text.length() && text.charAt(position) != quote) {
            char c = text.charAt(position++);
            boolean escape = c == '\\' && position < text.length();
            char next = escape ? text.charAt(position) : '\0';
            if (quote == '\'') {
                boolean known = escape && (next == '\'' || next == '\\');
                plain.append(known ? next : c);
                position += known ? 1 : 0;
            } else if (escape && "nrt\"\\$'".indexOf(next) >= 0) {
                // What was escaped is not expanded: it goes past the expansion of what came before it.
                value.append(expand(plain.toString())).append(unescaped(next));
                plain.setLength(0);
                position++;
            } else {
                plain.append(c);
            }
        }
        if (position >= text.length()) {
            throw Problem.of(ErrorCode.BAD_CONFIGURATION_FILE, "A quoted value is not closed")
                    .at(name + ":" + line)
                    .toException();
        }
        position = endOfLine() + 1;
        return quote == '\''
                ? plain.toString()
                : value.append(expand(plain.toString())).toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    private String expand(String value) {
        return VARIABLE.matcher(value).replaceAll(match -> {
            Optional<String> found = environment
                    .apply(match.group(1))
                    .or(() -> Optional.ofNullable(result.get(match.group(1))).map(RawValue.Text::text));
            String fallback = Optional.ofNullable(match.group(2)).orElse("");
            return Matcher.quoteReplacement(
                    found.filter(text -> !text.isEmpty()).orElse(fallback));
        });
    }
}
