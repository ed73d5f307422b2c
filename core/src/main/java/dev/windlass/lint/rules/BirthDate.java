package dev.windlass.lint.rules;

import dev.windlass.error.ErrorCode;
import dev.windlass.lint.Finding;
import dev.windlass.lint.Rule;
import dev.windlass.lint.ScriptText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of birth of people with names: rows that are inserted into columns of both. */
public final class BirthDate {
    private static final Pattern INSERT = Pattern.compile(
            "(?is)\\bINSERT\\s+INTO\\s+[\\w.\"`]+\\s*\\(([^()]{1,2000})\\)\\s*VALUES\\b([^;]{1,100000})");
    private static final Pattern UPDATE = Pattern.compile("(?is)\\bUPDATE\\s+[\\w.\"`]+\\s+SET\\b([^;]{1,5000})");
    private static final Pattern BIRTH =
            Pattern.compile("(?i)(?<![a-z])(?:dob|date_of_birth|birth_?da(?:te|y)|born_on|birthdate)(?![a-z])");
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?<![a-z])(?:(?:first|last|full|family|given|patient|middle|sur|client)_?name|name|surname)(?![a-z_])");
    private static final Pattern DATE = Pattern.compile("'(?:19|20)\\d\\d-[01]\\d-[0-3]\\d'");

    /** The rule. */
    public static final Rule RULE = new Rule("birth-date", ErrorCode.PERSONAL_DATA_IN_SCRIPT, BirthDate::search);

    private BirthDate() {}

    private static List<Finding> search(ScriptText text) {
        List<Finding> findings = new ArrayList<>();
        Matcher insert = INSERT.matcher(text.text());
        while (insert.find()) {
            if (both(insert.group(1))) {
                add(insert.group(2), insert.start(2), findings);
            }
        }
        Matcher update = UPDATE.matcher(text.text());
        while (update.find()) {
            if (both(update.group(1))) {
                add(update.group(1), update.start(1), findings);
            }
        }
        return findings;
    }

    private static boolean both(String columns) {
        return BIRTH.matcher(columns).find() && NAME.matcher(columns).find();
    }

    private static void add(String values, int offset, List<Finding> findings) {
        Matcher date = DATE.matcher(values);
        if (date.find()) {
            findings.add(new Finding("birth-date", "a date of birth beside a name", offset + date.start()));
        }
    }
}
