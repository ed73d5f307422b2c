package dev.windlass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code edit} calls the editor that the environment names. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the editors here are those of a POSIX shell")
class EditTest {
    @TempDir
    Path folder;

    @Test
    void opensTheScriptInTheNamedEditor() throws Exception {
        Path script = script();
        assertThat(edit("head", Map.of("EDITOR", "sed -i -e 's/One/Two words/'")))
                .startsWith("0");
        assertThat(Files.readString(script)).startsWith("-- Two words");
        assertThat(edit("0001", Map.of("VISUAL", "sed -i -e s/Two/Three/"))).startsWith("0");
        assertThat(Files.readString(script)).startsWith("-- Three words");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        script();
        assertThat(edit("head", Map.of())).startsWith("2").contains("No editor is named", "Set $EDITOR or $VISUAL");
        assertThat(edit("head", Map.of("EDITOR", "exit 7;")))
                .startsWith("1")
                .contains("The editor ended with status 7");
        assertThat(edit("zzz", Map.of("EDITOR", "true"))).startsWith("2").contains("zzz");
    }

    private Path script() throws Exception {
        Path script = Files.createDirectories(folder.resolve("versions")).resolve("0001_one.sql");
        return Files.writeString(script, "-- One\n-- Revision: 0001\n-- windlass: upgrade\nSELECT 1;\n");
    }

    private String edit(String target, Map<String, String> environment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = Main.run(new String[] {"--path", "versions", "edit", target}, folder, environment, stream, stream);
        return status + "\n" + bytes.toString(StandardCharsets.UTF_8);
    }
}
