package dev.windlass.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CondensedJarsTest {
    @TempDir
    Path folder;

    private Path jar(String name, Map<String, String> entries) throws Exception {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }

    private static Map<String, String> read(Path jar) throws Exception {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                entries.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void whatIsForANewerJavaTakesThePlaceOfTheOld() throws Exception {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nMulti-Release: true\r\nTitle: x\r\n\r\n");
        entries.put("META-INF/versions/9/", "");
        entries.put("META-INF/versions/9/a/A.class", "nine");
        entries.put("a/A.class", "old");
        entries.put("a/B.class", "only");
        entries.put("META-INF/versions/17/a/A.class", "seventeen");
        entries.put("META-INF/versions/11/a/A.class", "eleven");
        entries.put("META-INF/versions/99/a/A.class", "future");
        entries.put("META-INF/versions/11/a/C.class", "new");
        Path jar = jar("driver.jar", entries);
        CondensedJars.main(new String[] {folder.toString()});
        Map<String, String> made = read(jar);
        assertThat(made.remove("META-INF/MANIFEST.MF")).contains("Title: x").doesNotContain("Multi-Release");
        assertThat(made)
                .containsOnly(
                        Map.entry("a/A.class", "seventeen"),
                        Map.entry("a/B.class", "only"),
                        Map.entry("a/C.class", "new"));
    }

    @Test
    void othersJarsStayAsTheyAre() throws Exception {
        Path jar = jar("other.jar", Map.of("a/A.class", "no class at all", "META-INF/versions/11/a/A.class", "x"));
        byte[] before = Files.readAllBytes(jar);
        CondensedJars.main(new String[] {folder.toString()});
        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
    }

    @Test
    void theDistributionHasNoMultiReleaseJar() throws Exception {
        Path lib = Path.of(System.getProperty("windlass.distribution")).resolve("lib");
        try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
            for (Path jar : jars) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    assertThat(file.isMultiRelease()).as(jar.toString()).isFalse();
                }
            }
        }
    }
}
