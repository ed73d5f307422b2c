package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.DataType;
import dev.windlass.schema.EnumType;
import dev.windlass.schema.ObjectKey;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The enum types that columns need on PostgreSQL, where they are objects of their own. */
public final class EnumTypes {
    private EnumTypes() {}

    /**
     * The operations that create, before it, what an operation's columns need and the schema has not: for a new table, a
     * new column, and a column's new type. None for a type whose values are not said.
     */
    public static List<TypeOperation.CreateEnumType> needed(Operation operation, Schema before) {
        Map<QualifiedName, List<String>> types = new LinkedHashMap<>();
        for (DataType type : types(operation)) {
            collect(type, types);
        }
        return types.entrySet().stream()
                .filter(entry -> before.find(ObjectKey.of(ObjectKind.ENUM_TYPE, entry.getKey()))
                        .isEmpty())
                .map(entry -> new TypeOperation.CreateEnumType(EnumType.of(entry.getKey(), entry.getValue()), false))
                .toList();
    }

    private static List<DataType> types(Operation operation) {
        List<DataType> types = new ArrayList<>();
        if (operation instanceof TableOperation.CreateTable create) {
            create.definition().columns().stream().map(Column::type).forEach(types::add);
        }
        if (operation instanceof ColumnOperation.AddColumn add) {
            types.add(add.definition().type());
        }
        if (operation instanceof ColumnOperation.AlterColumn alter) {
            for (ColumnChange change : alter.changes()) {
                if (change instanceof ColumnChange.SetType type) {
                    types.add(type.type());
                }
            }
        }
        return types;
    }

    private static void collect(DataType type, Map<QualifiedName, List<String>> types) {
        element(type)
                .filter(enumeration -> !enumeration.values().isEmpty())
                .ifPresent(enumeration -> types.putIfAbsent(enumeration.name(), enumeration.values()));
    }

    private static Optional<DataType.Enumeration> element(DataType type) {
        if (type instanceof DataType.Array array) {
            return element(array.element());
        }
        return type instanceof DataType.Enumeration enumeration ? Optional.of(enumeration) : Optional.empty();
    }
}
