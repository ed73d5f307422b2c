package dev.windlass.distribution;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Switches over types and records of every kind, and what they say of some values. */
public final class Shapes implements Supplier<String> {
    private enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "verdant";
            }
        },
        BLUE
    }

    private sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Box(int width, long height, @Nullable Shape inside) implements Shape {}

        record Empty() implements Shape {}

        enum Known implements Shape {
            UNIT,
            DOT
        }

        private static String ofInterface(Shape shape) {
            return switch (shape) {
                case Circle(double radius) when radius > 1 -> "large";
                case Known known -> "known " + known;
                default -> "other";
            };
        }
    }

    private record All(
            boolean flag,
            byte small,
            short medium,
            char letter,
            int number,
            long large,
            float real,
            double precise,
            @Nullable String text,
            int[] array,
            List<String> list) {}

    private record Own(int number) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Own;
        }

        @Override
        public int hashCode() {
            return 7;
        }
    }

    private record Generic<T extends Comparable<T>>(
            T value, @Nullable Generic<T> next) {}

    private static String shape(@Nullable Shape shape) {
        return switch (shape) {
            case null -> "none";
            case Shape.Circle circle when circle.radius() > 10 -> "huge";
            case Shape.Circle(double radius) when radius < 0 -> "negative";
            case Shape.Circle circle -> "circle";
            case Shape.Box(int width, long height, Shape.Box(int w, long h, var inner)) when width > w -> "boxes";
            case Shape.Box(int width, long height, Shape.Circle circle) -> "circle in a box";
            case Shape.Box box -> "box";
            case Shape.Empty empty -> "empty";
            case Shape.Known.UNIT -> "unit";
            case Shape.Known other -> "known";
        };
    }

    private static String object(@Nullable Object object) {
        return switch (object) {
            case String text when text.isEmpty() -> "empty text";
            case String text -> "text";
            case Integer number when number > 5 -> "many";
            case Integer number -> "few";
            case int[] array -> "numbers";
            case Object[] array -> "objects";
            case Color color when color == Color.GREEN -> "green";
            case Color color -> "color";
            case CharSequence sequence -> "characters";
            case null, default -> "other";
        };
    }

    private static String color(@Nullable Color color, boolean warm) {
        return switch (color) {
            case RED -> "red";
            case GREEN -> "green";
            case Color other when warm -> "warm " + other;
            case null -> "colourless";
            case BLUE -> "blue";
        };
    }

    private static String text(String text) {
        return switch (text) {
            case "a", "Aa" -> "a";
            case "BB" -> "b";
            case String other when other.length() > 3 -> "long";
            default -> "short";
        };
    }

    private static int nothingToChoose(@Nullable Shape shape) {
        try {
            return switch (shape) {
                case Shape.Empty empty -> 1;
                case Shape other -> 2;
            };
        } catch (NullPointerException absent) {
            return 3;
        }
    }

    @Override
    public String get() {
        StringJoiner said = new StringJoiner("\n");
        List<@Nullable Shape> shapes = java.util.Arrays.asList(
                null,
                new Shape.Circle(11),
                new Shape.Circle(-1),
                new Shape.Circle(2),
                new Shape.Box(3, 1, new Shape.Box(2, 1, null)),
                new Shape.Box(1, 1, new Shape.Box(2, 1, null)),
                new Shape.Box(1, 1, new Shape.Circle(1)),
                new Shape.Empty(),
                Shape.Known.UNIT,
                Shape.Known.DOT);
        for (Shape shape : shapes) {
            said.add(shape(shape) + " " + shape + " " + nothingToChoose(shape));
            if (shape != null) {
                said.add(Shape.ofInterface(shape) + " " + shape.equals(shapes.get(3)) + " "
                        + (shape instanceof Enum ? 0 : shape.hashCode()));
            }
        }
        for (Object object :
                java.util.Arrays.asList("", "x", 6, 5, new int[0], new String[0], Color.GREEN, Color.RED, said, null)) {
            said.add(object(object));
        }
        for (Color color : java.util.Arrays.asList(Color.RED, Color.GREEN, Color.BLUE, null)) {
            said.add(color == null ? "null" : color(color, false) + " " + color(color, true));
        }
        for (String text : List.of("a", "Aa", "BB", "other", "oth")) {
            said.add(text(text));
        }
        int[] array = {1};
        List<All> alls = List.of(
                new All(true, (byte) -1, (short) 2, 'c', 4, 5L << 40, 1.5f, Double.NaN, "t", array, List.of("l")),
                new All(true, (byte) -1, (short) 2, 'c', 4, 5L << 40, 1.5f, Double.NaN, "t", array, List.of("l")),
                new All(true, (byte) -1, (short) 2, 'c', 4, 5L << 40, -0f, Double.NaN, "t", array, List.of("l")),
                new All(true, (byte) -1, (short) 2, 'c', 4, 5L << 40, 0f, Double.NaN, "t", array, List.of("l")),
                new All(true, (byte) -1, (short) 2, 'c', 4, 5L, 1.5f, 0, null, array, List.of()),
                new All(false, (byte) 1, (short) 3, 'd', 5, 5L, 1.5f, 0, null, array, List.of()));
        for (All one : alls) {
            for (All other : alls) {
                said.add(one.equals(other) + " " + (one.hashCode() == other.hashCode()));
            }
            said.add(one.toString().replaceAll("\\[I@\\w+", "array"));
            said.add(one.equals(null) + " " + one.equals("x"));
        }
        said.add(new Own(1) + " " + new Own(1).equals(new Own(2)) + " " + new Own(3).hashCode());
        Generic<String> generic = new Generic<>("a", new Generic<>("b", null));
        said.add(generic + " " + generic.equals(new Generic<>("a", new Generic<>("b", null))) + " "
                + generic.hashCode());
        record Local(int x) {}
        said.add(new Local(1) + " " + new Local(1).equals(new Local(1)));
        return said.toString();
    }
}
