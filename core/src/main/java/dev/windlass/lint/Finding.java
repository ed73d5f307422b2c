package dev.windlass.lint;

/**
 * Something that a rule found. It tells where and what kind of thing, never the thing itself.
 *
 * @param rule the rule's id
 * @param what the kind of thing, such as {@code a private key}
 * @param offset where it begins, in characters of the text
 */
public record Finding(String rule, String what, int offset) {}
