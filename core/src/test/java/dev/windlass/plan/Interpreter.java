package dev.windlass.plan;

import dev.windlass.revision.Revision;
import dev.windlass.revision.RevisionGraph;
import dev.windlass.revision.RevisionId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs plans step by step as a database would live through them, and fails at any step that could not run: an upgrade
 * whose requirements are not applied, a downgrade of what an applied revision requires, anything done twice.
 */
final class Interpreter {
    private final RevisionGraph graph;
    final Set<RevisionId> applied;
    /** The rows of the version table, kept by the changes that steps say they make. */
    final Set<RevisionId> rows;

    final List<List<String>> rowsAfterEachStep = new ArrayList<>();

    Interpreter(RevisionGraph graph, Set<RevisionId> applied) {
        this.graph = graph;
        this.applied = new LinkedHashSet<>(applied);
        this.rows = new TreeSet<>(Planner.ids(graph.versionTableRows(applied)));
    }

    void run(Plan plan) {
        List<RowChange> changes = RowChange.of(graph, applied, plan.steps());
        for (int i = 0; i < plan.steps().size(); i++) {
            step(plan.steps().get(i));
            RowChange change = changes.get(i);
            check(rows.containsAll(change.deleted()), "no row to delete in " + change);
            rows.removeAll(change.deleted());
            rows.addAll(change.inserted());
            rowsAfterEachStep.add(rows.stream().map(RevisionId::value).toList());
        }
    }

    private void step(Step step) {
        RevisionId id = step.revision().id();
        switch (step) {
            case Step.Upgrade upgrade -> {
                for (Revision required : graph.requirements(id)) {
                    check(applied.contains(required.id()), upgrade + " before its requirement " + required.id());
                }
                check(applied.add(id), "applied twice: " + id);
            }
            case Step.Downgrade downgrade -> {
                for (Revision dependent : graph.dependents(id)) {
                    check(!applied.contains(dependent.id()), downgrade + " before its dependent " + dependent.id());
                }
                check(applied.remove(id), "not applied: " + id);
            }
            case Step.Stamp stamp ->
                check(stamp.applies() ? applied.add(id) : applied.remove(id), "nothing to stamp: " + stamp);
        }
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }
}
