package dev.windlass.cli;

import dev.windlass.command.RevisionView;
import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows revisions: as lines, in full, or as documents. */
final class Revisions {
    private Revisions() {}

    static void show(Console console, List<RevisionView> views, boolean full) {
        if (console.json()) {
            console.document(
                    Map.of("revisions", views.stream().map(Revisions::document).toList()));
            return;
        }
        for (RevisionView view : views) {
            if (full) {
                full(console, view);
            } else {
                console.result(line(view));
            }
        }
    }

    /** {@code parent -> id (labels) (head) (current), title}, as Alembic's {@code history}. */
    static String line(RevisionView view) {
        Revision revision = view.revision();
        String parents = revision.parents().isEmpty() ? "<base>" : ids(revision.parents());
        String dependsOn = revision.dependsOn().isEmpty() ? "" : " (" + String.join(", ", revision.dependsOn()) + ")";
        return parents + dependsOn + " -> " + brief(view) + ", " + revision.title();
    }

    /** {@code id (labels) (head)}. */
    static String brief(RevisionView view) {
        StringBuilder out = new StringBuilder(view.revision().id().value());
        if (!view.labels().isEmpty()) {
            out.append(" (").append(String.join(", ", view.labels())).append(')');
        }
        if (view.effectiveHead()) {
            out.append(" (effective head)");
        } else if (view.head()) {
            out.append(" (head)");
        }
        if (view.current()) {
            out.append(" (current)");
        }
        if (view.branchPoint()) {
            out.append(" (branchpoint)");
        }
        if (view.merge()) {
            out.append(" (mergepoint)");
        }
        return out.toString();
    }

    private static void full(Console console, RevisionView view) {
        Revision revision = view.revision();
        console.result("Rev: " + brief(view));
        if (revision.parents().size() > 1) {
            console.result("Merges: " + ids(revision.parents()));
        } else {
            console.result("Parent: " + (revision.parents().isEmpty() ? "<base>" : ids(revision.parents())));
        }
        if (!revision.dependsOn().isEmpty()) {
            console.result("Also depends on: " + String.join(", ", revision.dependsOn()));
        }
        if (view.branchPoint()) {
            console.result("Branches into: " + ids(view.children()));
        }
        if (!view.labels().isEmpty()) {
            console.result("Branch names: " + String.join(", ", view.labels()));
        }
        console.result("Path: " + revision.location());
        revision.created().ifPresent(created -> console.result("Created: " + created));
        view.applied().ifPresent(applied -> console.result("Applied: " + (applied ? "yes" : "no")));
        console.result("");
        console.result("    " + revision.title());
        console.result("");
    }

    static String ids(List<RevisionId> ids) {
        return ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
    }

    static Map<String, Object> document(RevisionView view) {
        Revision revision = view.revision();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", revision.id().value());
        document.put("parents", Console.texts(revision.parents()));
        document.put("depends_on", revision.dependsOn());
        document.put("labels", new ArrayList<>(view.labels()));
        document.put("title", revision.title());
        document.put("created", revision.created().map(Object::toString).orElse(null));
        document.put("file", revision.location());
        document.put("applied", view.applied().orElse(null));
        document.put("head", view.head());
        document.put("branch_point", view.branchPoint());
        document.put("merge", view.merge());
        return document;
    }
}
