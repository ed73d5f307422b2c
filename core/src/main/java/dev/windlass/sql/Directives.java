package dev.windlass.sql;

import java.util.Locale;
import java.util.Optional;

/** Reads the lines that speak to Windlass. */
final class Directives {
    private static final String MARK = "windlass:";

    private Directives() {}

    /** The directive that a comment is, if it is one. */
    static Optional<Directive> parse(String comment, SourceSpan span) {
        if (!comment.startsWith("--")) {
            return Optional.empty();
        }
        String text = comment.substring(2).strip();
        if (!text.regionMatches(true, 0, MARK, 0, MARK.length())) {
            return Optional.empty();
        }
        String rest = text.substring(MARK.length()).strip();
        int end = wordEnd(rest, 0);
        String name = rest.substring(0, end).toLowerCase(Locale.ROOT);
        String argument = rest.substring(end).strip();
        int second = wordEnd(argument, 0);
        if (name.equals("end") && argument.substring(0, second).equalsIgnoreCase("statement")) {
            return Optional.of(
                    new Directive("end statement", argument.substring(second).strip(), span));
        }
        return Optional.of(new Directive(name, argument, span));
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
