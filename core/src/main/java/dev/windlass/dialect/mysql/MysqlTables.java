package dev.windlass.dialect.mysql;

import dev.windlass.dialect.Capability;
import dev.windlass.dialect.Fragments;
import dev.windlass.dialect.RenderContext;
import dev.windlass.operation.SetComment;
import dev.windlass.operation.TableOperation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ObjectKind;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** MySQL's statements about tables. */
final class MysqlTables {
    /** By the manuals of MySQL 9 and MariaDB 11.4; words with a space are left out. */
    static final Set<String> PARAMETERS = Set.of(
            "auto_increment",
            "autoextend_size",
            "avg_row_length",
            "checksum",
            "compression",
            "connection",
            "delay_key_write",
            "encrypted",
            "encryption",
            "encryption_key_id",
            "insert_method",
            "key_block_size",
            "max_rows",
            "min_rows",
            "pack_keys",
            "page_checksum",
            "page_compressed",
            "page_compression_level",
            "row_format",
            "stats_auto_recalc",
            "stats_persistent",
            "stats_sample_pages",
            "transactional");

    private final MysqlQuoting quoting;
    private final MysqlColumns columns;
    private final MysqlConstraints constraints;
    private final MysqlIndexes indexes;

    MysqlTables(MysqlQuoting quoting, MysqlColumns columns, MysqlConstraints constraints, MysqlIndexes indexes) {
        this.quoting = quoting;
        this.columns = columns;
        this.constraints = constraints;
        this.indexes = indexes;
    }

    List<String> render(TableOperation operation, RenderContext context) {
        return switch (operation) {
            case TableOperation.CreateTable create -> create(create, context);
            case TableOperation.DropTable drop -> drop(drop, context);
            case TableOperation.RenameTable rename ->
                List.of("RENAME TABLE " + quoting.name(rename.table()) + " TO " + quoting.name(rename.to()));
            case TableOperation.SetTableOptions set -> options(set, context);
            case TableOperation.SetPartitioning set -> {
                requireNoParent(set.partitioning().parent().isPresent(), context);
                yield List.of("ALTER TABLE " + quoting.name(set.table())
                        + (set.partitioning().by().isEmpty()
                                ? " REMOVE PARTITIONING"
                                : " PARTITION BY " + set.partitioning().by()));
            }
        };
    }

    private static void requireNoParent(boolean parent, RenderContext context) {
        context.require(
                parent,
                Capability.PARTITION_TABLES,
                "Name the partitions after PARTITION BY of the partitioned table.");
    }

    private List<String> create(TableOperation.CreateTable create, RenderContext context) {
        Table table = create.definition();
        requireNoParent(table.partitioning().parent().isPresent(), context);
        context.require(
                table.rowSecurity() != dev.windlass.schema.RowSecurity.DISABLED,
                Capability.ROW_SECURITY,
                "Grant privileges on a view of the rows instead.");
        List<String> elements = new ArrayList<>();
        table.columns().forEach(column -> elements.add(columns.definition(keyed(table, column), context)));
        table.constraints()
                .forEach(constraint -> elements.add(constraints.definition(constraint, table.name(), context)));
        table.indexes().forEach(index -> elements.add(indexes.inline(index, context)));
        table.foreignKeys().forEach(key -> constraints.index(table, key).ifPresent(elements::add));
        return List.of("CREATE TABLE " + (create.ifNotExists() ? "IF NOT EXISTS " : "") + quoting.name(table.name())
                + " (\n    " + String.join(",\n    ", elements) + "\n)"
                + storage(table.options(), context)
                + (table.comment().isEmpty() ? "" : " COMMENT = " + quoting.text(table.comment()))
                + (table.partitioning().by().isEmpty()
                        ? ""
                        : "\nPARTITION BY " + table.partitioning().by()));
    }

    /** Columns of the primary key are NOT NULL; an explicit NULL, as of a TIMESTAMP, would be refused. */
    private static Column keyed(Table table, Column column) {
        return table.primaryKey()
                        .filter(key -> key.columns().contains(column.name()))
                        .isPresent()
                ? column.withNullable(false)
                : column;
    }

    private String storage(TableOptions options, RenderContext context) {
        requireOwn(options, context);
        StringBuilder sql = new StringBuilder();
        if (!options.engine().isEmpty()) {
            sql.append(" ENGINE = ").append(Fragments.word(options.engine()));
        }
        if (!options.characterSet().isEmpty()) {
            sql.append(" DEFAULT CHARACTER SET = ").append(Fragments.word(options.characterSet()));
        }
        if (!options.collation().isEmpty()) {
            sql.append(" COLLATE = ").append(Fragments.word(options.collation()));
        }
        if (!options.tablespace().isEmpty()) {
            sql.append(" TABLESPACE = ").append(quoting.identifier(options.tablespace()));
        }
        options.parameters().forEach((key, value) -> {
            context.require(
                    !PARAMETERS.contains(key.toLowerCase(Locale.ROOT)),
                    Capability.OTHER_TABLE_PARAMETERS,
                    "Leave '" + key + "' out, or set it for the dialect that has it.");
            sql.append(" ")
                    .append(Fragments.word(key).toUpperCase(Locale.ROOT))
                    .append(" = ")
                    .append(value);
        });
        return sql.toString();
    }

    private static void requireOwn(TableOptions options, RenderContext context) {
        context.require(!options.tablespace().isEmpty(), Capability.TABLESPACES, "Leave the tablespace out.");
        context.require(options.unlogged(), Capability.UNLOGGED_TABLES, "Leave UNLOGGED out.");
        context.require(options.strict(), Capability.STRICT_TABLES, "Leave STRICT out.");
        context.require(options.withoutRowid(), Capability.WITHOUT_ROWID, "Leave WITHOUT ROWID out.");
    }

    private List<String> drop(TableOperation.DropTable drop, RenderContext context) {
        context.require(
                drop.cascade() && context.before().isEmpty(),
                Capability.CASCADE,
                "Drop the foreign keys that refer to the table first.");
        List<String> statements = new ArrayList<>();
        if (drop.cascade()) {
            for (Table other : context.before().orElseThrow().tables()) {
                for (Constraint.ForeignKey key : other.foreignKeys()) {
                    if (key.references().equals(drop.table()) && !other.name().equals(drop.table())) {
                        statements.add(constraints.dropForeignKey(other, key));
                    }
                }
            }
        }
        statements.add("DROP TABLE " + (drop.ifExists() ? "IF EXISTS " : "") + quoting.name(drop.table()));
        return statements;
    }

    private List<String> options(TableOperation.SetTableOptions set, RenderContext context) {
        TableOptions old = context.table(set.table())
                .orElseThrow(() -> context.unknown("the table's options"))
                .options();
        TableOptions to = set.options();
        mustBeSaid(old.engine(), to.engine(), "engine", context);
        mustBeSaid(old.characterSet(), to.characterSet(), "character set", context);
        mustBeSaid(old.collation(), to.collation(), "collation", context);
        mustBeSaid(old.tablespace(), to.tablespace(), "tablespace", context);
        for (Map.Entry<String, String> parameter : old.parameters().entrySet()) {
            mustBeSaid(
                    parameter.getValue(),
                    to.parameters().getOrDefault(parameter.getKey(), ""),
                    parameter.getKey(),
                    context);
        }
        String sql = storage(to, context);
        return old.equals(to) || sql.isEmpty() ? List.of() : List.of("ALTER TABLE " + quoting.name(set.table()) + sql);
    }

    private static void mustBeSaid(String old, String to, String what, RenderContext context) {
        if (!old.isEmpty() && to.isEmpty()) {
            throw context.unknown("which " + what + " the table gets, since it has no way to go back to the default");
        }
    }

    List<String> comment(SetComment comment, RenderContext context) {
        return switch (comment.on()) {
            case SetComment.Subject.OfColumn column -> {
                Column found = context.table(column.table())
                        .flatMap(table -> table.column(column.column()))
                        .orElseThrow(() -> context.unknown("the column's whole definition"));
                yield List.of("ALTER TABLE " + quoting.name(column.table()) + " MODIFY COLUMN "
                        + columns.definition(found.withComment(comment.comment()), context)
                        + constraints.kept(column.table(), column.column(), context));
            }
            case SetComment.Subject.OfIndex index ->
                throw context.refusal(
                        Capability.INDEX_COMMENT_CHANGE, "Drop the index and create it with the comment.");
            case SetComment.Subject.Whole whole -> {
                QualifiedName name = whole.key().name();
                context.require(
                        whole.key().kind() == ObjectKind.NAMESPACE,
                        Capability.NAMESPACE_COMMENTS,
                        "Leave the comment out.");
                context.require(
                        whole.key().kind() != ObjectKind.TABLE && whole.key().kind() != ObjectKind.NAMESPACE,
                        Capability.OBJECT_COMMENTS,
                        "Write the comment into the definition, or leave it out.");
                yield whole.key().kind() == ObjectKind.TABLE
                        ? List.of("ALTER TABLE " + quoting.name(name) + " COMMENT = " + quoting.text(comment.comment()))
                        : List.of("ALTER DATABASE " + quoting.identifier(name.name()) + " COMMENT = "
                                + quoting.text(comment.comment()));
            }
        };
    }
}
