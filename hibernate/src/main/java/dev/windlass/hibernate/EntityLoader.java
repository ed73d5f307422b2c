package dev.windlass.hibernate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Loads the user's classes and Hibernate, and once more the classes of this package, so that they see that Hibernate.
 * What else Windlass itself has on its class path is not seen.
 */
final class EntityLoader extends URLClassLoader {
    private static final String OWN = "dev.windlass.hibernate.";
    /** The annotation of entities that were called otherwise, where the application has not got it itself. */
    private static final String ANNOTATION = "dev.windlass.RenamedFrom";

    EntityLoader(List<URL> classPath) {
        super("entities", classPath.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(OWN)) {
            try {
                return super.findClass(name);
            } catch (ClassNotFoundException e) {
                if (!name.equals(ANNOTATION)) {
                    throw e;
                }
            }
        }
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = EntityLoader.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
