package dev.windlass.cli.configuration;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads configuration files: UTF-8, with or without a byte-order mark. */
final class TextFile {
    private TextFile() {}

    /**
     * The whole text, without a byte-order mark.
     *
     * @param name the file as the user knows it
     * @throws WindlassException {@code BAD_CONFIGURATION_FILE} if it cannot be read, or is not UTF-8 (with the place)
     */
    static String read(Path file, String name) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            String why = Files.isDirectory(file)
                    ? "it is a folder"
                    : Files.exists(file)
                            ? e.getClass().getSimpleName() + ": " + e.getMessage()
                            : "there is no such file";
            throw new WindlassException(
                    Problem.of(
                                    ErrorCode.BAD_CONFIGURATION_FILE,
                                    "The configuration file \"" + name + "\" cannot be read")
                            .at(name)
                            .because(why)
                            .next("Check the file's name and who may read it."),
                    e);
        }
        String text = decode(bytes, name);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static String decode(byte[] bytes, String name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int column = text.length() - text.lastIndexOf('\n');
            throw Problem.of(ErrorCode.BAD_CONFIGURATION_FILE, "The configuration file is not UTF-8")
                    .at(name + ":" + line + ":" + column)
                    .next("Save the file as UTF-8.")
                    .toException();
        }
        return text;
    }
}
