package dev.windlass.compile;

import dev.windlass.hash.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiled sources on disk, a file each, under a name that is a hash of all that they were made from. What cannot be
 * read or written, or is damaged, is as if it were not there.
 *
 * @param folders where to look, in order; the first that can be written to takes new ones
 */
record ClassCache(List<Path> folders) {
    private static final int MAGIC = 0x574C4301;
    private static final int HASH = 32;

    ClassCache {
        folders = List.copyOf(folders);
    }

    /** What is kept under a key. */
    Optional<CompiledSource> find(String key) {
        for (Path folder : folders) {
            try {
                Optional<CompiledSource> found = parse(Files.readAllBytes(folder.resolve(name(key))));
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException e) {
                // Not there, or not for us.
            }
        }
        return Optional.empty();
    }

    /** Keeps compiled sources by their keys, if there is a place for them. */
    void keep(Map<String, CompiledSource> compiled) {
        for (Path folder : folders) {
            try {
                Files.createDirectories(folder);
                Path ignore = folder.resolve(".gitignore");
                if (!Files.exists(ignore)) {
                    Files.writeString(ignore, "*\n");
                }
                for (Map.Entry<String, CompiledSource> entry : compiled.entrySet()) {
                    // Another run may write the same: whoever is last wins, and nobody sees half a file.
                    Path part = Files.createTempFile(folder, "part", ".tmp");
                    Files.write(part, bytes(entry.getValue()));
                    Files.move(
                            part,
                            folder.resolve(name(entry.getKey())),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                }
                return;
            } catch (IOException | UnsupportedOperationException e) {
                // The next folder may do.
            }
        }
    }

    private static String name(String key) {
        return key + ".classes";
    }

    static byte[] bytes(CompiledSource compiled) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(content);
        out.writeInt(compiled.classes().size());
        for (Map.Entry<String, byte[]> entry : compiled.classes().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
        byte[] bytes = content.toByteArray();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new DataOutputStream(file).writeInt(MAGIC);
        file.write(hash(bytes));
        file.write(bytes);
        return file.toByteArray();
    }

    static Optional<CompiledSource> parse(byte[] file) {
        if (file.length < 4 + HASH) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(file, 4 + HASH, file.length);
        try (DataInputStream head = new DataInputStream(new ByteArrayInputStream(file));
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            if (head.readInt() != MAGIC || !Arrays.equals(head.readNBytes(HASH), hash(content))) {
                return Optional.empty();
            }
            Map<String, byte[]> classes = new LinkedHashMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                classes.put(name, in.readNBytes(in.readInt()));
            }
            return Optional.of(new CompiledSource(classes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] hash(byte[] bytes) {
        return Sha256.begin().digest(bytes);
    }

    /** The hash of texts, each told from the next, in hexadecimal. */
    static String key(List<String> parts) {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.length()).append(':').append(part));
        return Sha256.hex(all.toString());
    }
}
