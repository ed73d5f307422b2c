package dev.windlass.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/configuration.md is what {@link Settings#ALL} says; {@code -Dwindlass.update=true} writes it. */
class SettingsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");
    private static final String BEGIN = "<!-- settings: begin (written by SettingsDocumentTest) -->\n";
    private static final String END = "<!-- settings: end -->";

    @Test
    void theDocumentListsEverySetting() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (Boolean.getBoolean("windlass.update")) {
            Files.writeString(DOCUMENT, text.substring(0, begin) + table() + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end))
                .as("run again with -Dwindlass.update=true to write it")
                .isEqualTo(table());
    }

    private static String table() {
        return Settings.ALL.stream()
                .map(SettingsDocumentTest::row)
                .collect(Collectors.joining(
                        "", "| setting | may be | default | what it does | variable |\n|---|---|---|---|---|\n", ""));
    }

    private static <T> String row(Setting<T> setting) {
        String fallback = setting.fallback()
                .map(setting::print)
                .filter(text -> !text.isEmpty())
                .map(text -> "`" + text + "`")
                .orElse("");
        return "| `%s` | %s | %s | %s | `%s` |\n"
                .formatted(
                        setting.key(),
                        setting.type().word(),
                        fallback,
                        setting.doc() + (setting.secret() ? " Secret." : ""),
                        setting.variable());
    }
}
