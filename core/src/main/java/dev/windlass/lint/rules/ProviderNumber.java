package dev.windlass.lint.rules;

import dev.windlass.error.ErrorCode;
import dev.windlass.lint.Patterns;
import dev.windlass.lint.Rule;
import java.util.regex.Pattern;

/**
 * National provider identifiers of the United States: ten digits that begin with 1 or 2, whose check digit is Luhn's over
 * them with 80840 in front (45 CFR 162.406), in a script that speaks of NPIs.
 */
public final class ProviderNumber {
    private static final Pattern PATTERN = Pattern.compile("(?<![0-9A-Za-z.-])[12]\\d{9}(?![0-9A-Za-z.-])");
    private static final Pattern CONTEXT = Pattern.compile("(?i)(?<![a-z])npi(?![a-z])|provider_identifier");

    /** The rule. */
    public static final Rule RULE = new Rule(
            "npi",
            ErrorCode.PERSONAL_DATA_IN_SCRIPT,
            text -> CONTEXT.matcher(text.text()).find()
                    ? Patterns.find(
                            PATTERN,
                            0,
                            text,
                            "npi",
                            "a national provider identifier",
                            match -> Patterns.luhn("80840" + match.group()))
                    : java.util.List.of());

    private ProviderNumber() {}
}
