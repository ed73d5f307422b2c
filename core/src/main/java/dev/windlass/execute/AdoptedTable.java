package dev.windlass.execute;

import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import java.util.List;
import java.util.Set;

/** The table in which another tool keeps its history, kept in step by Windlass. */
public interface AdoptedTable {
    /** No other tool's table. */
    AdoptedTable NONE = new AdoptedTable() {
        @Override
        public String name() {
            return "";
        }

        @Override
        public String schema() {
            return "";
        }

        @Override
        public Set<String> columns() {
            return Set.of();
        }

        @Override
        public List<String> create(Set<RevisionId> applied) {
            return List.of();
        }

        @Override
        public List<String> createEmpty() {
            return List.of();
        }

        @Override
        public List<List<String>> changes(Set<RevisionId> applied, List<Step> steps) {
            return steps.stream().map(step -> List.<String>of()).toList();
        }

        @Override
        public List<String> replace(Set<RevisionId> applied) {
            return List.of();
        }
    };

    /** What there is under the table's name. */
    enum Standing {
        /** Nothing. */
        ABSENT,
        /** The other tool's table. */
        KEPT,
        /** Something else, such as a table of the project's own: Windlass leaves it alone. */
        FOREIGN
    }

    /** The table's name, without its schema; empty for {@link #NONE}. */
    String name();

    /** The table's schema; empty for the connection's own. */
    String schema();

    /** The columns that it has, in lower case. What has other ones that must be filled is something else. */
    Set<String> columns();

    /**
     * The statements that make it as the other tool's own do, so that it says that some revisions are applied. Wherever
     * they are cut off there is either no table or one that says so: an empty one would mean that nothing is applied.
     */
    List<String> create(Set<RevisionId> applied);

    /** The statements that make it as the other tool's own do, without rows. */
    List<String> createEmpty();

    /**
     * The SQL statements that move the table as the other tool would: a list for each step.
     *
     * @param applied the applied revisions before the first step
     */
    List<List<String>> changes(Set<RevisionId> applied, List<Step> steps);

    /** The SQL statements after which the table says that these revisions are applied, whatever it said before. */
    List<String> replace(Set<RevisionId> applied);
}
