package dev.windlass.cli;

import dev.windlass.script.PairNumbering;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that {@code create} has in the layout {@code pairs}, named as golang-migrate's. */
final class PairOptions {
    @Option(
            names = {"--ext", "-ext"},
            paramLabel = "EXT",
            description = "Layout pairs: the extension; sql if left out.")
    String extension = "sql";

    @Option(
            names = {"--dir", "-dir"},
            paramLabel = "DIR",
            description = "Layout pairs: the folder for the files.")
    @Nullable
    Path folder;

    @Option(
            names = {"--seq", "-seq"},
            description = "Layout pairs: count, rather than use the time. What the folder has goes on if left out.")
    boolean sequence;

    @Option(
            names = {"--digits", "-digits"},
            paramLabel = "N",
            description = "Layout pairs: how many digits a count has; 6 in a new folder.")
    @Nullable
    Integer digits;

    @Option(
            names = {"--format", "-format"},
            paramLabel = "FORMAT",
            description =
                    "Layout pairs: the time as unix, unixNano, or Go's reference time; 20060102150405 if left out.")
    @Nullable
    String format;

    @Option(
            names = {"--tz", "-tz"},
            paramLabel = "ZONE",
            description = "Layout pairs: the time zone of that time; UTC if left out.")
    @Nullable
    String zone;

    /** Whether one of them was given, which says that the layout is pairs. */
    boolean given() {
        return sequence || digits != null || format != null || zone != null || folder != null;
    }

    PairNumbering.Request numbering() {
        return new PairNumbering.Request(
                sequence,
                Optional.ofNullable(digits),
                Optional.ofNullable(format),
                zone == null ? ZoneId.of("UTC") : PairNumbering.zone(zone));
    }
}
