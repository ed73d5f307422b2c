package dev.windlass.alembic.library;

import dev.windlass.alembic.python.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Packages that revisions import and whose part in them is written in Python, in the resources of this module. */
final class Packages {
    private static final Set<String> NAMES = Set.of(
            "alembic_utils",
            "alembic_postgresql_enum",
            "contextvars",
            "dotenv",
            "flask_sqlalchemy",
            "geoalchemy2_directives",
            "oslo_db",
            "oslo_log",
            "oslo_serialization",
            "oslo_utils",
            "packaging");

    private Packages() {}

    /** The source of a module of such a package. */
    static Optional<Source> source(String module) {
        String name = module.split("\\.", 2)[0];
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        String file = name + ".py";
        try (InputStream in = Packages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + file);
            }
            return Optional.of(new Source("<" + name + ">", new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
