package dev.windlass.sql;

/**
 * One SQL statement, as it is sent to the server: without its delimiter and without the comments and white space
 * before and after it.
 *
 * @param text the exact text
 * @param span where it begins
 */
public record Statement(String text, SourceSpan span) {}
