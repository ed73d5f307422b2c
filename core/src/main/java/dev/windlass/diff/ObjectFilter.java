package dev.windlass.diff;

import dev.windlass.schema.Grant;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Sequence;
import dev.windlass.schema.Trigger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which objects are compared. A pattern is a name, in which {@code *} stands for anything: {@code audit_*}, {@code
 * ops.*}; or a kind and a name: {@code view:report_*}, {@code grant:*}. What belongs to a table goes with it.
 *
 * @param include what is compared; none means everything
 * @param exclude what is not, of those
 */
public record ObjectFilter(List<String> include, List<String> exclude) {
    /** Everything. */
    public static final ObjectFilter ALL = new ObjectFilter(List.of(), List.of());

    public ObjectFilter {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** The schema without what is left out. */
    public Schema of(Schema schema) {
        if (include.isEmpty() && exclude.isEmpty()) {
            return schema;
        }
        return Schema.of(
                schema.objects().values().stream().filter(this::accepts).toList());
    }

    private boolean accepts(SchemaObject object) {
        ObjectKey key = object.key();
        boolean included = include.isEmpty() || matches(include, object, key);
        return included && !matches(exclude, object, key);
    }

    private static boolean matches(List<String> patterns, SchemaObject object, ObjectKey key) {
        return patterns.stream()
                .anyMatch(pattern -> matches(pattern, key.kind(), key.name()) || owner(object, pattern));
    }

    private static boolean owner(SchemaObject object, String pattern) {
        return switch (object) {
            case Trigger it -> matches(pattern, ObjectKind.TABLE, it.table());
            case Policy it -> matches(pattern, ObjectKind.TABLE, it.table());
            case Grant it -> matches(pattern, it.on(), it.object());
            case Sequence it ->
                it.ownedBy().contains(".")
                        && matches(
                                pattern,
                                ObjectKind.TABLE,
                                QualifiedName.of(
                                        it.ownedBy().substring(0, it.ownedBy().lastIndexOf('.'))));
            case SchemaObject other -> false;
        };
    }

    private static boolean matches(String pattern, ObjectKind kind, QualifiedName name) {
        int colon = pattern.indexOf(':');
        if (colon >= 0
                && !kind.word()
                        .replace(' ', '_')
                        .equals(pattern.substring(0, colon).replace(' ', '_'))) {
            return false;
        }
        String names = pattern.substring(colon + 1);
        StringBuilder regex = new StringBuilder();
        for (char c : names.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern compiled = Pattern.compile(regex.toString());
        return compiled.matcher(name.toString()).matches()
                || !name.namespace().isEmpty()
                        && !names.contains(".")
                        && compiled.matcher(name.name()).matches();
    }
}
