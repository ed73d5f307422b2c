package dev.windlass.acceptance.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A team's guide as data: its commands in its own words, what they are with Windlass, and what must come of them.
 *
 * <pre>
 * # Title                       the guide's title; then text for the document
 * example allied-health         the folder in examples
 * ## Section
 * ? alembic upgrade head        a command of the guide; none if Windlass adds the next
 * : schema raised               the outcome, in words, for the document
 * &gt; windlass upgrade head       what is run
 * | 1 revision applied          must be in what it says, on either stream
 * - password                    must not be in it
 * = 3                           its exit status, left out if 0
 * sql INSERT …                  a statement run by hand; rows must then follow as "|" lines
 * file NAME                     a file's text follows, up to a line "end"
 * set NAME=VALUE                the environment, as unset NAME; {url}, {server}, {user}, {database} are the database's
 * </pre>
 */
record Guide(String title, String example, List<Item> items) {
    /** Where the guides are. */
    static final Path FOLDER = Path.of("src/test/resources/dev/windlass/acceptance/guide");

    /** A part of a guide. */
    sealed interface Item {
        record Text(String line) implements Item {}

        record Run(
                List<String> original,
                String outcome,
                String command,
                List<String> expected,
                List<String> unexpected,
                int status,
                int line)
                implements Item {}

        record File(String name, String text) implements Item {}
    }

    static Guide read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Guide parse(List<String> lines) {
        String title = "";
        String example = "";
        List<Item> items = new ArrayList<>();
        List<String> original = new ArrayList<>();
        String outcome = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("# ") && title.isEmpty()) {
                title = line.substring(2);
            } else if (line.startsWith("example ")) {
                example = line.substring(8);
            } else if (line.startsWith("? ")) {
                original.add(line.substring(2));
            } else if (line.startsWith(": ")) {
                outcome = line.substring(2);
            } else if (line.startsWith("file ")) {
                StringBuilder text = new StringBuilder();
                int start = i + 1;
                for (i = start; !lines.get(i).equals("end"); i++) {
                    text.append(lines.get(i)).append('\n');
                }
                items.add(new Item.File(line.substring(5), text.toString()));
            } else if (line.matches("(> |sql |set |unset ).*")) {
                int at = i + 1;
                List<String> expected = new ArrayList<>();
                List<String> unexpected = new ArrayList<>();
                int status = 0;
                while (i + 1 < lines.size() && lines.get(i + 1).matches("[|=-] .*")) {
                    i++;
                    String said = lines.get(i).substring(2);
                    switch (lines.get(i).charAt(0)) {
                        case '|' -> expected.add(said);
                        case '-' -> unexpected.add(said);
                        default -> status = Integer.parseInt(said);
                    }
                }
                items.add(new Item.Run(List.copyOf(original), outcome, line, expected, unexpected, status, at));
                original.clear();
                outcome = "";
            } else if (!line.startsWith("#!")) {
                items.add(new Item.Text(line));
            }
        }
        return new Guide(title, example, List.copyOf(items));
    }

    /** The table of this guide, as the document has it. */
    String document() {
        StringBuilder out =
                new StringBuilder("## " + title + "\n\n[The example](../examples/" + example + "/README.md).\n");
        for (Item item : items) {
            switch (item) {
                case Item.Text text
                when text.line().startsWith("## ") -> {
                    out.append("\n#").append(text.line()).append("\n\n");
                    out.append("| guide | Windlass | outcome |\n|---|---|---|\n");
                }
                case Item.Run run
                when !run.outcome().isEmpty() ->
                    out.append("| ")
                            .append(String.join(
                                    "<br>",
                                    run.original().stream().map(Guide::code).toList()))
                            .append(" | ")
                            .append(code(run.command().replaceFirst("^(> |sql )", "")))
                            .append(" | ")
                            .append(run.outcome().replace("|", "\\|"))
                            .append(run.status() == 0 ? "" : " (exit status " + run.status() + ")")
                            .append(" |\n");
                case Item.Text text -> {}
                case Item.Run run -> {}
                case Item.File file -> {}
            }
        }
        return out.toString();
    }

    private static String code(String command) {
        return "`" + command.replace("|", "\\|") + "`";
    }
}
