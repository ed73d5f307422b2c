package dev.windlass.cli.document;

import dev.windlass.cli.scenario.PrettyJson;
import dev.windlass.cli.scenario.Stable;
import dev.windlass.cli.scenario.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the examples of a Markdown document, from the top to the bottom, in one folder that begins with this project's
 * {@code examples}. A block marked {@code console} holds commands ({@code $ windlass …}, {@code $ cat FILE}, {@code $ cd
 * DIR}, {@code $ export NAME=VALUE}) and what a terminal shows for them; another block becomes a file if a comment
 * {@code <!-- file: NAME -->} stands above it, in which {@code *} stands for what chance chose. A console block below
 * {@code <!-- not run -->} is left alone.
 */
final class Document {
    /** Where the reader's folder is said to be. */
    private static final String FOLDER = "/home/alex";

    private final Path home;
    private final List<String> lines;
    private Path directory;
    private Terminal terminal;

    Document(String text, Path home) throws IOException {
        this.home = home.toRealPath();
        this.directory = this.home;
        this.terminal = new Terminal(directory);
        this.lines = text.lines().toList();
        copy(Path.of("../examples/quickstart"), this.home.resolve("examples/quickstart"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".db"))
                    .toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Runs the examples; gives the text with what came out where that differs in more than times and chance. */
    String run() throws IOException {
        StringBuilder out = new StringBuilder();
        String comment = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            out.append(line).append('\n');
            if (line.startsWith("<!--")) {
                comment = line;
            } else if (line.startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                List<String> content = lines.subList(i + 1, end);
                for (String shown : block(line.substring(3), comment, content)) {
                    out.append(shown).append('\n');
                }
                out.append("```\n");
                i = end;
                comment = "";
            } else if (!line.isBlank()) {
                comment = "";
            }
        }
        return out.toString();
    }

    private List<String> block(String language, String comment, List<String> content) throws IOException {
        if (comment.startsWith("<!-- file: ")) {
            write(comment.substring(11, comment.indexOf(" -->")), String.join("\n", content) + "\n");
            return content;
        }
        if (!language.equals("console") || comment.equals("<!-- not run -->")) {
            return content;
        }
        List<String> actual = new ArrayList<>();
        for (String line : content) {
            if (line.startsWith("$ ")) {
                actual.add(line);
                said(line.substring(2)).lines().forEach(actual::add);
            }
        }
        return stable(actual).equals(stable(content)) ? content : actual;
    }

    /** Compared are the words, not how long it took. */
    private String stable(List<String> text) {
        return new Stable(home, "").of(String.join("\n", text));
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        if (name.contains("*")) {
            Path folder = file.getParent();
            try (Stream<Path> files = Files.list(folder)) {
                String pattern = file.getFileName().toString().replace("*", ".*");
                file = files.filter(path -> path.getFileName().toString().matches(pattern))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no file " + name));
            }
            // The file gets the id that the document gives it, as if the command had.
            String id = content.replaceAll("(?s).*-- Revision: (\\S+).*", "$1");
            Path renamed = file.resolveSibling(file.getFileName().toString().replaceFirst("^[0-9a-f]{12}", id));
            file = Files.move(file, renamed);
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private String said(String command) throws IOException {
        List<String> words = new ArrayList<>(Terminal.words(command.replaceFirst(" +#.*", "")));
        String verb = words.removeFirst();
        switch (verb) {
            case "windlass", "./windlass" -> {
                Terminal.Said said = terminal.windlass(words);
                return PrettyJson.of(said.both().replace(home.toString(), FOLDER));
            }
            case "cat" -> {
                return Files.readString(directory.resolve(words.getFirst()));
            }
            case "cd" -> {
                directory = directory.resolve(words.getFirst()).normalize();
                terminal = new Terminal(directory);
                return "";
            }
            case "export" -> {
                String[] assignment = words.getFirst().split("=", 2);
                terminal.set(assignment[0], assignment[1]);
                return "";
            }
            default -> throw new IllegalArgumentException("no such command in a document: " + command);
        }
    }
}
