package dev.windlass.dialect.postgresql;

import dev.windlass.dialect.CatalogRow;
import dev.windlass.dialect.Inspected.Unmanaged;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Deferral;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.ReferentialAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constraints from the catalogue's rows. */
final class PostgresqlConstraintReading {
    private final PostgresqlCatalogRows rows;
    private final PostgresqlIndexReading indexes;
    private final List<Unmanaged> unmanaged;

    PostgresqlConstraintReading(PostgresqlCatalogRows rows, PostgresqlIndexReading indexes, List<Unmanaged> unmanaged) {
        this.rows = rows;
        this.indexes = indexes;
        this.unmanaged = unmanaged;
    }

    /**
     * The constraints that a table has itself, not those that came from the table it is a partition of.
     *
     * @param attached whether it is made as a table of its own and then attached, for which it must have the checks of
     *     that table; keys and foreign keys it gets
     */
    List<Constraint> constraints(CatalogRow table, boolean attached) {
        PostgresqlColumnNames names = rows.columns(table.text("oid"));
        boolean partition = table.nullable("bound") != null;
        List<Constraint> constraints = new ArrayList<>();
        for (CatalogRow row : rows.constraints(table.text("oid"))) {
            boolean check = row.text("kind").equals("c");
            boolean inherited =
                    row.nullable("parent") != null || partition && row.nullable("own") != null && !(check && attached);
            if (!inherited) {
                read(table, row, names, constraints);
            }
        }
        return constraints;
    }

    private void read(CatalogRow table, CatalogRow row, PostgresqlColumnNames names, List<Constraint> constraints) {
        String name = row.text("name");
        CatalogRow index = rows.index(row.text("index"));
        if (row.flag("period")) {
            note("constraint", table, name, "constraints over periods (WITHOUT OVERLAPS, PERIOD) are not managed");
            return;
        }
        switch (row.text("kind")) {
            case "p" ->
                constraints.add(new Constraint.PrimaryKey(
                        name, names.names(row.text("columns")), included(index, names), deferral(row)));
            case "u" ->
                constraints.add(new Constraint.Unique(
                        name,
                        names.names(row.text("columns")),
                        index != null && index.flag("nulls_not_distinct"),
                        included(index, names),
                        deferral(row)));
            case "f" -> {
                if (row.nullable("enforced") != null) {
                    note("foreign key", table, name, "foreign keys that are not enforced are not managed");
                    return;
                }
                constraints.add(foreignKey(row, names));
            }
            // A partition is made without rows, so what it must have of its table's checks holds.
            case "c" ->
                constraints.add(
                        row.nullable("own") == null ? check(row) : check(row).withValidated(true));
            case "x" -> constraints.add(exclusion(row, index, names));
            default -> notNull(table, row, names);
        }
        if (!rows.comment("pg_constraint", row).isEmpty()) {
            note("comment", table, name, "comments on constraints are not managed");
        }
        if (index != null && !rows.comment("pg_class", index).isEmpty()) {
            note("comment", table, name, "comments on the index of a constraint are not managed");
        }
        if (index != null && (index.nullable("options") != null || index.nullable("tablespace") != null)) {
            note("storage", table, name, "how the index of a constraint is stored is not managed");
        }
    }

    private void note(String kind, CatalogRow table, String name, String why) {
        unmanaged.add(new Unmanaged(kind, PostgresqlCatalogRows.name(table) + "." + name, why));
    }

    /** Version 18 knows more of a NOT NULL than that it is there. */
    private void notNull(CatalogRow table, CatalogRow row, PostgresqlColumnNames names) {
        String what = row.nullable("validated") != null
                ? "it is not valid for older rows"
                : row.flag("no_inherit") ? "it is not inherited" : "its name is its own";
        note(
                "not null constraint",
                table,
                row.text("name"),
                "of a NOT NULL (here of column '" + names.name(row.text("columns"))
                        + "') only that it is there is managed; " + what);
    }

    private List<String> included(@Nullable CatalogRow index, PostgresqlColumnNames names) {
        return index == null ? List.of() : indexes.included(index, names);
    }

    private static Deferral deferral(CatalogRow row) {
        return row.flag("deferred") ? Deferral.DEFERRED : row.flag("deferrable") ? Deferral.DEFERRABLE : Deferral.NONE;
    }

    /** A check, of a table or a domain. */
    static Constraint.Check check(CatalogRow row) {
        boolean enforced = row.nullable("enforced") == null;
        return new Constraint.Check(
                row.text("name"),
                PostgresqlText.bare(row.text("expression")),
                row.nullable("validated") == null || !enforced,
                enforced,
                row.flag("no_inherit"));
    }

    private Constraint.ForeignKey foreignKey(CatalogRow row, PostgresqlColumnNames names) {
        String outside = row.nullable("target_names");
        return new Constraint.ForeignKey(
                row.text("name"),
                names.names(row.text("columns")),
                QualifiedName.of(row.text("target_namespace"), row.text("target_name")),
                outside == null
                        ? rows.columns(row.text("target")).names(row.text("target_columns"))
                        : PostgresqlText.parts(outside),
                action(row.text("on_delete")),
                names.names(row.text("on_delete_columns")),
                action(row.text("on_update")),
                switch (row.text("match")) {
                    case "f" -> Constraint.Match.FULL;
                    case "p" -> Constraint.Match.PARTIAL;
                    default -> Constraint.Match.SIMPLE;
                },
                deferral(row),
                row.nullable("validated") == null);
    }

    private static ReferentialAction action(String code) {
        return switch (code) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    private Constraint.Exclusion exclusion(CatalogRow row, @Nullable CatalogRow index, PostgresqlColumnNames names) {
        if (index == null) {
            throw new IllegalStateException("exclusion constraint '" + row.text("name") + "' has no index");
        }
        return new Constraint.Exclusion(
                row.text("name"),
                index.text("method"),
                indexes.exclusion(index, row.text("operators"), names),
                PostgresqlText.bare(index.text("predicate")),
                deferral(row));
    }
}
