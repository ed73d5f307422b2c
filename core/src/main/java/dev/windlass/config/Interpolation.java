package dev.windlass.config;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts variables into the texts of a configuration file: {@code ${NAME}}, {@code ${NAME:-default}} (also where the
 * variable is empty; the default may hold variables itself), and a doubled dollar sign before the brace for plain text. A {@code $} before
 * anything else is a plain dollar sign.
 */
public final class Interpolation {
    private Interpolation() {}

    /** The value with every variable replaced, in lists and tables too, or every problem in it. */
    public static Reading<RawValue> apply(RawValue value, Function<String, Optional<String>> variables) {
        List<Problem> problems = new ArrayList<>();
        RawValue result =
                value.mapTexts((text, origin) -> new RawValue.Text(text(text, origin, variables, problems), origin));
        return problems.isEmpty() ? Reading.good(result) : new Reading.Bad<>(problems);
    }

    private static String text(
            String text, Origin origin, Function<String, Optional<String>> variables, List<Problem> problems) {
        StringBuilder result = new StringBuilder();
        int position = 0;
        while (position < text.length()) {
            if (text.startsWith("$${", position)) {
                result.append("${");
                position += 3;
                continue;
            }
            if (!text.startsWith("${", position)) {
                result.append(text.charAt(position++));
                continue;
            }
            int end = closingBrace(text, position + 2);
            if (end < 0) {
                problems.add(Problem.of(ErrorCode.BAD_SETTING, "A variable that begins with \"${\" is not closed")
                        .at(origin.toString())
                        .next("Close it with '}', or write '$${' for a plain '${'."));
                return result.toString();
            }
            result.append(variable(text.substring(position + 2, end), origin, variables, problems));
            position = end + 1;
        }
        return result.toString();
    }

    private static String variable(
            String body, Origin origin, Function<String, Optional<String>> variables, List<Problem> problems) {
        int separator = body.indexOf(":-");
        String name = separator < 0 ? body : body.substring(0, separator);
        if (!isName(name)) {
            problems.add(Problem.of(ErrorCode.BAD_SETTING, "\"" + name + "\" is not the name of a variable")
                    .at(origin.toString())
                    .next("Write '${NAME}' or '${NAME:-default}', or '$${' for a plain '${'."));
            return "";
        }
        Optional<String> found = variables.apply(name);
        if (separator >= 0) {
            return found.filter(value -> !value.isEmpty())
                    .orElseGet(() -> text(body.substring(separator + 2), origin, variables, problems));
        }
        if (found.isEmpty()) {
            problems.add(Problem.of(ErrorCode.UNDEFINED_VARIABLE, "The variable \"" + name + "\" is not set")
                    .at(origin.toString())
                    .next("Set " + name + " in the environment or in .env, or write '${" + name + ":-default}'."));
        }
        return found.orElse("");
    }

    private static int closingBrace(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                depth++;
                i++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }
}
