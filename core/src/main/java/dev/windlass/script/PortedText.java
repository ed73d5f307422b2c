package dev.windlass.script;

import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a ported revision as a native SQL revision. */
public final class PortedText {
    private PortedText() {}

    /**
     * The text of the file.
     *
     * @param revision its place in the graph
     * @param ported its statements
     * @param dialect whose SQL they are, for a remark
     * @param sha256 the hash that the revision in code was applied with
     */
    public static String of(Revision revision, Ported ported, String dialect, String sha256) {
        StringBuilder out = new StringBuilder();
        out.append("-- ").append(title(revision.title())).append("\n--\n");
        line(out, "Revision", revision.id().value());
        line(out, "Revises", revision.parents().stream().map(RevisionId::value).collect(Collectors.joining(", ")));
        if (!revision.dependsOn().isEmpty()) {
            line(out, "Depends-On", String.join(", ", revision.dependsOn()));
        }
        if (!revision.labels().isEmpty()) {
            line(out, "Branch", String.join(", ", revision.labels()));
        }
        revision.created().ifPresent(created -> line(out, "Created", DateTimeFormatter.ISO_INSTANT.format(created)));
        line(out, NativeHeader.PORTED_FROM, sha256);
        out.append("--\n-- Ported for ")
                .append(dialect)
                .append(" out of ")
                .append(revision.location())
                .append("\n\n-- windlass: upgrade\n");
        section(out, ported.upgrade(), ported.upgradeTogether());
        if (ported.irreversible().isPresent()) {
            out.append("\n-- windlass: irreversible ")
                    .append(ported.irreversible().get().replaceAll("\\s+", " "))
                    .append('\n');
        } else {
            out.append("\n-- windlass: downgrade\n");
            section(out, ported.downgrade(), ported.downgradeTogether());
        }
        return out.toString();
    }

    /** A title that is not taken for a key of the header. */
    private static String title(String title) {
        return title.replaceAll("\\s+", " ").replaceFirst("^([A-Za-z][A-Za-z-]*)\\s*:", "$1 -");
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append(("-- " + key + ": " + value).stripTrailing()).append('\n');
    }

    private static void section(StringBuilder out, List<Ported.Part> parts, boolean together) {
        if (!together) {
            out.append("-- windlass: no-transaction\n");
        }
        for (Ported.Part part : parts) {
            switch (part) {
                case Ported.Part.Sql sql -> statement(out, sql.text());
                case Ported.Part.Unread unread -> {
                    out.append("\n-- windlass: unported ")
                            .append(unread.where())
                            .append(": ")
                            .append(unread.why().replaceAll("\\s+", " "))
                            .append('\n');
                    unread.source()
                            .lines()
                            .forEach(text -> out.append(("--     " + text).stripTrailing())
                                    .append('\n'));
                    out.append('\n');
                }
            }
        }
    }

    private static void statement(StringBuilder out, String text) {
        String sql = text.strip();
        while (sql.endsWith(";")) {
            sql = sql.substring(0, sql.length() - 1).stripTrailing();
        }
        if (sql.isEmpty()) {
            return;
        }
        out.append(sql);
        // A semicolon after a line comment would be part of it.
        String last = sql.substring(sql.lastIndexOf('\n') + 1);
        out.append(last.contains("--") || last.contains("#") ? "\n;\n" : ";\n");
    }
}
