package dev.windlass.acceptance.operation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Names and values that break out of quotes which are not written with care. */
final class AwkwardText {
    private static final List<String> PIECES = List.of(
            "'", "\"", "`", "\\", ";", "--", "/*", "*/", "$$", "$body$", "?", ":x", "%", "[", "]", "(", ")", ",", " ",
            "\n", "\t", "select", "Order", "a", "B", "7", "é", "中", "ß", "{", "}", "#", "@", ".", "NULL", "''", "\\'",
            "\\\"", "E'");

    private AwkwardText() {}

    /** A name that no other has, of 63 bytes at the most; it is added to those that are taken. */
    static String name(Random random, Set<String> taken) {
        while (true) {
            StringBuilder name = new StringBuilder();
            int pieces = 1 + random.nextInt(6);
            for (int i = 0; i < pieces; i++) {
                name.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            if (random.nextInt(5) == 0) {
                while (name.toString().getBytes(StandardCharsets.UTF_8).length < 61) {
                    name.append("中");
                }
            }
            String text = name.toString();
            boolean fits = text.getBytes(StandardCharsets.UTF_8).length <= 63
                    && !text.isBlank()
                    && text.equals(text.stripTrailing());
            if (fits && taken.stream().noneMatch(text::equalsIgnoreCase)) {
                taken.add(text);
                return text;
            }
        }
    }

    static String value(Random random) {
        StringBuilder value = new StringBuilder();
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            value.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return value.toString();
    }
}
