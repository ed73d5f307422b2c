package dev.windlass.command;

import dev.windlass.plan.CountedPlan;
import dev.windlass.plan.Plan;
import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Plans once, and afterwards gives what is left of that plan: a run that lost its connection ends what it had set out to
 * do, though {@code +1} would now lead one step further.
 */
final class Resumption {
    private Optional<CountedPlan> first = Optional.empty();

    /**
     * The plan.
     *
     * @param fresh makes it, the first time
     * @param applied what is applied now
     */
    CountedPlan plan(Supplier<CountedPlan> fresh, Set<RevisionId> applied) {
        if (first.isEmpty()) {
            CountedPlan plan = fresh.get();
            first = Optional.of(plan);
            return plan;
        }
        Plan whole = first.get().plan();
        List<Step> left = whole.steps().stream()
                .filter(step ->
                        step.applies() != applied.contains(step.revision().id()))
                .toList();
        return new CountedPlan(
                new Plan(whole.from(), whole.to(), left), first.get().outcome());
    }
}
