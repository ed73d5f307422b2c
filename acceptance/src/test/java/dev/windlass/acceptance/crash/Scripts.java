package dev.windlass.acceptance.crash;

import dev.windlass.acceptance.server.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The scripts of a product, in one of the layouts. */
enum Scripts {
    /** As they are. */
    REVISIONS,
    /** Each as a pair of files, with golang-migrate's table kept in step. */
    PAIRS;

    private static final String UP = "-- windlass: upgrade\n";
    private static final String DOWN = "-- windlass: downgrade\n";

    /** Writes what a project's {@code windlass.toml} says of them, and the files that are not there yet. */
    String into(Path project, Product product) {
        Path scripts = of(product);
        return switch (this) {
            case REVISIONS -> "path = \"" + scripts + "\"\nlayout = \"revisions\"\n";
            case PAIRS -> {
                pairs(scripts, project.resolve("pairs"));
                yield "path = \"pairs\"\nlayout = \"pairs\"\n";
            }
        };
    }

    private static void pairs(Path scripts, Path folder) {
        try (Stream<Path> files = Files.list(scripts)) {
            Files.createDirectories(folder);
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                String name = file.getFileName().toString().replaceFirst("\\.sql$", "");
                int up = text.indexOf(UP) + UP.length();
                int down = text.indexOf(DOWN);
                Files.writeString(folder.resolve(name + ".up.sql"), text.substring(up, down));
                Files.writeString(folder.resolve(name + ".down.sql"), text.substring(down + DOWN.length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of a product's scripts. */
    static Path of(Product product) {
        String name = switch (product) {
            case POSTGRESQL -> "postgresql";
            case MARIADB, MYSQL -> "mysql";
            case SQLITE -> "sqlite";
        };
        try {
            return Path.of(Scripts.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
