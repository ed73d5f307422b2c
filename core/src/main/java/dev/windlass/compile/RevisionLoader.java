package dev.windlass.compile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the classes of one set of sources, apart from those of any other. */
final class RevisionLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    RevisionLoader(Map<String, byte[]> classes, ClassLoader parent) {
        super("windlass revisions", parent);
        this.classes = Map.copyOf(classes);
    }

    /** What the sources declare comes from them, whatever the class path has under the same name. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.containsKey(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = name.endsWith(".class")
                ? classes.get(name.substring(0, name.length() - 6).replace('/', '.'))
                : null;
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
