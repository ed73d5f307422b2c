package dev.windlass.acceptance.corpora;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.schema.SchemaFacts;
import dev.windlass.acceptance.server.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project whose revisions are all generated, to follow a database that somebody else changes. */
final class GeneratedRevisions {
    private static final Pattern CANDIDATE = Pattern.compile("then give --rename (\\S+)\\.");

    private static final int LINES = 60;

    private final Path folder;
    private final TestDatabase own;
    private int written;

    /**
     * A new project.
     *
     * @param folder an empty folder
     * @param model the database to follow
     * @param own the database that the generated revisions change
     */
    GeneratedRevisions(Path folder, TestDatabase model, TestDatabase own) {
        this.folder = folder;
        this.own = own;
        try {
            Files.createDirectories(folder.resolve("versions"));
            Files.writeString(
                    folder.resolve("windlass.toml"),
                    "path = \"versions\"\n[model]\nkind = \"database\"\nurl = \"" + model.jdbcUrl() + "\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came of one step. */
    sealed interface Outcome {
        /** Nothing differed. */
        record Nothing() implements Outcome {}

        /** A revision led there and back. */
        record Exact() implements Outcome {}

        /** Something was wrong. */
        record Wrong(String what) implements Outcome {}
    }

    /**
     * Follows the model by one revision, goes back and there again. Where the comparison sees what may be renames, this is
     * done twice: once with them, once without.
     *
     * @param desired what the model is by now
     */
    Outcome follow(SchemaFacts desired) {
        CommandLine.Result check = run("check");
        if (check.status() == 0) {
            List<String> unseen = SchemaFacts.of(own).differences(desired);
            return unseen.isEmpty()
                    ? new Outcome.Nothing()
                    : new Outcome.Wrong("not seen, generated - and desired +:\n" + String.join("\n", unseen));
        }
        List<String> renames = new ArrayList<>();
        Matcher matcher = CANDIDATE.matcher(check.error());
        while (matcher.find()) {
            renames.addAll(List.of("--rename", matcher.group(1)));
        }
        try {
            SchemaFacts before = SchemaFacts.of(own);
            if (!renames.isEmpty()) {
                there(desired, renames);
                back(before);
                discard();
            }
            there(desired, List.of("--no-renames"));
            back(before);
            succeed("upgrade", "head");
            return new Outcome.Exact();
        } catch (Failure e) {
            return new Outcome.Wrong(first(e.getMessage())
                    + newest().map(text -> "\n" + first(text)).orElse(""));
        }
    }

    private void there(SchemaFacts desired, List<String> options) {
        List<String> words = new ArrayList<>(List.of("revision", "--autogenerate", "-m", "step " + ++written));
        words.addAll(List.of("--rev-id", "%012d".formatted(written)));
        words.addAll(options);
        CommandLine.Result generated = succeed(words.toArray(String[]::new));
        if (generated.error().contains("warning")) {
            throw new Failure("self-check\n" + generated);
        }
        succeed("upgrade", "head");
        CommandLine.Result again = run("check");
        if (again.status() != 0) {
            throw new Failure("second comparison\n" + again);
        }
        same("after the way up", SchemaFacts.of(own), desired);
    }

    private void back(SchemaFacts before) {
        succeed("downgrade", "-1");
        same("after the way back", SchemaFacts.of(own), before);
    }

    private static void same(String when, SchemaFacts actual, SchemaFacts desired) {
        List<String> differences = actual.differences(desired);
        if (!differences.isEmpty()) {
            throw new Failure(when + ", is - and should be +:\n" + String.join("\n", differences));
        }
    }

    private void discard() {
        file().ifPresent(file -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        written--;
    }

    private Optional<Path> file() {
        String id = "%012d".formatted(written);
        try (Stream<Path> files = Files.list(folder.resolve("versions"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(id))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> newest() {
        return file().map(file -> {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What can be read. */
    private static String first(String text) {
        return text.lines().limit(LINES).collect(Collectors.joining("\n"));
    }

    private CommandLine.Result succeed(String... words) {
        CommandLine.Result result = run(words);
        if (result.status() != 0) {
            throw new Failure(String.join(" ", words) + "\n" + result);
        }
        return result;
    }

    private CommandLine.Result run(String... words) {
        return CommandLine.run(
                folder,
                Stream.concat(Stream.of("--url", own.jdbcUrl()), Arrays.stream(words))
                        .toArray(String[]::new));
    }

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(String message) {
            super(message);
        }
    }
}
