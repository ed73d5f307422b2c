package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Generated;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.Partitioning;
import dev.windlass.schema.Policy;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import dev.windlass.schema.Table;
import dev.windlass.schema.Trigger;
import java.util.List;

/** Follows the new name of a column through everything that names it. */
record ColumnRename(QualifiedName table, String from, String to) {
    Schema in(Schema schema) {
        Schema result = schema;
        for (Table other : schema.tables()) {
            Table changed = other.name().equals(table) || isPartition(schema, other) ? own(other) : other;
            changed = changed.withConstraints(
                    changed.constraints().stream().map(this::referenced).toList());
            if (!changed.equals(other)) {
                result = result.with(changed);
            }
        }
        for (Trigger trigger : schema.all(Trigger.class)) {
            if (trigger.table().equals(table)) {
                result = result.with(
                        trigger.on(trigger.events().stream().map(this::text).toList(), text(trigger.when())));
            }
        }
        for (Policy policy : schema.all(Policy.class)) {
            if (policy.table().equals(table)) {
                result = result.with(new Policy(
                        policy.name(),
                        table,
                        policy.permissive(),
                        policy.command(),
                        policy.roles(),
                        text(policy.using()),
                        text(policy.check()),
                        policy.comment()));
            }
        }
        return result;
    }

    private boolean isPartition(Schema schema, Table other) {
        return other.partitioning()
                .parent()
                .filter(parent -> parent.equals(table)
                        || schema.table(parent)
                                .filter(found -> isPartition(schema, found))
                                .isPresent())
                .isPresent();
    }

    private Table own(Table before) {
        return before.withColumns(before.columns().stream().map(this::column).toList())
                .withConstraints(
                        before.constraints().stream().map(this::constraint).toList())
                .withIndexes(before.indexes().stream().map(this::index).toList())
                .withPartitioning(new Partitioning(
                        text(before.partitioning().by()),
                        before.partitioning().parent(),
                        before.partitioning().bound()));
    }

    private Column column(Column column) {
        Column named = column.name().equals(from) ? column.withName(to) : column;
        return named.withGenerated(
                switch (named.generated()) {
                    case Generated.None none -> none;
                    case Generated.Computed it -> new Generated.Computed(text(it.sql()), it.stored());
                });
    }

    private Constraint constraint(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key ->
                new Constraint.PrimaryKey(key.name(), names(key.columns()), names(key.include()), key.deferral());
            case Constraint.Unique unique ->
                new Constraint.Unique(
                        unique.name(),
                        names(unique.columns()),
                        unique.nullsNotDistinct(),
                        names(unique.include()),
                        unique.deferral());
            case Constraint.ForeignKey key ->
                key.withColumns(names(key.columns()), key.referencedColumns(), names(key.onDeleteColumns()));
            case Constraint.Check check -> check.withExpression(text(check.expression()));
            case Constraint.Exclusion exclusion ->
                new Constraint.Exclusion(
                        exclusion.name(),
                        exclusion.method(),
                        exclusion.elements().stream()
                                .map(element ->
                                        new Constraint.Exclusion.Element(element(element.key()), element.operator()))
                                .toList(),
                        text(exclusion.where()),
                        exclusion.deferral());
        };
    }

    private Constraint referenced(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ForeignKey key ->
                key.references().equals(table)
                        ? key.withColumns(key.columns(), names(key.referencedColumns()), key.onDeleteColumns())
                        : key;
            case Constraint.PrimaryKey key -> key;
            case Constraint.Unique unique -> unique;
            case Constraint.Check check -> check;
            case Constraint.Exclusion exclusion -> exclusion;
        };
    }

    private Index index(Index index) {
        return index.withElements(index.elements().stream().map(this::element).toList())
                .including(names(index.include()))
                .where(text(index.where()));
    }

    private IndexElement element(IndexElement element) {
        if (element.expression()) {
            return element.withText(text(element.text()));
        }
        return element.text().equals(from) ? element.withText(to) : element;
    }

    private List<String> names(List<String> columns) {
        return columns.stream().map(name -> name.equals(from) ? to : name).toList();
    }

    private String text(String sql) {
        return ColumnNames.rename(sql, from, to);
    }
}
