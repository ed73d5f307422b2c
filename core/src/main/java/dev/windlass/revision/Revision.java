package dev.windlass.revision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A node of the revision graph.
 *
 * @param id its name
 * @param parents the revisions it follows; none for a base, several for a merge
 * @param dependsOn revisions, or branch labels, that must be applied before it without being its parents, as written
 * @param labels the branch labels that it declares itself
 * @param title what it does, in a line
 * @param created when it was written, where known
 * @param location the file that declares it, as the user knows it
 */
public record Revision(
        RevisionId id,
        List<RevisionId> parents,
        List<String> dependsOn,
        List<String> labels,
        String title,
        Optional<Instant> created,
        String location) {
    public Revision {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
    }
}
