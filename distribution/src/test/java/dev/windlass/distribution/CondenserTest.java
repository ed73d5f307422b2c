package dev.windlass.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A condensed class does what the original does, and spins nothing. */
class CondenserTest {
    /** Everything that {@link Shapes} and those in it say, as the loaded class says it. */
    private static String said(ClassLoader loader) throws ReflectiveOperationException {
        return ((Supplier<?>) loader.loadClass(Shapes.class.getName())
                        .getDeclaredConstructor()
                        .newInstance())
                .get()
                .toString();
    }

    /** Loads {@link Shapes} and the classes in it anew, condensed. */
    private static final class Condensing extends ClassLoader {
        private final List<String> spun = new ArrayList<>();

        Condensing() {
            super(CondenserTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Shapes.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] condensed = Condenser.condense(in.readAllBytes());
                spun.addAll(spun(condensed));
                return defineClass(name, condensed, 0, condensed.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** The bootstraps of the kinds that are to be written out. */
    private static List<String> spun(byte[] bytes) {
        List<String> found = new ArrayList<>();
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String method,
                                    String type,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitInvokeDynamicInsn(
                                            String name, String descriptor, Handle bootstrap, Object... arguments) {
                                        if (bootstrap.getOwner().startsWith("java/lang/runtime/")) {
                                            found.add(method + " " + bootstrap + " " + List.of(arguments));
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return found;
    }

    @Test
    void doesWhatTheOriginalDoes() throws Exception {
        Condensing loader = new Condensing();
        String condensed = said(loader);
        assertThat(condensed).isEqualTo(said(CondenserTest.class.getClassLoader()));
        assertThat(condensed.lines()).hasSizeGreaterThan(40);
        assertThat(loader.spun).isEmpty();
    }

    @Test
    void leavesAClassWithoutSuchSitesAlone() throws Exception {
        try (InputStream in = Map.class.getResourceAsStream("Map.class")) {
            byte[] original = in.readAllBytes();
            assertThat(Condenser.condense(original)).isSameAs(original);
        }
    }

    @Test
    void nothingIsLeftInTheDistributionAndAllOfItsClassesPassTheVerifier() throws Exception {
        Path lib = Path.of(System.getProperty("windlass.distribution")).resolve("lib");
        List<Path> jars;
        try (Stream<Path> files = Files.list(lib)) {
            jars = files.filter(file -> file.getFileName().toString().matches("windlass-.*\\.jar"))
                    .toList();
        }
        assertThat(jars).hasSizeGreaterThanOrEqualTo(4);
        List<String> names = new ArrayList<>();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
                        try (InputStream in = zip.getInputStream(entry)) {
                            assertThat(spun(in.readAllBytes()))
                                    .as(entry.getName())
                                    .isEmpty();
                        }
                        names.add(entry.getName().replace(".class", "").replace('/', '.'));
                    }
                }
            }
        }
        Path list = Files.createTempFile("classes", ".txt");
        Files.write(list, names);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        lib + "/*:" + System.getProperty("java.class.path"),
                        Initialized.class.getName(),
                        list.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out).isEqualTo(names.size() + " classes\n");
    }

    /** Initializes each class of a list, and so has it verified. */
    static final class Initialized {
        private Initialized() {}

        public static void main(String[] args) throws Exception {
            int count = 0;
            for (String name : Files.readAllLines(Path.of(args[0]))) {
                try {
                    Class.forName(name);
                } catch (NoClassDefFoundError absent) {
                    // Hibernate is the user's own; it is not in the distribution.
                    if (!name.startsWith("dev.windlass.hibernate.")) {
                        throw absent;
                    }
                }
                count++;
            }
            System.out.println(count + " classes");
        }
    }
}
