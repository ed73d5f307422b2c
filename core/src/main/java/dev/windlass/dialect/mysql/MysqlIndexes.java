package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.Names;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.IndexOperation;
import dev.windlass.schema.Index;
import dev.windlass.schema.IndexElement;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** MySQL's statements about indexes. */
final class MysqlIndexes {
    private static final Set<String> KINDS = Set.of("fulltext", "spatial");

    /** The hidden column is called {@code !hidden!name!0!0} in 64 bytes (seen on MySQL 9.7). */
    private static final int LONGEST_OF_EXPRESSION = 52;

    private final MysqlQuoting quoting;

    MysqlIndexes(MysqlQuoting quoting) {
        this.quoting = quoting;
    }

    List<String> render(IndexOperation operation, RenderContext context) {
        return switch (operation) {
            case IndexOperation.CreateIndex create -> create(create, context);
            case IndexOperation.DropIndex drop -> {
                QualifiedName table = table(drop.table(), drop.index(), context);
                Optional<Table> known = context.table(table);
                if (drop.ifExists()
                        && known.isPresent()
                        && known.get().index(drop.index().name()).isEmpty()) {
                    yield List.of();
                }
                boolean guard = drop.ifExists() && known.isEmpty();
                context.require(guard, Capability.IF_EXISTS, "Run it against the database, where it can look first.");
                yield List.of("ALTER TABLE " + quoting.name(table) + " DROP INDEX " + (guard ? "IF EXISTS " : "")
                        + quoting.identifier(drop.index().name())
                        + (drop.concurrently() ? ", ALGORITHM=INPLACE, LOCK=NONE" : ""));
            }
            case IndexOperation.RenameIndex rename -> {
                context.require(true, Capability.RENAME_INDEX, "Create the index under the new name, drop the old.");
                yield List.of("ALTER TABLE " + quoting.name(table(rename.table(), rename.index(), context))
                        + " RENAME INDEX " + quoting.identifier(rename.index().name()) + " TO "
                        + quoting.identifier(rename.to()));
            }
        };
    }

    private static QualifiedName table(Optional<QualifiedName> said, QualifiedName index, RenderContext context) {
        return said.or(() -> context.before()
                        .flatMap(schema -> schema.tables().stream()
                                .filter(table -> table.name().namespace().equals(index.namespace())
                                        && table.index(index.name()).isPresent())
                                .map(Table::name)
                                .findFirst()))
                .orElseThrow(() -> context.unknown("the index's table"));
    }

    private List<String> create(IndexOperation.CreateIndex create, RenderContext context) {
        Index index = create.definition();
        Optional<Table> known = context.table(create.table());
        if (create.ifNotExists()
                && known.flatMap(table -> table.index(index.name())).isPresent()) {
            return List.of();
        }
        boolean guard = create.ifNotExists() && known.isEmpty();
        context.require(guard, Capability.IF_NOT_EXISTS, "Run it against the database, where it can look first.");
        String online = create.concurrently() ? "ALGORITHM=INPLACE LOCK=NONE" : "";
        boolean serves = known.isPresent()
                && MysqlForeignKeyIndexes.of(known.get()).values().stream()
                        .anyMatch(key -> MysqlForeignKeyIndexes.covers(index, key.columns()));
        if (index.name().isEmpty() || serves) {
            return List.of("ALTER TABLE " + quoting.name(create.table()) + " ADD " + inline(index, context)
                    + (online.isEmpty() ? "" : ", " + online.replace(" ", ", ")));
        }
        return List.of("CREATE " + kind(index) + "INDEX " + (guard ? "IF NOT EXISTS " : "")
                + quoting.identifier(index.name()) + using(index) + " ON " + quoting.name(create.table()) + " "
                + keys(index, context) + tail(index) + (online.isEmpty() ? "" : " " + online));
    }

    /** An index as it stands in a table's definition. */
    String inline(Index index, RenderContext context) {
        return kind(index) + "INDEX " + (index.name().isEmpty() ? "" : quoting.identifier(index.name()) + " ")
                + using(index).stripLeading() + (using(index).isEmpty() ? "" : " ") + keys(index, context)
                + tail(index);
    }

    private static String kind(Index index) {
        String method = index.method().toLowerCase(Locale.ROOT);
        return index.unique() ? "UNIQUE " : KINDS.contains(method) ? method.toUpperCase(Locale.ROOT) + " " : "";
    }

    private static String using(Index index) {
        String method = index.method().toLowerCase(Locale.ROOT);
        return method.isEmpty() || KINDS.contains(method) ? "" : " USING " + Fragments.word(method);
    }

    private String keys(Index index, RenderContext context) {
        String method = index.method().toLowerCase(Locale.ROOT);
        context.require(
                !Set.of("", "btree", "hash", "rtree", "fulltext", "spatial").contains(method),
                Capability.FURTHER_INDEX_METHODS,
                "Use btree, hash, fulltext or spatial.");
        context.require(
                !index.where().isEmpty(),
                Capability.PARTIAL_INDEX,
                "Index a generated column that is NULL for the other rows.");
        context.require(
                !index.include().isEmpty(),
                Capability.INCLUDED_COLUMNS,
                "Make the included columns keys of the index.");
        context.require(index.nullsNotDistinct(), Capability.NULLS_NOT_DISTINCT, "Make the columns NOT NULL.");
        context.require(!index.tablespace().isEmpty(), Capability.INDEX_TABLESPACES, "Leave the tablespace out.");
        context.require(!index.options().isEmpty(), Capability.INDEX_PARAMETERS, "Leave the parameters out.");
        Names.check(
                index.elements().stream().noneMatch(IndexElement::expression)
                        || Names.bytes(index.name()) == index.name().length()
                        || Names.bytes(index.name()) <= LONGEST_OF_EXPRESSION,
                index.name(),
                "MySQL makes a hidden column for an expression, and cuts the index's name in it within a character");
        return index.elements().stream()
                .map(element -> element(element, context))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private String tail(Index index) {
        return index.comment().isEmpty() ? "" : " COMMENT " + quoting.text(index.comment());
    }

    private String element(IndexElement element, RenderContext context) {
        context.require(
                element.expression(),
                Capability.EXPRESSION_INDEX,
                "Add a generated column for the expression, and index that.");
        context.require(!element.operatorClass().isEmpty(), Capability.OPERATOR_CLASS, "Leave the operator class out.");
        context.require(
                !element.collation().isEmpty(), Capability.INDEX_COLLATION, "Give the column itself the collation.");
        context.require(
                element.nulls() != IndexElement.Nulls.DEFAULT,
                Capability.NULLS_ORDER,
                "Leave it out: NULL is the smallest value.");
        context.require(element.descending(), Capability.DESCENDING_INDEX, "Leave DESC out.");
        return (element.expression() ? Fragments.parenthesized(element.text()) : quoting.identifier(element.text()))
                + (element.prefixLength() > 0 ? "(" + element.prefixLength() + ")" : "")
                + (element.descending() ? " DESC" : "");
    }
}
