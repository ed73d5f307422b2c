package dev.windlass.hibernate;

import dev.windlass.RenamedFrom;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;

/** What entities say with {@link RenamedFrom}: schema, table, column (empty for the table itself), and the old name. */
final class Renames {
    private Renames() {}

    static List<List<String>> of(Metadata metadata, List<Class<?>> classes) {
        List<List<String>> renames = new ArrayList<>();
        for (Class<?> type : classes) {
            PersistentClass entity = metadata.getEntityBinding(type.getName());
            if (entity == null) {
                continue;
            }
            Table table = entity.getTable();
            String schema = table.getSchema() == null ? "" : table.getSchema();
            RenamedFrom whole = type.getAnnotation(RenamedFrom.class);
            if (whole != null) {
                renames.add(List.of(schema, table.getName(), "", whole.value()));
            }
            for (Map.Entry<String, String> property : properties(type).entrySet()) {
                if (entity.hasProperty(property.getKey())) {
                    Property mapped = entity.getProperty(property.getKey());
                    mapped.getColumns()
                            .forEach(column -> renames.add(
                                    List.of(schema, table.getName(), column.getName(), property.getValue())));
                }
            }
        }
        return renames;
    }

    /** The old names by property, of fields and of getters, inherited ones too. */
    private static Map<String, String> properties(Class<?> type) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                put(names, field.getName(), field);
            }
            for (Method method : at.getDeclaredMethods()) {
                String name = method.getName();
                int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
                if (prefix > 0 && name.length() > prefix) {
                    put(names, Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1), method);
                }
            }
        }
        return names;
    }

    private static void put(Map<String, String> names, String property, AccessibleObject member) {
        RenamedFrom renamed = member.getAnnotation(RenamedFrom.class);
        if (renamed != null) {
            names.putIfAbsent(property, renamed.value());
        }
    }
}
