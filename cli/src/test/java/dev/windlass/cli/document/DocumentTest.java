package dev.windlass.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents' examples are true, and their links lead somewhere. {@code -Dwindlass.update=true} corrects examples. */
class DocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theExamplesAreWhatHappens(Path file, @TempDir Path home) throws IOException {
        String written = Files.readString(file);
        String actual = new Document(written, home).run();
        if (Boolean.getBoolean("windlass.update")) {
            Files.writeString(file, actual);
            return;
        }
        assertThat(actual).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theLinksLeadSomewhere(Path file) throws IOException {
        Matcher link = LINK.matcher(Files.readString(file));
        while (link.find()) {
            assertThat(file.resolveSibling(link.group(1))).exists();
        }
    }

    @Test
    void aWrongExampleIsNoticed(@TempDir Path home) throws IOException {
        String wrong = "```console\n$ windlass --version\nwindlass 99\n```\n";
        assertThat(new Document(wrong, home).run()).isNotEqualTo(wrong);
    }
}
