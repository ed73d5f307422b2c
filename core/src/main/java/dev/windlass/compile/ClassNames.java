package dev.windlass.compile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** Which classes a class refers to, by its constant pool (Java Virtual Machine Specification, 4.4). */
final class ClassNames {
    private ClassNames() {}

    /** The names, with dots; arrays by their elements'. */
    static Set<String> in(byte[] classFile) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            int[] classes = new int[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[i] = in.readUTF();
                    case 7 -> classes[i] = in.readUnsignedShort();
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    case 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> in.skipNBytes(4);
                }
            }
            Set<String> names = new TreeSet<>();
            for (int index : classes) {
                String name = index == 0 ? null : texts[index];
                if (name != null) {
                    names.add(name.replaceFirst("^\\[+L?", "")
                            .replaceFirst(";$", "")
                            .replace('/', '.'));
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
