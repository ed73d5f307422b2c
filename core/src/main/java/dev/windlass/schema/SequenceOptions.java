package dev.windlass.schema;

import java.util.OptionalLong;

/**
 * How a sequence counts; what is empty is left to the server.
 *
 * @param start the first value
 * @param increment the step; not 0
 * @param minimum the smallest value
 * @param maximum the greatest value
 * @param cache how many values a session takes at once
 * @param cycle whether it begins again after the last value
 */
public record SequenceOptions(
        OptionalLong start,
        OptionalLong increment,
        OptionalLong minimum,
        OptionalLong maximum,
        OptionalLong cache,
        boolean cycle) {
    /** All left to the server. */
    public static final SequenceOptions DEFAULT = new SequenceOptions(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            false);

    /** The same with another start. */
    public SequenceOptions startingAt(long value) {
        return new SequenceOptions(OptionalLong.of(value), increment, minimum, maximum, cache, cycle);
    }

    /** The same with another step. */
    public SequenceOptions steppingBy(long value) {
        return new SequenceOptions(start, OptionalLong.of(value), minimum, maximum, cache, cycle);
    }
}
