package dev.windlass.plan;

/**
 * A plan for a number of steps, and what golang-migrate says of that number.
 *
 * @param plan what there is to do, which may be less than was asked for
 * @param outcome whether that is all
 */
public record CountedPlan(Plan plan, Outcome outcome) {
    /** What golang-migrate says of a number of steps (measured, {@code pairs-cases.json}). */
    public sealed interface Outcome {
        /** As many as were asked for. */
        record Complete() implements Outcome {}

        /** There is nothing to do: {@code no change}, which is no failure. */
        record NoChange() implements Outcome {}

        /** Steps were asked for, and there is none: {@code file does not exist}. */
        record NothingThere() implements Outcome {}

        /**
         * Some of the steps are there: {@code limit n short}.
         *
         * @param missing how many are not
         */
        record Partial(int missing) implements Outcome {}
    }

    static CountedPlan of(Plan plan, int asked) {
        int found = plan.steps().size();
        if (found == asked && asked > 0) {
            return new CountedPlan(plan, new Outcome.Complete());
        }
        if (asked == 0) {
            return new CountedPlan(plan, new Outcome.NoChange());
        }
        return new CountedPlan(plan, found == 0 ? new Outcome.NothingThere() : new Outcome.Partial(asked - found));
    }

    /** A plan for which no number of steps was asked. */
    public static CountedPlan unlimited(Plan plan) {
        return new CountedPlan(plan, plan.isEmpty() ? new Outcome.NoChange() : new Outcome.Complete());
    }
}
