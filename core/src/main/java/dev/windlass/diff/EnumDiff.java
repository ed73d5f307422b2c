package dev.windlass.diff;

import dev.windlass.operation.Operation;
import dev.windlass.operation.TypeOperation;
import dev.windlass.schema.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What gives an enum type other values. */
final class EnumDiff {
    private EnumDiff() {}

    /** Whether all old values stay, in their order, so that new ones need only be put between them. */
    static boolean canAppend(List<String> from, List<String> to) {
        int at = 0;
        for (String value : to) {
            if (at < from.size() && from.get(at).equals(value)) {
                at++;
            }
        }
        return at == from.size();
    }

    static List<Operation> operations(EnumType from, EnumType to) {
        if (from.values().equals(to.values())) {
            return List.of();
        }
        if (!canAppend(from.values(), to.values())) {
            return List.of(new TypeOperation.ReplaceEnumValues(from.name(), to.values(), Map.of()));
        }
        List<Operation> operations = new ArrayList<>();
        List<String> current = new ArrayList<>(from.values());
        for (int i = 0; i < to.values().size(); i++) {
            String value = to.values().get(i);
            if (current.contains(value)) {
                continue;
            }
            String before = i < current.size() ? current.get(i) : "";
            operations.add(new TypeOperation.AddEnumValue(from.name(), value, before, "", false));
            current.add(i, value);
        }
        return operations;
    }
}
