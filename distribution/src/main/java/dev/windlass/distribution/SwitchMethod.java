package dev.windlass.distribution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * {@code int f(Target target, int restart)}: the number of the first label, from {@code restart} on, that fits; how many
 * there are if none does; -1 for null. So {@link java.lang.runtime.SwitchBootstraps} says it.
 *
 * @param type the descriptor
 * @param labels what is tried, in order
 */
record SwitchMethod(String type, List<Case> labels) implements Condenser.Written {
    /** What a {@code case} compares with. */
    sealed interface Case {
        /** Any object of a type. */
        record OfType(String internalName) implements Case {}

        /** A constant of an enumeration. */
        record Constant(String owner, String name) implements Case {}

        /** An equal string. */
        record Text(String value) implements Case {}
    }

    private static final int TARGET = 0;
    private static final int RESTART = 1;

    /** The method for a call site; null if a label is none of those that are known here. */
    static @Nullable SwitchMethod of(String bootstrap, String type, List<Object> arguments) {
        Type target = Type.getArgumentTypes(type)[0];
        if (target.getSort() != Type.OBJECT) {
            return null;
        }
        List<Case> labels = new ArrayList<>();
        for (Object argument : arguments) {
            Case label = switch (argument) {
                case Type of
                when of.getSort() == Type.OBJECT || of.getSort() == Type.ARRAY -> new Case.OfType(of.getInternalName());
                case String text ->
                    bootstrap.equals("enumSwitch")
                            ? new Case.Constant(target.getInternalName(), text)
                            : new Case.Text(text);
                case ConstantDynamic constant -> enumConstant(constant);
                default -> null;
            };
            if (label == null) {
                return null;
            }
            labels.add(label);
        }
        return new SwitchMethod(type, labels);
    }

    // javac writes EnumDesc.of(ClassDesc.of("x.Color"), "RED"), each as a constant made by ConstantBootstraps.invoke.
    private static @Nullable Case enumConstant(ConstantDynamic constant) {
        if (constant.getBootstrapMethodArgumentCount() == 3
                && constant.getBootstrapMethodArgument(0) instanceof Handle of
                && of.getOwner().equals("java/lang/Enum$EnumDesc")
                && constant.getBootstrapMethodArgument(1) instanceof ConstantDynamic type
                && type.getBootstrapMethodArgumentCount() == 2
                && type.getBootstrapMethodArgument(0) instanceof Handle ofClass
                && ofClass.getOwner().equals("java/lang/constant/ClassDesc")
                && type.getBootstrapMethodArgument(1) instanceof String owner
                && constant.getBootstrapMethodArgument(2) instanceof String name) {
            return new Case.Constant(owner.replace('.', '/'), name);
        }
        return null;
    }

    @Override
    public String name() {
        return "switch";
    }

    @Override
    public void write(MethodVisitor code) {
        Label notNull = new Label();
        code.visitVarInsn(Opcodes.ALOAD, TARGET);
        code.visitJumpInsn(Opcodes.IFNONNULL, notNull);
        code.visitInsn(Opcodes.ICONST_M1);
        code.visitInsn(Opcodes.IRETURN);
        land(code, notNull);
        for (int i = 0; i < labels.size(); i++) {
            Label next = new Label();
            code.visitVarInsn(Opcodes.ILOAD, RESTART);
            number(code, i);
            code.visitJumpInsn(Opcodes.IF_ICMPGT, next);
            unless(code, labels.get(i), next);
            number(code, i);
            code.visitInsn(Opcodes.IRETURN);
            land(code, next);
        }
        number(code, labels.size());
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(2, 2);
    }

    private static void unless(MethodVisitor code, Case label, Label next) {
        switch (label) {
            case Case.OfType of -> {
                code.visitVarInsn(Opcodes.ALOAD, TARGET);
                code.visitTypeInsn(Opcodes.INSTANCEOF, of.internalName());
                code.visitJumpInsn(Opcodes.IFEQ, next);
            }
            case Case.Constant constant -> {
                code.visitVarInsn(Opcodes.ALOAD, TARGET);
                code.visitFieldInsn(Opcodes.GETSTATIC, constant.owner(), constant.name(), "L" + constant.owner() + ";");
                code.visitJumpInsn(Opcodes.IF_ACMPNE, next);
            }
            case Case.Text text -> {
                code.visitLdcInsn(text.value());
                code.visitVarInsn(Opcodes.ALOAD, TARGET);
                code.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
                code.visitJumpInsn(Opcodes.IFEQ, next);
            }
        }
    }

    private static void number(MethodVisitor code, int value) {
        if (value <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value <= Short.MAX_VALUE) {
            code.visitIntInsn(value <= Byte.MAX_VALUE ? Opcodes.BIPUSH : Opcodes.SIPUSH, value);
        } else {
            throw new IllegalArgumentException("a switch of " + value + " cases");
        }
    }

    private static void land(MethodVisitor code, Label label) {
        code.visitLabel(label);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
}
