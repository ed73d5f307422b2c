package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.Inspected;
import dev.windlass.schema.QualifiedName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What was read as text to read: each object with all that is not empty, false or none. */
final class SchemaText {
    private SchemaText() {}

    static String of(Inspected inspected) {
        return inspected.schema().objects().values().stream()
                        .map(object -> object.key() + "\n" + lines((Record) object))
                        .collect(Collectors.joining())
                + inspected.unmanaged().stream()
                        .map(object ->
                                "not managed: " + object.kind() + " " + object.name() + ": " + object.why() + "\n")
                        .collect(Collectors.joining());
    }

    private static String lines(Record object) {
        StringBuilder text = new StringBuilder();
        for (RecordComponent component : object.getClass().getRecordComponents()) {
            Object part = part(object, component);
            if (!isSaid(part)) {
                continue;
            }
            text.append("    ").append(component.getName());
            if (part instanceof List<?> list && list.getFirst() instanceof Record) {
                list.forEach(one -> text.append("\n        ").append(inline(one)));
            } else {
                text.append(' ').append(inline(part));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String inline(Object value) {
        return switch (value) {
            case QualifiedName name -> name.toString();
            case Record record -> {
                String parts = List.of(record.getClass().getRecordComponents()).stream()
                        .filter(component -> isSaid(part(record, component)))
                        .map(component -> component.getName() + " " + inline(part(record, component)))
                        .collect(Collectors.joining(", "));
                yield record.getClass().getSimpleName() + (parts.isEmpty() ? "" : "(" + parts + ")");
            }
            case Collection<?> many ->
                many.stream().map(SchemaText::inline).collect(Collectors.joining(", ", "[", "]"));
            case Optional<?> optional -> inline(optional.orElseThrow());
            case OptionalLong number -> Long.toString(number.getAsLong());
            case String text -> "'" + text.replace("\n", "\n        ") + "'";
            default -> value.toString();
        };
    }

    private static Object part(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSaid(Object value) {
        return switch (value) {
            case Collection<?> many -> !many.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case Optional<?> optional -> optional.isPresent();
            case OptionalLong number -> number.isPresent();
            case String text -> !text.isEmpty();
            case Boolean flag -> flag;
            case Integer number -> number != 0;
            case Record record ->
                record.getClass().getSimpleName().equals("TableOptions")
                                || record.getClass().getSimpleName().equals("Partitioning")
                                || record.getClass().getSimpleName().equals("SequenceOptions")
                        ? List.of(record.getClass().getRecordComponents()).stream()
                                .anyMatch(component -> isSaid(part(record, component)))
                        : !record.getClass().getSimpleName().equals("None");
            case Enum<?> constant ->
                !List.of("NONE", "DEFAULT", "NO_ACTION", "SIMPLE", "DISABLED").contains(constant.name());
            default -> true;
        };
    }
}
