package dev.windlass.lint.rules;

import dev.windlass.error.ErrorCode;
import dev.windlass.lint.Patterns;
import dev.windlass.lint.Rule;
import java.util.regex.Pattern;

/**
 * Social security numbers of the United States, with their hyphens: no area 000, 666 or from 900 on, no group 00, no
 * serial 0000 (20 CFR 422.103, and the Social Security Administration's pages on randomization).
 */
public final class SocialSecurityNumber {
    private static final Pattern PATTERN =
            Pattern.compile("(?<![0-9A-Za-z.-])(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![0-9A-Za-z-])");

    /** The rule. */
    public static final Rule RULE = new Rule(
            "ssn",
            ErrorCode.PERSONAL_DATA_IN_SCRIPT,
            text -> Patterns.find(PATTERN, 0, text, "ssn", "a social security number", match -> true));

    private SocialSecurityNumber() {}
}
