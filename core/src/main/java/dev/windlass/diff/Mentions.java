package dev.windlass.diff;

import dev.windlass.schema.Column;
import dev.windlass.schema.CompositeType;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Domain;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.MaterializedView;
import dev.windlass.schema.Policy;
import dev.windlass.schema.Routine;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import dev.windlass.schema.View;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of other objects that an object may use. */
final class Mentions {
    private static final Pattern DECLARED = Pattern.compile("(?is)\\bDECLARE\\b(.*?)\\bBEGIN\\b");

    private Mentions() {}

    static Set<String> of(Table table) {
        Set<String> names = new HashSet<>();
        table.columns().forEach(column -> collect(column, names));
        table.constraints().forEach(constraint -> collect(constraint, names));
        table.indexes().forEach(index -> collect(index, names));
        SqlNames.collect(table.partitioning().by(), names);
        return names;
    }

    static Set<String> of(Column column) {
        Set<String> names = new HashSet<>();
        collect(column, names);
        return names;
    }

    static Set<String> of(Constraint constraint) {
        Set<String> names = new HashSet<>();
        collect(constraint, names);
        return names;
    }

    static Set<String> of(Index index) {
        Set<String> names = new HashSet<>();
        collect(index, names);
        return names;
    }

    static Set<String> of(Domain domain) {
        Set<String> names = new HashSet<>();
        SqlNames.collect(domain.type(), names);
        collect(domain.defaultValue(), names);
        domain.checks().forEach(check -> collect(check, names));
        return names;
    }

    static Set<String> of(CompositeType type) {
        Set<String> names = new HashSet<>();
        type.attributes().forEach(attribute -> SqlNames.collect(attribute.type(), names));
        return names;
    }

    static Set<String> of(View view) {
        return SqlNames.in(view.query());
    }

    static Set<String> of(MaterializedView view) {
        return SqlNames.in(view.query());
    }

    /** What its declaration uses, and its body where the server looks into it when it is made. */
    static Set<String> of(Routine routine) {
        Set<String> names = SqlNames.in(routine.arguments());
        SqlNames.collect(routine.returns(), names);
        if (routine.language().isEmpty()
                || routine.language().toLowerCase(Locale.ROOT).equals("sql")) {
            SqlNames.collect(routine.body().replace('\'', ' '), names);
        } else if (routine.language().toLowerCase(Locale.ROOT).equals("plpgsql")) {
            // The types of variables must be there when it is made (PL/pgSQL, CREATE FUNCTION's validator).
            Matcher declared = DECLARED.matcher(routine.body());
            while (declared.find()) {
                SqlNames.collect(declared.group(1).replaceAll("--[^\n]*", " "), names);
            }
        }
        names.remove(routine.name().name());
        return names;
    }

    static Set<String> of(Trigger trigger) {
        Set<String> names = SqlNames.in(trigger.action());
        SqlNames.collect(trigger.when(), names);
        names.add(trigger.table().name());
        return names;
    }

    static Set<String> of(Policy policy) {
        Set<String> names = SqlNames.in(policy.using());
        SqlNames.collect(policy.check(), names);
        names.add(policy.table().name());
        return names;
    }

    private static void collect(Column column, Set<String> names) {
        SqlNames.collect(column.type(), names);
        collect(column.defaultValue(), names);
        if (column.generated() instanceof Generated.Computed computed) {
            SqlNames.collect(computed.sql(), names);
        }
    }

    private static void collect(DefaultValue value, Set<String> names) {
        if (value instanceof DefaultValue.Expression expression) {
            SqlNames.collect(expression.sql(), names);
        }
    }

    private static void collect(Constraint constraint, Set<String> names) {
        switch (constraint) {
            case Constraint.Check check -> SqlNames.collect(check.expression(), names);
            case Constraint.Exclusion exclusion -> {
                SqlNames.collect(exclusion.where(), names);
                exclusion.elements().forEach(element -> collect(element.key(), names));
            }
            case Constraint.PrimaryKey key -> {}
            case Constraint.Unique unique -> {}
            case Constraint.ForeignKey key -> {}
        }
    }

    private static void collect(Index index, Set<String> names) {
        SqlNames.collect(index.where(), names);
        index.elements().forEach(element -> collect(element, names));
    }

    private static void collect(IndexElement element, Set<String> names) {
        if (element.expression()) {
            SqlNames.collect(element.text(), names);
        }
        SqlNames.collect(element.operatorClass(), names);
    }
}
