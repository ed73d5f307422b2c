package dev.windlass.sql;

/**
 * A line {@code -- windlass: <name> <argument>}.
 *
 * @param name the first word, in lower case, such as {@code upgrade}; {@code end statement} is one name
 * @param argument the rest of the line, trimmed; empty if there is none
 * @param span where the comment begins
 */
public record Directive(String name, String argument, SourceSpan span) {}
