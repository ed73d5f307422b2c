package dev.windlass.distribution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes into a class what the platform would otherwise spin at its first use: the choice of a {@code switch} over types
 * ({@link java.lang.runtime.SwitchBootstraps}) and {@code equals}, {@code hashCode} and {@code toString} of a record
 * ({@link java.lang.runtime.ObjectMethods}). A class archive does not hold those call sites (JEP 483 archives lambdas and
 * string concatenations only), and in a process that lives for a tenth of a second each costs up to a millisecond. What a
 * class does stays the same.
 */
final class Condenser {
    private static final String SWITCHES = "java/lang/runtime/SwitchBootstraps";
    private static final String RECORDS = "java/lang/runtime/ObjectMethods";

    private Condenser() {}

    /** The class with those call sites written out; the same array if it has none. */
    static byte[] condense(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, 0);
        Condensed condensed = new Condensed(writer);
        reader.accept(condensed, 0);
        return condensed.written.isEmpty() ? original : writer.toByteArray();
    }

    /** The method that takes the place of a call site; null if the site is left as it is. */
    private static @Nullable Written written(String name, String type, Handle bootstrap, Object[] arguments) {
        return switch (bootstrap.getOwner()) {
            case SWITCHES -> SwitchMethod.of(bootstrap.getName(), type, List.of(arguments));
            case RECORDS -> RecordMethod.of(name, type, arguments);
            default -> null;
        };
    }

    /** The code of a method that takes a call site's place. */
    interface Written {
        /** Its name without what tells it from others of its kind. */
        String name();

        /** Its descriptor. */
        String type();

        /** Writes its code. */
        void write(MethodVisitor code);
    }

    private static final class Condensed extends ClassVisitor {
        private final List<Written> written = new ArrayList<>();
        private String owner = "";
        private boolean isInterface;

        Condensed(ClassVisitor writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            owner = name;
            isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
            super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            MethodVisitor code = super.visitMethod(access, method, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, code) {
                @Override
                public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
                    Written instead = written(name, type, bootstrap, arguments);
                    if (instead == null) {
                        super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
                    } else {
                        super.visitMethodInsn(
                                Opcodes.INVOKESTATIC, owner, name(instead, written.size()), type, isInterface);
                        written.add(instead);
                    }
                }
            };
        }

        private static String name(Written method, int number) {
            return "$" + method.name() + "$" + number;
        }

        @Override
        public void visitEnd() {
            for (int i = 0; i < written.size(); i++) {
                Written method = written.get(i);
                MethodVisitor code = super.visitMethod(
                        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                        name(method, i),
                        method.type(),
                        null,
                        null);
                code.visitCode();
                method.write(code);
                code.visitEnd();
            }
            super.visitEnd();
        }
    }
}
