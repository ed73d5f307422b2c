package dev.windlass.cli.scenario;

import dev.windlass.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A working directory with an environment, in which commands run inside this process. */
public final class Terminal {
    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /** A terminal with nothing in its environment but who acts. */
    public Terminal(Path directory) {
        this.directory = directory;
        environment.put("WINDLASS_ACTOR", "alex");
    }

    /**
     * What a command said.
     *
     * @param both both outputs in the order in which they were written
     */
    public record Said(String out, String err, String both, int status) {}

    public Path directory() {
        return directory;
    }

    public void set(String name, String value) {
        environment.put(name, value);
    }

    public void unset(String name) {
        environment.remove(name);
    }

    /** Runs {@code windlass} with the words. */
    public Said windlass(List<String> words) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status;
        try (PrintStream outStream = new PrintStream(new Copy(out, both), true, StandardCharsets.UTF_8);
                PrintStream errStream = new PrintStream(new Copy(err, both), true, StandardCharsets.UTF_8)) {
            status = Main.run(words.toArray(new String[0]), directory, Map.copyOf(environment), outStream, errStream);
        }
        return new Said(
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                both.toString(StandardCharsets.UTF_8),
                status);
    }

    /** A line's words, split and unquoted as a shell does. */
    public static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean started = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                started = true;
            } else if (c == ' ') {
                if (started) {
                    words.add(word.toString());
                    word.setLength(0);
                    started = false;
                }
            } else {
                word.append(c);
                started = true;
            }
        }
        if (started) {
            words.add(word.toString());
        }
        return words;
    }

    private static final class Copy extends java.io.OutputStream {
        private final ByteArrayOutputStream one;
        private final ByteArrayOutputStream both;

        Copy(ByteArrayOutputStream one, ByteArrayOutputStream both) {
            this.one = one;
            this.both = both;
        }

        @Override
        public void write(int b) {
            one.write(b);
            both.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            one.write(bytes, offset, length);
            both.write(bytes, offset, length);
        }
    }
}
