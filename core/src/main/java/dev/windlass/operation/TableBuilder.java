package dev.windlass.operation;

import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;

/** Puts a table together from its elements. */
final class TableBuilder {
    private TableBuilder() {}

    static Table table(QualifiedName name, List<TableElement> elements) {
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        TableOptions options = TableOptions.NONE;
        String comment = "";
        for (TableElement element : elements) {
            switch (element) {
                case TableElement.ColumnElement it -> {
                    columns.add(it.column());
                    it.constraints().forEach(constraint -> constraints.add(ConstraintNames.named(constraint, name)));
                }
                case TableElement.ConstraintElement it -> constraints.add(ConstraintNames.named(it.constraint(), name));
                case TableElement.UnnamedElement it -> constraints.add(it.constraint());
                case TableElement.ForeignKeyElement it -> constraints.add(ConstraintNames.named(it.key(), name));
                case TableElement.OptionsElement it -> options = it.options();
                case TableElement.CommentElement it -> comment = it.comment();
            }
        }
        return Table.of(name, columns, constraints).withOptions(options).withComment(comment);
    }
}
