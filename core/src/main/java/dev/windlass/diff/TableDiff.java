package dev.windlass.diff;

import dev.windlass.diff.DiffRules.Trait;
import dev.windlass.operation.ColumnChange;
import dev.windlass.operation.ColumnOperation.AddColumn;
import dev.windlass.operation.ColumnOperation.AlterColumn;
import dev.windlass.operation.ColumnOperation.DropColumn;
import dev.windlass.operation.ConstraintOperation.AddConstraint;
import dev.windlass.operation.ConstraintOperation.DropConstraint;
import dev.windlass.operation.ConstraintOperation.RenameConstraint;
import dev.windlass.operation.ConstraintOperation.ValidateConstraint;
import dev.windlass.operation.IndexOperation.CreateIndex;
import dev.windlass.operation.IndexOperation.DropIndex;
import dev.windlass.operation.IndexOperation.RenameIndex;
import dev.windlass.operation.Operation;
import dev.windlass.operation.Position;
import dev.windlass.operation.SecurityOperation.SetRowSecurity;
import dev.windlass.operation.SetComment;
import dev.windlass.operation.TableOperation.SetPartitioning;
import dev.windlass.operation.TableOperation.SetTableOptions;
import dev.windlass.schema.Column;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import dev.windlass.schema.DataType;
import dev.windlass.schema.DefaultValue;
import dev.windlass.schema.Identity;
import dev.windlass.schema.Index;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Table;
import dev.windlass.schema.TableOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What makes a table another one of its name. */
final class TableDiff {
    private final Table actual;
    private final Table desired;
    private final DiffRules rules;
    private final Touched touched;
    private final QualifiedName name;
    private final List<Operation> operations = new ArrayList<>();

    TableDiff(Table actual, Table desired, DiffRules rules, Touched touched) {
        this.actual = actual;
        this.desired = desired;
        this.rules = rules;
        this.touched = touched;
        this.name = actual.name();
    }

    /** The operations, in no particular order; some foreign keys are made anew although they stay the same. */
    List<Operation> operations(Predicate<Constraint> keyless) {
        columns();
        constraints(keyless);
        indexes(name, actual.indexes(), desired.indexes(), rules, index -> touched.forces(name, index), operations);
        if (!actual.options().equals(desired.options())) {
            operations.add(new SetTableOptions(name, options()));
        }
        if (!actual.partitioning().equals(desired.partitioning())) {
            operations.add(new SetPartitioning(name, desired.partitioning()));
        }
        if (actual.rowSecurity() != desired.rowSecurity()) {
            operations.add(new SetRowSecurity(name, desired.rowSecurity()));
        }
        if (!actual.comment().equals(desired.comment())) {
            operations.add(new SetComment(new SetComment.Subject.Whole(actual.key()), desired.comment()));
        }
        return operations;
    }

    /** The new options, with the server's default where the old ones say something and the new ones leave it open. */
    private TableOptions options() {
        TableOptions from = actual.options();
        TableOptions to = desired.options();
        return new TableOptions(
                to.engine().isEmpty() && !from.engine().isEmpty()
                        ? rules.defaults().engine()
                        : to.engine(),
                to.characterSet().isEmpty() && !from.characterSet().isEmpty()
                        ? rules.defaults().characterSet()
                        : to.characterSet(),
                to.collation().isEmpty() && !from.collation().isEmpty()
                        ? rules.defaults().collation()
                        : to.collation(),
                to.tablespace(),
                to.unlogged(),
                to.strict(),
                to.withoutRowid(),
                to.parameters());
    }

    private void columns() {
        String previous = "";
        for (Column to : desired.columns()) {
            Optional<Column> from = actual.column(to.name());
            boolean replaced = touched.isReplaced(name, to.name());
            if (from.isPresent() && replaced) {
                drop(from.get());
            }
            if (from.isEmpty() || replaced) {
                add(to, previous);
            } else {
                change(from.get(), to);
            }
            previous = to.name();
        }
        for (Column from : actual.columns()) {
            if (desired.column(from.name()).isEmpty()) {
                drop(from);
            }
        }
    }

    private void drop(Column column) {
        if (changesKeys(column)) {
            operations.add(numbering(column, Identity.NONE));
        }
        operations.add(new DropColumn(name, column.name(), false, false));
    }

    /** Whether a column numbers its rows and none of the keys that let it do so is there throughout (MySQL). */
    private boolean changesKeys(Column column) {
        return rules.has(Trait.NUMBERED_COLUMN_NEEDS_KEY)
                && !(column.identity() instanceof Identity.None)
                && Collections.disjoint(keys(actual, column.name()), keys(desired, column.name()));
    }

    /** What begins with a column and makes it a key; the name of a primary key means nothing. */
    private static List<Object> keys(Table table, String column) {
        List<Object> keys = new ArrayList<>();
        table.constraints().stream()
                .filter(constraint ->
                        constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique)
                .filter(constraint -> constraint.columns().getFirst().equals(column))
                .map(constraint -> constraint instanceof Constraint.PrimaryKey ? constraint.withName("") : constraint)
                .forEach(keys::add);
        table.indexes().stream()
                .filter(index -> index.elements().getFirst().text().equals(column))
                .forEach(keys::add);
        return keys;
    }

    private void add(Column column, String previous) {
        boolean last = desired.columns().getLast().name().equals(column.name());
        Position position = last
                ? Position.LAST
                : previous.isEmpty()
                        ? Position.first().preferred()
                        : Position.after(previous).preferred();
        boolean later = rules.has(Trait.NUMBERED_COLUMN_NEEDS_KEY) && !(column.identity() instanceof Identity.None);
        if (!later) {
            operations.add(new AddColumn(name, column, position, false));
            return;
        }
        Column plain = column.withIdentity(Identity.NONE);
        operations.add(new AddColumn(name, plain, position, false));
        operations.add(numbering(plain, column.identity()));
    }

    private AlterColumn numbering(Column before, Identity identity) {
        return new AlterColumn(
                name, before.name(), List.of(new ColumnChange.SetIdentity(identity)), Optional.of(before));
    }

    private void change(Column from, Column to) {
        boolean apart = changesKeys(from) || changesKeys(to);
        if (!apart) {
            Optional<DataType> meanwhile = ColumnDiff.sameType(from.type(), to.type(), rules)
                    ? touched.meanwhile(from.type())
                    : Optional.empty();
            if (meanwhile.isPresent()) {
                aside(from, to, meanwhile.get());
                return;
            }
            Optional<Column> numbersOtherwise = withoutNumbers(from, to);
            if (numbersOtherwise.isPresent()) {
                Column plain = numbersOtherwise.get();
                operations.add(new AlterColumn(name, to.name(), changes(from, plain), Optional.of(from)));
                operations.add(new AlterColumn(name, to.name(), changes(plain, to), Optional.of(plain)));
                return;
            }
            List<ColumnChange> changes = changes(from, to);
            boolean defaultFirst = touched.isRewritten(name, to.name())
                    && !(from.defaultValue() instanceof DefaultValue.None)
                    && !from.defaultValue().equals(to.defaultValue());
            if (defaultFirst) {
                Column without = from.withDefault(DefaultValue.NONE);
                ColumnChange none = new ColumnChange.SetDefault(DefaultValue.NONE);
                operations.add(new AlterColumn(name, to.name(), List.of(none), Optional.of(from)));
                changes = changes(without, to);
            }
            if (!changes.isEmpty()) {
                operations.add(new AlterColumn(
                        name,
                        to.name(),
                        changes,
                        Optional.of(defaultFirst ? from.withDefault(DefaultValue.NONE) : from)));
            }
            return;
        }
        // MySQL lets a column number its rows only while it is a key: that ends before the key goes, and begins after.
        if (!(from.identity() instanceof Identity.None)) {
            operations.add(numbering(from, Identity.NONE));
        }
        Column plainFrom = from.withIdentity(Identity.NONE);
        Column plainTo = to.withIdentity(Identity.NONE);
        List<ColumnChange> changes = changes(plainFrom, plainTo);
        if (!changes.isEmpty()) {
            operations.add(new AlterColumn(name, to.name(), changes, Optional.of(plainFrom)));
        }
        if (!(to.identity() instanceof Identity.None)) {
            operations.add(numbering(plainTo, to.identity()));
        }
    }

    /**
     * The column between a serial one and one whose default is a sequence, in either direction: the two sequences may have
     * the same name, so that one goes before the other comes. Nothing for other changes.
     */
    private static Optional<Column> withoutNumbers(Column from, Column to) {
        boolean fromSerial = from.identity() instanceof Identity.Serial;
        boolean toSerial = to.identity() instanceof Identity.Serial;
        if (fromSerial && !toSerial && !(to.defaultValue() instanceof DefaultValue.None)) {
            return Optional.of(from.withIdentity(Identity.NONE));
        }
        if (toSerial && !fromSerial && !(from.defaultValue() instanceof DefaultValue.None)) {
            return Optional.of(from.withDefault(DefaultValue.NONE));
        }
        return Optional.empty();
    }

    /** Lets a column hold its values otherwise while its type is dropped and created again. */
    private void aside(Column from, Column to, DataType meanwhile) {
        List<ColumnChange> away = new ArrayList<>();
        Column held = from;
        if (!(from.defaultValue() instanceof DefaultValue.None)) {
            away.add(new ColumnChange.SetDefault(DefaultValue.NONE));
            held = held.withDefault(DefaultValue.NONE);
        }
        held = held.withType(meanwhile);
        boolean byAttribute = touched.isRemadeComposite(from.type());
        away.add(new ColumnChange.SetType(
                meanwhile,
                byAttribute
                        ? rules.conversion().document(from)
                        : rules.conversion().expression(from, held)));
        operations.add(new AlterColumn(name, to.name(), away, Optional.of(from)));
        List<ColumnChange> back = changes(held, to);
        if (byAttribute) {
            back.replaceAll(change -> change instanceof ColumnChange.SetType set
                    ? new ColumnChange.SetType(set.type(), rules.conversion().composite(to))
                    : change);
        }
        operations.add(new AlterColumn(name, to.name(), back, Optional.of(held)));
    }

    /** The changes of a column; one that has the table's character set follows it to another only if it is said again. */
    private List<ColumnChange> changes(Column from, Column to) {
        List<ColumnChange> changes = new ArrayList<>(ColumnDiff.changes(from, to, rules));
        boolean follows = from.collation().isEmpty()
                && to.collation().isEmpty()
                && ColumnDiff.isText(to.type())
                && !(actual.options().collation().equals(desired.options().collation())
                        && actual.options()
                                .characterSet()
                                .equals(desired.options().characterSet()));
        if (follows) {
            changes.add(new ColumnChange.SetCollation(options().collation()));
        }
        return changes;
    }

    private void constraints(Predicate<Constraint> keyless) {
        Pairing<Constraint> pairing = Pairing.constraints(
                actual,
                desired,
                rules,
                constraint -> touched.forces(name, constraint, rules) || keyless.test(constraint));
        pairing.dropped().forEach(constraint -> operations.add(drop(name, constraint)));
        pairing.added().forEach(constraint -> operations.add(new AddConstraint(name, constraint, "")));
        pairing.renamed()
                .forEach(pair -> operations.add(
                        new RenameConstraint(name, pair.from().name(), pair.to().name())));
        pairing.changed()
                .forEach(pair ->
                        operations.add(new ValidateConstraint(name, pair.to().name())));
    }

    static DropConstraint drop(QualifiedName table, Constraint constraint) {
        return new DropConstraint(
                table, constraint.name(), ConstraintKind.of(constraint), Optional.of(constraint), false, false);
    }

    /** The constraints that others may need and that go or change. */
    List<Constraint> droppedKeys() {
        return Pairing.constraints(actual, desired, rules, constraint -> touched.forces(name, constraint, rules))
                .dropped()
                .stream()
                .filter(constraint ->
                        constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique)
                .toList();
    }

    /** The unique indexes that go or change. */
    List<Index> droppedIndexes() {
        return Pairing.indexes(actual.indexes(), desired.indexes(), rules, index -> touched.forces(name, index))
                .dropped()
                .stream()
                .filter(Index::unique)
                .toList();
    }

    static void indexes(
            QualifiedName table,
            List<Index> actual,
            List<Index> desired,
            DiffRules rules,
            Predicate<Index> forced,
            List<Operation> operations) {
        if (actual.equals(desired) && actual.stream().noneMatch(forced)) {
            return;
        }
        Pairing<Index> pairing = Pairing.indexes(actual, desired, rules, forced);
        pairing.dropped()
                .forEach(index ->
                        operations.add(new DropIndex(table.sibling(index.name()), Optional.of(table), false, false)));
        pairing.added().forEach(index -> operations.add(new CreateIndex(table, index, false, false)));
        pairing.renamed()
                .forEach(pair -> operations.add(new RenameIndex(
                        table.sibling(pair.from().name()),
                        Optional.of(table),
                        pair.to().name())));
        pairing.changed()
                .forEach(pair -> operations.add(new SetComment(
                        new SetComment.Subject.OfIndex(table, pair.to().name()),
                        pair.to().comment())));
    }
}
