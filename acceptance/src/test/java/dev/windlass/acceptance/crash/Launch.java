package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.server.Product;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * How a child process is started fast: from jars, and with an archive of its classes, which the first child to end makes.
 *
 * @param classPath the class path, without folders
 * @param archive the archive's file
 */
record Launch(String classPath, Path archive) {
    /** Packs the folders of this process's class path into a jar. */
    static Launch into(Path folder, Product product) {
        try {
            Files.createDirectories(folder);
            Path archive = folder.resolve(product.name().toLowerCase(java.util.Locale.ROOT) + ".jsa")
                    .toAbsolutePath();
            Files.deleteIfExists(archive);
            List<String> entries = new ArrayList<>();
            int number = 0;
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path path = Path.of(entry);
                if (Files.isDirectory(path)) {
                    Path jar = folder.resolve("child-" + product + "-" + number++ + ".jar")
                            .toAbsolutePath();
                    pack(path, jar);
                    entries.add(jar.toString());
                } else {
                    entries.add(entry);
                }
            }
            return new Launch(String.join(File.pathSeparator, entries), archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            zip.setLevel(0);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /** The command up to the class path. */
    List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:ArchiveClassesAtExit=" + archive,
                "-Xlog:disable",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath));
    }
}
