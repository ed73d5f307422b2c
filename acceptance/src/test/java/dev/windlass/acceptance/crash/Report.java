package dev.windlass.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The table of all faults, in {@code target/crash/report.txt}, with what went wrong below it. */
final class Report {
    private static final String ROW = "%-14s  %-46s  %6s  %22s  %9s  %5s  %7s%n";

    private final Path file;
    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Report(Path file) {
        this.file = file;
    }

    /** Adds a row. */
    void add(String server, String fault, List<Try> tries, Duration took) {
        int continued = (int) tries.stream().filter(Try::continued).count();
        int repeated = tries.stream().mapToInt(Try::repeated).sum();
        int lost = tries.stream().mapToInt(Try::lost).sum();
        String row = ROW.formatted(server, fault, tries.size(), continued, repeated, lost, took.toSeconds() + " s");
        rows.add(row);
        System.out.print("crash: " + row);
        tries.stream()
                .filter(t -> !t.continued() || t.repeated() > 0 || t.lost() > 0)
                .forEach(t -> {
                    notes.add(server + ", " + fault + ", " + t.where() + "\n"
                            + t.what().indent(4));
                });
        write();
    }

    /** Adds a row for what was not tried, and why. */
    void skipped(String server, String fault, String why) {
        String row = "%-14s  %-46s  NOT TRIED: %s%n".formatted(server, fault, why);
        rows.add(row);
        System.out.print("crash: " + row);
        write();
    }

    private void write() {
        StringBuilder text = new StringBuilder(
                ROW.formatted("database", "fault", "tries", "continued without help", "repeated", "lost", "took"));
        rows.forEach(text::append);
        text.append('\n');
        notes.forEach(note -> text.append(note).append('\n'));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.toString(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What went wrong. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
