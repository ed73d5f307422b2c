package dev.windlass.cli;

import dev.windlass.script.PairNumbering;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options that {@code create} has in the layout {@code pairs}, named as golang-migrate's. */
final class PairOptions implements Declaration.Declared {
    String extension = "sql";

    @Nullable
    Path folder;

    boolean sequence;

    @Nullable
    Integer digits;

    @Nullable
    String format;

    @Nullable
    String zone;

    @Override
    public void declare(Declaration declaration) {
        declaration
                .option(
                        String.class,
                        "EXT",
                        "Layout pairs: the extension; sql if left out.",
                        given -> extension = given,
                        "--ext",
                        "-ext")
                .option(
                        Path.class,
                        "DIR",
                        "Layout pairs: the folder for the files.",
                        given -> folder = given,
                        "--dir",
                        "-dir")
                .flag(
                        "Layout pairs: count, rather than use the time. What the folder has goes on if left out.",
                        given -> sequence = given,
                        "--seq",
                        "-seq")
                .option(
                        Integer.class,
                        "N",
                        "Layout pairs: how many digits a count has; 6 in a new folder.",
                        given -> digits = given,
                        "--digits",
                        "-digits")
                .option(
                        String.class,
                        "FORMAT",
                        "Layout pairs: the time as unix, unixNano, or Go's reference time; 20060102150405 if left out.",
                        given -> format = given,
                        "--format",
                        "-format")
                .option(
                        String.class,
                        "ZONE",
                        "Layout pairs: the time zone of that time; UTC if left out.",
                        given -> zone = given,
                        "--tz",
                        "-tz");
    }

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
