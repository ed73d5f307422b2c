package dev.windlass.lint.rules;

import dev.windlass.error.ErrorCode;
import dev.windlass.lint.Patterns;
import dev.windlass.lint.Rule;
import java.util.regex.Pattern;

/**
 * Payment card numbers: a known issuer's beginning and length (ISO/IEC 7812), and the check digit of Luhn. Digits in a row
 * count as such only as the whole of a text in quotes, since other long numbers are common.
 */
public final class CardNumber {
    private static final Pattern PATTERN = Pattern.compile("(?<=['\"])(\\d{15,16})(?=['\"])"
            + "|(?<![0-9A-Za-z-])(\\d{4}([ -])\\d{4}\\3\\d{4}\\3\\d{4})(?![0-9A-Za-z-])");

    private static final Pattern ISSUER = Pattern.compile(
            "4\\d{15}|5[1-5]\\d{14}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}|3[47]\\d{13}|6(?:011|5\\d\\d)\\d{12}");

    /** The rule. */
    public static final Rule RULE = new Rule(
            "card-number",
            ErrorCode.PERSONAL_DATA_IN_SCRIPT,
            text -> Patterns.find(PATTERN, 0, text, "card-number", "a payment card number", match -> {
                String digits = match.group().replaceAll("[ -]", "");
                return ISSUER.matcher(digits).matches() && Patterns.luhn(digits);
            }));

    private CardNumber() {}
}
