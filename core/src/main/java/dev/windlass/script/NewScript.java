package dev.windlass.script;

import dev.windlass.revision.RevisionId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A revision that is about to be written to a file. */
public record NewScript(
        RevisionId id,
        List<RevisionId> parents,
        List<String> dependsOn,
        List<String> labels,
        String title,
        Instant created,
        ZoneId zone,
        String reason,
        String ticket) {
    private static final Pattern PART = Pattern.compile("\\$\\{([a-z_]+)}");

    /**
     * The name of the file, without its extension.
     *
     * @param template Alembic's {@code file_template}: {@code %(rev)s}, {@code %(slug)s}, {@code %(year)d} and so on
     * @param slugLength how long the slug may be, in characters
     */
    public String fileName(String template, int slugLength) {
        ZonedDateTime at = created.atZone(zone);
        return template.replace("%%", "%")
                .replace("%(rev)s", id.value())
                .replace("%(slug)s", slug(slugLength))
                .replace("%(epoch)s", Long.toString(created.getEpochSecond()))
                .replaceAll("%\\(year\\)[.\\d]*d", "%04d".formatted(at.getYear()))
                .replaceAll("%\\(month\\)[.\\d]*d", "%02d".formatted(at.getMonthValue()))
                .replaceAll("%\\(day\\)[.\\d]*d", "%02d".formatted(at.getDayOfMonth()))
                .replaceAll("%\\(hour\\)[.\\d]*d", "%02d".formatted(at.getHour()))
                .replaceAll("%\\(minute\\)[.\\d]*d", "%02d".formatted(at.getMinute()))
                .replaceAll("%\\(second\\)[.\\d]*d", "%02d".formatted(at.getSecond()));
    }

    /** The title as a part of a file name: words in lower case, cut after whole words (Alembic's rule). */
    String slug(int length) {
        String words = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
        if (words.length() <= length) {
            return words;
        }
        int cut = words.lastIndexOf('_', length);
        return cut > 0 ? words.substring(0, cut) : words.substring(0, length);
    }

    /**
     * The script as SQL.
     *
     * @param empty whether it is meant to run nothing, as a merge is
     */
    public String sql(boolean empty) {
        return sqlHeader() + "\n-- windlass: upgrade\n" + (empty ? "" : "\n\n") + "\n-- windlass: downgrade\n";
    }

    /**
     * The script as a project's template has it: {@code ${header}} is the header as Windlass writes it, {@code ${id}},
     * {@code ${revises}}, {@code ${depends_on}}, {@code ${branch}}, {@code ${title}}, {@code ${created}}, {@code
     * ${reason}} and {@code ${ticket}} are its parts, and {@code ${class}} is the class's name. Any other {@code ${…}}
     * stays as it is.
     *
     * @param header the header
     */
    public String filled(String template, String header) {
        Map<String, String> values = Map.of(
                "header",
                header.stripTrailing(),
                "id",
                id.value(),
                "revises",
                parents.stream().map(RevisionId::value).collect(Collectors.joining(", ")),
                "depends_on",
                String.join(", ", dependsOn),
                "branch",
                String.join(", ", labels),
                "title",
                title.replace("\n", " "),
                "created",
                DateTimeFormatter.ISO_INSTANT.format(created),
                "reason",
                reason,
                "ticket",
                ticket,
                "class",
                JavaScript.className(this));
        return PART.matcher(template).replaceAll(match -> {
            String value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }

    /** The comment lines at the top of a SQL script. */
    public String sqlHeader() {
        StringBuilder out = new StringBuilder();
        out.append("-- ").append(title.replace("\n", " ")).append("\n--\n");
        line(out, "Revision", id.value());
        line(out, "Revises", parents.stream().map(RevisionId::value).collect(Collectors.joining(", ")));
        if (!dependsOn.isEmpty()) {
            line(out, "Depends-On", String.join(", ", dependsOn));
        }
        if (!labels.isEmpty()) {
            line(out, "Branch", String.join(", ", labels));
        }
        line(out, "Created", DateTimeFormatter.ISO_INSTANT.format(created));
        if (!reason.isEmpty()) {
            line(out, "Reason", reason);
        }
        if (!ticket.isEmpty()) {
            line(out, "Ticket", ticket);
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append(("-- " + key + ": " + value.replace("\n", " ")).stripTrailing())
                .append('\n');
    }

    /** The script as an Alembic revision, as its own template has it. */
    public String python() {
        ZonedDateTime at = created.atZone(zone);
        return """
                \"\"\"%s

                Revision ID: %s
                Revises: %s
                Create Date: %s

                \"\"\"
                from typing import Sequence, Union

                from alembic import op
                import sqlalchemy as sa


                # revision identifiers, used by Alembic.
                revision: str = %s
                down_revision: Union[str, Sequence[str], None] = %s
                branch_labels: Union[str, Sequence[str], None] = %s
                depends_on: Union[str, Sequence[str], None] = %s


                def upgrade() -> None:
                    pass


                def downgrade() -> None:
                    pass
                """.formatted(
                        title.replace("\"\"\"", "'''"),
                        id.value(),
                        parents.stream().map(RevisionId::value).collect(Collectors.joining(", ")),
                        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(at),
                        literal(id.value()),
                        literals(parents.stream().map(RevisionId::value).toList()),
                        literals(labels),
                        literals(dependsOn));
    }

    private static String literals(List<String> values) {
        return switch (values.size()) {
            case 0 -> "None";
            case 1 -> literal(values.getFirst());
            default -> values.stream().map(NewScript::literal).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
