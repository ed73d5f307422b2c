package dev.windlass.script;

import dev.windlass.revision.RevisionId;
import java.util.List;
import java.util.Optional;

/**
 * A revision in code as SQL, as far as that can be told without running it on the user's database.
 *
 * @param id the revision
 * @param upgrade the way up, in order
 * @param downgrade the way back, in order
 * @param upgradeTogether whether the way up may run in a transaction
 * @param downgradeTogether whether the way back may
 * @param irreversible why there is no way back; nothing if there is one
 */
public record Ported(
        RevisionId id,
        List<Part> upgrade,
        List<Part> downgrade,
        boolean upgradeTogether,
        boolean downgradeTogether,
        Optional<String> irreversible) {
    public Ported {
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
    }

    /** What could not be told, of both ways. */
    public List<Part.Unread> unread() {
        return java.util.stream.Stream.concat(upgrade.stream(), downgrade.stream())
                .filter(Part.Unread.class::isInstance)
                .map(Part.Unread.class::cast)
                .toList();
    }

    /** A piece of a way. */
    public sealed interface Part {
        /** A statement, or several separated by semicolons. */
        record Sql(String text) implements Part {}

        /**
         * What has to be written by a person.
         *
         * @param source the text in the other language
         * @param where {@code file:line}
         * @param code the code of the problem that kept it from being told, such as {@code WL8001}
         * @param why why it could not be told, in a line
         */
        record Unread(String source, String where, String code, String why) implements Part {}
    }
}
