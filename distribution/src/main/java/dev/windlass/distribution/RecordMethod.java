package dev.windlass.distribution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * {@code equals}, {@code hashCode} or {@code toString} of a record, as {@link java.lang.Record} says what they do: {@code
 * Objects.equals} for objects, {@code compare} of their boxes for floating point numbers, {@code ==} for the others.
 *
 * @param name the method's name
 * @param type the descriptor, in which the record comes first
 * @param fields the components' fields
 */
record RecordMethod(String name, String type, List<Field> fields) implements Condenser.Written {
    /** A component's field. */
    record Field(String owner, String name, Type type) {
        private void load(MethodVisitor code) {
            code.visitFieldInsn(Opcodes.GETFIELD, owner, name, type.getDescriptor());
        }

        private boolean isObject() {
            return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
        }
    }

    private static final String OBJECTS = "java/util/Objects";
    private static final String BUILDER = "java/lang/StringBuilder";

    /** The method for a call site; null if it is another than those three, or not of fields. */
    static @Nullable RecordMethod of(String name, String type, Object[] arguments) {
        if (!List.of("equals", "hashCode", "toString").contains(name)) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        // The record's class, the names of all, and then a handle for each.
        for (int i = 2; i < arguments.length; i++) {
            if (!(arguments[i] instanceof Handle getter) || getter.getTag() != Opcodes.H_GETFIELD) {
                return null;
            }
            fields.add(new Field(getter.getOwner(), getter.getName(), Type.getType(getter.getDesc())));
        }
        return new RecordMethod(name, type, fields);
    }

    private String self() {
        return Type.getArgumentTypes(type)[0].getInternalName();
    }

    @Override
    public void write(MethodVisitor code) {
        switch (name) {
            case "equals" -> equalsTo(code);
            case "hashCode" -> hash(code);
            default -> text(code);
        }
    }

    private void equalsTo(MethodVisitor code) {
        Label other = new Label();
        Label differs = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IF_ACMPNE, other);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(other);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, self());
        code.visitJumpInsn(Opcodes.IFEQ, differs);
        for (Field field : fields) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            field.load(code);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitTypeInsn(Opcodes.CHECKCAST, self());
            field.load(code);
            unlessEqual(code, field, differs);
        }
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(differs);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(4, 2);
    }

    private static void unlessEqual(MethodVisitor code, Field field, Label differs) {
        switch (field.type().getSort()) {
            case Type.LONG -> {
                code.visitInsn(Opcodes.LCMP);
                code.visitJumpInsn(Opcodes.IFNE, differs);
            }
            case Type.DOUBLE, Type.FLOAT -> {
                String number = field.type().getDescriptor();
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, box(field.type()), "compare", "(" + number + number + ")I", false);
                code.visitJumpInsn(Opcodes.IFNE, differs);
            }
            case Type.OBJECT, Type.ARRAY -> {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, OBJECTS, "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z", false);
                code.visitJumpInsn(Opcodes.IFEQ, differs);
            }
            default -> code.visitJumpInsn(Opcodes.IF_ICMPNE, differs);
        }
    }

    private void hash(MethodVisitor code) {
        code.visitInsn(Opcodes.ICONST_0);
        for (Field field : fields) {
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            field.load(code);
            if (field.isObject()) {
                code.visitMethodInsn(Opcodes.INVOKESTATIC, OBJECTS, "hashCode", "(Ljava/lang/Object;)I", false);
            } else {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        box(field.type()),
                        "hashCode",
                        "(" + field.type().getDescriptor() + ")I",
                        false);
            }
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(3, 1);
    }

    private void text(MethodVisitor code) {
        // Class.getSimpleName(), which a name alone does not tell of a class in a method.
        code.visitTypeInsn(Opcodes.NEW, BUILDER);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        code.visitLdcInsn(Type.getObjectType(self()));
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Class", "getSimpleName", "()Ljava/lang/String;", false);
        append(code, "Ljava/lang/String;");
        String before = "[";
        for (Field field : fields) {
            code.visitLdcInsn(before + field.name() + "=");
            append(code, "Ljava/lang/String;");
            code.visitVarInsn(Opcodes.ALOAD, 0);
            field.load(code);
            append(
                    code,
                    switch (field.type().getSort()) {
                        case Type.OBJECT, Type.ARRAY -> "Ljava/lang/Object;";
                        case Type.BYTE, Type.SHORT -> "I";
                        default -> field.type().getDescriptor();
                    });
            before = ", ";
        }
        code.visitLdcInsn(fields.isEmpty() ? "[]" : "]");
        append(code, "Ljava/lang/String;");
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(3, 1);
    }

    private static void append(MethodVisitor code, String type) {
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", "(" + type + ")L" + BUILDER + ";", false);
    }

    private static String box(Type primitive) {
        return "java/lang/"
                + switch (primitive.getSort()) {
                    case Type.BOOLEAN -> "Boolean";
                    case Type.CHAR -> "Character";
                    case Type.BYTE -> "Byte";
                    case Type.SHORT -> "Short";
                    case Type.INT -> "Integer";
                    case Type.LONG -> "Long";
                    case Type.FLOAT -> "Float";
                    case Type.DOUBLE -> "Double";
                    default -> throw new IllegalArgumentException(primitive.getDescriptor());
                };
    }
}
