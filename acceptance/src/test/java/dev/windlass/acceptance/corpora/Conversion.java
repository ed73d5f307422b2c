package dev.windlass.acceptance.corpora;

import dev.windlass.acceptance.corpora.Migration.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes migrations as scripts of a layout that Windlass reads. */
final class Conversion {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Conversion() {}

    /** Writes native revisions, each following the one before: {@code m0001_<title>.sql} and so on. */
    static void toRevisions(List<Migration> migrations, Path folder) {
        for (int i = 0; i < migrations.size(); i++) {
            Migration migration = migrations.get(i);
            ByteArrayOutputStream script = new ByteArrayOutputStream();
            write(script, "-- " + migration.version() + " " + title(migration) + "\n--\n-- Revision: " + id(i) + "\n");
            if (i > 0) {
                write(script, "-- Revises: " + id(i - 1) + "\n");
            }
            section(script, "upgrade", migration.up());
            migration.down().ifPresent(down -> section(script, "downgrade", down));
            write(folder.resolve(id(i) + "_" + title(migration) + ".sql"), script.toByteArray());
        }
    }

    /** Writes pairs, numbered from 1 in order: {@code 0001_<title>.up.sql} and {@code .down.sql}. */
    static void toPairs(List<Migration> migrations, Path folder) {
        for (int i = 0; i < migrations.size(); i++) {
            Migration migration = migrations.get(i);
            String name = "%04d_%s".formatted(i + 1, title(migration));
            write(folder.resolve(name + ".up.sql"), migration.up().sql());
            migration.down().ifPresent(down -> write(folder.resolve(name + ".down.sql"), down.sql()));
        }
    }

    /** The id of the revision at an index. */
    static String id(int index) {
        return "m%04d".formatted(index + 1);
    }

    private static String title(Migration migration) {
        String title = migration.name().replaceAll("[^A-Za-z0-9]+", "_");
        return title.length() > 60 ? title.substring(0, 60) : title;
    }

    private static void section(ByteArrayOutputStream script, String direction, Body body) {
        write(script, "\n-- windlass: " + direction + "\n");
        if (!body.transactional()) {
            write(script, "-- windlass: no-transaction\n");
        }
        byte[] sql = body.sql();
        // Allowed at the beginning of a file alone.
        int from = startsWith(sql, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
        script.write(sql, from, sql.length - from);
        write(script, "\n");
    }

    private static boolean startsWith(byte[] content, byte[] prefix) {
        return content.length >= prefix.length
                && java.util.Arrays.equals(content, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static void write(ByteArrayOutputStream script, String text) {
        script.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
