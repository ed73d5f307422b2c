package dev.windlass.command;

import dev.windlass.diff.Rename;
import dev.windlass.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a model's table or column was called otherwise before, as a comment {@code -- renamed from: old} says.
 *
 * @param rename what was renamed
 * @param where the comment's place
 */
public record DeclaredRename(Rename rename, String where) {
    private static final String NAME = "(?:[\"`\\[]([^\"`\\]]+)[\"`\\]]|([\\w$]+))";
    private static final Pattern TABLE = Pattern.compile(
            "(?i)^\\s*CREATE\\s+(?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED)\\s+)*TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
                    + NAME + "(?:\\s*\\.\\s*" + NAME + ")?");
    private static final Pattern COMMENT = Pattern.compile("(?i)--\\s*renamed from:\\s*(\\S+)\\s*$");
    private static final Pattern COLUMN = Pattern.compile("^\\s*,?\\s*" + NAME);

    /** The declarations in the text of a model: at the end of the line they speak of, or on a line above it. */
    static List<DeclaredRename> in(String text, String file) {
        List<DeclaredRename> found = new ArrayList<>();
        QualifiedName table = null;
        String pending = "";
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher comment = COMMENT.matcher(line);
            String old = comment.find() ? unquoted(comment.group(1)) : "";
            String code = old.isEmpty() ? line : line.substring(0, comment.start());
            if (code.isBlank()) {
                pending = old.isEmpty() ? pending : old;
                continue;
            }
            if (code.strip().startsWith("--")) {
                continue;
            }
            String declared = old.isEmpty() ? pending : old;
            pending = "";
            Matcher create = TABLE.matcher(code);
            if (create.find()) {
                table = name(create);
                if (!declared.isEmpty()) {
                    found.add(new DeclaredRename(
                            new Rename.OfTable(qualified(declared, table), table), file + ":" + number));
                }
                continue;
            }
            Matcher column = COLUMN.matcher(code);
            if (!declared.isEmpty() && table != null && column.find()) {
                found.add(
                        new DeclaredRename(new Rename.OfColumn(table, declared, part(column, 1)), file + ":" + number));
            }
        }
        return found;
    }

    private static QualifiedName qualified(String old, QualifiedName like) {
        int dot = old.lastIndexOf('.');
        return dot < 0 ? like.sibling(old) : QualifiedName.of(old.substring(0, dot), old.substring(dot + 1));
    }

    private static QualifiedName name(Matcher matcher) {
        String first = part(matcher, 1);
        String second = part(matcher, 3);
        return second.isEmpty() ? QualifiedName.of(first) : QualifiedName.of(first, second);
    }

    private static String part(Matcher matcher, int group) {
        if (matcher.group(group) != null) {
            return matcher.group(group);
        }
        return matcher.group(group + 1) == null ? "" : matcher.group(group + 1);
    }

    private static String unquoted(String text) {
        return text.replaceAll("[\"`\\[\\],;]", "");
    }
}
