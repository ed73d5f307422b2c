package dev.windlass.command;

import dev.windlass.encryption.Sealed;
import dev.windlass.encryption.WrongKeyException;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.hash.Sha256;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A backup's file, read from its beginning to its end.
 *
 * @param file where it is
 * @param key the key, where it is encrypted
 */
record BackupArchive(Path file, Optional<String> key) {
    /** Takes the entries in turn. */
    interface Visitor {
        void entry(String name, InputStream content) throws IOException;
    }

    /**
     * Reads the manifest, and proves every entry against it.
     *
     * @throws WindlassException {@code BAD_BACKUP} or {@code BACKUP_KEY}
     */
    BackupManifest verified() {
        Map<String, String> hashes = new HashMap<>();
        StringBuilder manifest = new StringBuilder();
        visit((name, content) -> {
            if (name.equals(BackupCommand.MANIFEST)) {
                manifest.append(new String(content.readAllBytes(), StandardCharsets.UTF_8));
                return;
            }
            MessageDigest digest = Sha256.begin();
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            hashes.put(name, HexFormat.of().formatHex(digest.digest()));
        });
        BackupManifest read;
        try {
            read = BackupManifest.parse(manifest.toString());
        } catch (IllegalArgumentException e) {
            throw bad("it has no manifest that can be read");
        }
        for (BackupManifest.TablePart part : read.tables()) {
            if (!part.entry().isEmpty() && !part.sha256().equals(hashes.get(part.entry()))) {
                throw bad("the rows of " + part.table() + " are not those that were saved");
            }
        }
        if (read.dump().isPresent()
                && !read.dump()
                        .get()
                        .sha256()
                        .equals(hashes.get(read.dump().get().entry()))) {
            throw bad("what " + read.dump().get().client() + " wrote is not what was saved");
        }
        return read;
    }

    /** Goes through the entries. */
    void visit(Visitor visitor) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                ZipInputStream archive = new ZipInputStream(opened(raw))) {
            ZipEntry entry = archive.getNextEntry();
            if (entry == null) {
                throw bad("it is no archive");
            }
            while (entry != null) {
                visitor.entry(entry.getName(), open(archive));
                entry = archive.getNextEntry();
            }
        } catch (WrongKeyException e) {
            throw Problem.of(ErrorCode.BACKUP_KEY, "The backup cannot be decrypted")
                    .at(file.toString())
                    .because(String.valueOf(e.getMessage()))
                    .toException();
        } catch (NoSuchFileException e) {
            throw Problem.of(ErrorCode.FILE_FAILED, "There is no such backup")
                    .at(file.toString())
                    .toException();
        } catch (IOException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private InputStream opened(InputStream raw) throws IOException {
        raw.mark(16);
        boolean sealed = Sealed.isSealed(raw.readNBytes(8));
        raw.reset();
        if (!sealed) {
            return raw;
        }
        return Sealed.input(
                raw,
                key.orElseThrow(() -> Problem.of(ErrorCode.BACKUP_KEY, "The backup is encrypted")
                        .at(file.toString())
                        .toException()));
    }

    /** The entry at hand, which a driver must not close. */
    private static InputStream open(ZipInputStream archive) {
        return new FilterInputStream(archive) {
            @Override
            public void close() {}
        };
    }

    private WindlassException bad(String why) {
        return Problem.of(ErrorCode.BAD_BACKUP, "The backup cannot be used")
                .at(file.toString())
                .because(why)
                .toException();
    }
}
