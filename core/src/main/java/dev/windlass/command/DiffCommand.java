package dev.windlass.command;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import java.util.Optional;

/** {@code diff}: what makes one source another. */
public final class DiffCommand {
    private DiffCommand() {}

    /**
     * Compares two sources.
     *
     * @param from what is, as the user wrote it
     * @param to what shall be
     */
    public static Differences run(Toolbox tools, String from, String to, CompareRequest request) {
        SchemaSource actualSource = SourceSpec.parse(tools, from);
        SchemaSource desiredSource = SourceSpec.parse(tools, to);
        Optional<DatabaseUrl> one = SourceSpec.server(actualSource);
        Optional<DatabaseUrl> other = SourceSpec.server(desiredSource);
        if (one.isPresent()
                && other.isPresent()
                && one.get().dialect() != other.get().dialect()) {
            throw Problem.of(
                            ErrorCode.BAD_SOURCE,
                            "Databases of different kinds cannot be compared: "
                                    + one.get().dialect().word() + " and "
                                    + other.get().dialect().word())
                    .because("each spells types, defaults and expressions in its own way")
                    .next("Compare each with the model.")
                    .toException();
        }
        Comparing comparing =
                one.or(() -> other).map(url -> Comparing.of(tools, url)).orElseGet(() -> Comparing.of(tools));
        Snapshot actual = actualSource.read(comparing);
        Snapshot desired = desiredSource.read(comparing);
        return Differences.between(comparing, actual, desired, request.filter(), request.renames(desired));
    }
}
