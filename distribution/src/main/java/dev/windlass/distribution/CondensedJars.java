package dev.windlass.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Condenses the classes of jars, called while the distribution is made: the others' jars are left as they are. */
final class CondensedJars {
    private CondensedJars() {}

    /**
     * Condenses jars in place.
     *
     * @param args a folder; its files {@code windlass-*.jar} are meant
     */
    public static void main(String[] args) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (var files = Files.newDirectoryStream(Path.of(args[0]), "windlass-*.jar")) {
            files.forEach(jars::add);
        }
        for (Path jar : jars) {
            condense(jar);
        }
    }

    private static void condense(Path jar) throws IOException {
        // A temporary file would be its owner's alone, and so would what is packed.
        Path made = jar.resolveSibling(jar.getFileName() + ".condensed");
        try (ZipFile original = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
            for (ZipEntry entry : Collections.list(original.entries())) {
                byte[] content;
                try (var in = original.getInputStream(entry)) {
                    content = in.readAllBytes();
                }
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? Condenser.condense(content) : content);
                out.closeEntry();
            }
        }
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
