package dev.windlass.sql;

import java.util.Locale;

/** Reads the lines that speak to Windlass. */
final class Directives {
    private static final String MARK = "windlass:";

    private Directives() {}

    /** Whether a comment speaks to Windlass. */
    static boolean isDirective(String comment) {
        if (!comment.startsWith("--")) {
            return false;
        }
        int i = 2;
        while (i < comment.length() && Character.isWhitespace(comment.charAt(i))) {
            i++;
        }
        return comment.regionMatches(true, i, MARK, 0, MARK.length());
    }

    /** The directive that such a comment is. */
    static Directive parse(String comment, SourceSpan span) {
        String text = comment.substring(2).strip();
        String rest = text.substring(MARK.length()).strip();
        int end = wordEnd(rest, 0);
        String name = rest.substring(0, end).toLowerCase(Locale.ROOT);
        String argument = rest.substring(end).strip();
        int second = wordEnd(argument, 0);
        if (name.equals("end") && argument.substring(0, second).equalsIgnoreCase("statement")) {
            return new Directive("end statement", argument.substring(second).strip(), span);
        }
        return new Directive(name, argument, span);
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
