package dev.windlass.command;

import dev.windlass.diff.Rename;
import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.RoutineOperation;
import dev.windlass.operation.SecurityOperation;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.TypeOperation;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.Index;
import dev.windlass.schema.QualifiedName;
import dev.windlass.schema.Schema;
import java.util.List;
import java.util.Optional;

/** What the text of a generated revision is made of, whatever language it is in. */
final class RevisionText {
    private RevisionText() {}

    /**
     * The two ways.
     *
     * @param upgrade the text of the way up
     * @param downgrade the text of the way back; nothing if there is none
     * @param irreversible why there is none; empty if there is
     */
    record Sections(String upgrade, String downgrade, String irreversible) {}

    /** The question about a rename; for the way back it is the one that was asked for the way up. */
    static String question(Rename rename, boolean back) {
        String[] names = (back ? rename.inverse() : rename).text().split("=", 2);
        return "Was " + names[0] + " renamed to " + names[1] + "?";
    }

    /** What is to be done about the question. */
    static String request(boolean back) {
        return back
                ? "Keep the same one of the two ways as above, and delete the line with the question."
                : "Nothing says so, and Windlass does not guess. Keep one of the two ways, and delete the line with the"
                        + " question.";
    }

    /** The open question that an operation is part of the answer to. */
    static Optional<Rename> question(Operation operation, List<Rename> open, Schema before, boolean wholeTables) {
        return open.stream()
                .filter(rename -> concerns(operation, rename, before)
                        || wholeTables && rename instanceof Rename.OfColumn it && concerns(operation, it.table()))
                .findFirst();
    }

    private static boolean concerns(Operation operation, Rename rename, Schema before) {
        return switch (rename) {
            case Rename.OfTable it -> concerns(operation, it.from()) || concerns(operation, it.to());
            case Rename.OfColumn it ->
                concerns(operation, it.table(), it.from(), before) || concerns(operation, it.table(), it.to(), before);
            case Rename.OfEnumValue it ->
                operation instanceof TypeOperation.ReplaceEnumValues replace
                        && replace.type().equals(it.type());
        };
    }

    private static boolean concerns(Operation operation, QualifiedName table) {
        return switch (operation) {
            case TableOperation it -> it.table().equals(table);
            case ColumnOperation it -> it.table().equals(table);
            case ConstraintOperation it ->
                it.table().equals(table)
                        || constraint(it)
                                .filter(found -> found instanceof Constraint.ForeignKey key
                                        && key.references().equals(table))
                                .isPresent();
            case IndexOperation.CreateIndex it -> it.table().equals(table);
            case IndexOperation.DropIndex it -> it.table().filter(table::equals).isPresent();
            case RoutineOperation.CreateTrigger it -> it.definition().table().equals(table);
            case RoutineOperation.DropTrigger it ->
                it.table().filter(table::equals).isPresent();
            case SecurityOperation.DropPolicy it -> it.table().equals(table);
            case SecurityOperation.RevokePrivileges it -> it.grant().object().equals(table);
            case SecurityOperation.CreatePolicy it -> it.definition().table().equals(table);
            case SecurityOperation.SetRowSecurity it -> it.table().equals(table);
            case SecurityOperation.GrantPrivileges it -> it.grant().object().equals(table);
            case Operation other -> false;
        };
    }

    private static Optional<Constraint> constraint(ConstraintOperation operation) {
        return switch (operation) {
            case ConstraintOperation.AddConstraint it -> Optional.of(it.definition());
            case ConstraintOperation.DropConstraint it -> it.definition();
            case ConstraintOperation.RenameConstraint it -> Optional.empty();
            case ConstraintOperation.ValidateConstraint it -> Optional.empty();
        };
    }

    private static boolean concerns(Operation operation, QualifiedName table, String column, Schema before) {
        return switch (operation) {
            case ColumnOperation it -> it.table().equals(table) && it.column().equals(column);
            case ConstraintOperation it ->
                it.table().equals(table)
                        && constraint(it)
                                .filter(found -> names(found, column, table))
                                .isPresent();
            case IndexOperation.CreateIndex it -> it.table().equals(table) && names(it.definition(), column, table);
            case IndexOperation.DropIndex it ->
                it.table().filter(table::equals).isPresent()
                        && before.table(table)
                                .flatMap(found -> found.index(it.index().name()))
                                .filter(index -> names(index, column, table))
                                .isPresent();
            case Operation other -> false;
        };
    }

    private static boolean names(Constraint constraint, String column, QualifiedName table) {
        return new ColumnOperation.DropColumn(table, column, false, false).names(constraint);
    }

    private static boolean names(Index index, String column, QualifiedName table) {
        return new ColumnOperation.DropColumn(table, column, false, false).names(index);
    }
}
