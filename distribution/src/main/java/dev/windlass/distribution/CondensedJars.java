package dev.windlass.distribution;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Prepares jars for the class archive, while the distribution is made: our own classes are condensed, and what a jar holds
 * for newer versions of Java lies where that for old ones lay (a class archive takes no class of a multi-release jar's
 * folders, so that each start would open the jar and read it there).
 */
final class CondensedJars {
    /** The oldest Java that runs the distribution. */
    private static final int JAVA = 21;

    // JAR File Specification, "Multi-release JAR files".
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/(.+)");

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private CondensedJars() {}

    /**
     * Prepares jars in place.
     *
     * @param args a folder, whose files {@code *.jar} are meant
     */
    public static void main(String[] args) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (var files = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
            files.forEach(jars::add);
        }
        for (Path jar : jars) {
            prepare(jar);
        }
    }

    static void prepare(Path jar) throws IOException {
        boolean own = jar.getFileName().toString().startsWith("windlass-");
        try (ZipFile original = new ZipFile(jar.toFile())) {
            boolean multiRelease = isMultiRelease(original);
            if (!own && !multiRelease) {
                return;
            }
            // A temporary file would be its owner's alone, and so would what is packed.
            Path made = jar.resolveSibling(jar.getFileName() + ".condensed");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
                for (Map.Entry<String, ZipEntry> entry :
                        entries(original, multiRelease).entrySet()) {
                    byte[] content;
                    try (var in = original.getInputStream(entry.getValue())) {
                        content = in.readAllBytes();
                    }
                    ZipEntry copy = new ZipEntry(entry.getKey());
                    copy.setTime(entry.getValue().getTime());
                    out.putNextEntry(copy);
                    out.write(prepared(entry.getKey(), content, own, multiRelease));
                    out.closeEntry();
                }
            }
            Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static byte[] prepared(String name, byte[] content, boolean own, boolean multiRelease) throws IOException {
        if (own && name.endsWith(".class")) {
            return Condenser.condense(content);
        }
        if (multiRelease && name.equals(MANIFEST)) {
            Manifest manifest = new Manifest(new ByteArrayInputStream(content));
            manifest.getMainAttributes().remove(Attributes.Name.MULTI_RELEASE);
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            manifest.write(written);
            return written.toByteArray();
        }
        return content;
    }

    private static boolean isMultiRelease(ZipFile jar) throws IOException {
        ZipEntry manifest = jar.getEntry(MANIFEST);
        if (manifest == null) {
            return false;
        }
        try (var in = jar.getInputStream(manifest)) {
            return Boolean.parseBoolean(new Manifest(in).getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE));
        }
    }

    /** What lies where, in the order of the jar: of several versions the newest that {@value #JAVA} takes. */
    private static Map<String, ZipEntry> entries(ZipFile jar, boolean multiRelease) {
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        Map<String, Integer> versions = new LinkedHashMap<>();
        for (ZipEntry entry : Collections.list(jar.entries())) {
            Matcher matcher = VERSIONED.matcher(entry.getName());
            if (!multiRelease || !matcher.matches()) {
                if (!entry.getName().startsWith("META-INF/versions/") && !versions.containsKey(entry.getName())) {
                    entries.put(entry.getName(), entry);
                }
                continue;
            }
            int version = Integer.parseInt(matcher.group(1));
            String name = matcher.group(2);
            if (version <= JAVA && version > versions.getOrDefault(name, 0)) {
                versions.put(name, version);
                entries.put(name, entry);
            }
        }
        return entries;
    }
}
