package dev.windlass.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Numbered revisions as a line: golang-migrate's folders. A number is an unsigned integer of 64 bits whose leading zeros
 * do not count; the order is that of the numbers.
 */
public final class RevisionLine {
    private static final String LARGEST = "18446744073709551615";

    /** By number. The ids must be numbers without leading zeros. */
    public static final Comparator<RevisionId> NUMERIC =
            Comparator.<RevisionId>comparingInt(id -> id.value().length()).thenComparing(RevisionId::value);

    private RevisionLine() {}

    /** The id of a number as it is written in a file name; empty if it is not one, or too large. */
    public static Optional<RevisionId> id(String digits) {
        boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return Optional.empty();
        }
        String stripped = digits.replaceFirst("^0+(?=.)", "");
        boolean fits = stripped.length() < LARGEST.length()
                || (stripped.length() == LARGEST.length() && stripped.compareTo(LARGEST) <= 0);
        return fits ? Optional.of(new RevisionId(stripped)) : Optional.empty();
    }

    /**
     * The revisions in the order of their numbers, each with the one before it as its parent. Two with one number both
     * follow the one before, so that {@link RevisionGraph#problems} tells of them.
     */
    public static List<Revision> linked(Collection<Revision> revisions) {
        List<Revision> sorted = revisions.stream()
                .sorted(Comparator.comparing(Revision::id, NUMERIC).thenComparing(Revision::location))
                .toList();
        List<Revision> linked = new ArrayList<>(sorted.size());
        List<RevisionId> parents = List.of();
        Optional<RevisionId> previous = Optional.empty();
        for (Revision revision : sorted) {
            if (previous.isPresent() && !previous.get().equals(revision.id())) {
                parents = List.of(previous.get());
            }
            previous = Optional.of(revision.id());
            linked.add(new Revision(
                    revision.id(),
                    parents,
                    revision.dependsOn(),
                    revision.labels(),
                    revision.title(),
                    revision.created(),
                    revision.location()));
        }
        return List.copyOf(linked);
    }
}
