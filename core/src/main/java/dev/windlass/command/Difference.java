package dev.windlass.command;

import dev.windlass.operation.ColumnOperation;
import dev.windlass.operation.ConstraintOperation;
import dev.windlass.operation.IndexOperation;
import dev.windlass.operation.Operation;
import dev.windlass.operation.TableOperation;
import dev.windlass.operation.TypeOperation;
import dev.windlass.schema.Constraint;
import dev.windlass.schema.ConstraintKind;
import java.util.List;
import java.util.Optional;

/**
 * One thing that differs.
 *
 * @param operation what makes it the same
 * @param sql its statements; none if it has become part of the one before
 * @param hazards what it may lose, or what may stop it
 */
public record Difference(Operation operation, List<String> sql, List<String> hazards) {
    public Difference {
        sql = List.copyOf(sql);
        hazards = List.copyOf(hazards);
    }

    /** The kind of change, such as {@code add_column}. */
    public String kind() {
        return operation.word();
    }

    /** What it is about. */
    public String object() {
        return object(operation);
    }

    /** What it is called from then on, where it is renamed. */
    public Optional<String> to() {
        return switch (operation) {
            case TableOperation.RenameTable it -> Optional.of(it.to().toString());
            case ColumnOperation.RenameColumn it -> Optional.of(it.to());
            case ConstraintOperation.RenameConstraint it -> Optional.of(it.to());
            case IndexOperation.RenameIndex it -> Optional.of(it.to());
            case TypeOperation.RenameEnumValue it -> Optional.of(it.to());
            case Operation other -> Optional.empty();
        };
    }

    /** A change in words, such as {@code add column users.phone_number}. */
    static String of(Operation operation) {
        return operation.word().replace('_', ' ') + " " + object(operation);
    }

    private static String object(Operation operation) {
        return switch (operation) {
            case ConstraintOperation.AddConstraint it
            when it.constraint().isEmpty() -> it.object() + " (" + words(it.definition()) + ")";
            case ConstraintOperation.DropConstraint it
            when it.constraint().isEmpty() ->
                it.object()
                        + it.definition()
                                .map(found -> " (" + words(found) + ")")
                                .orElse("");
            case Operation other -> other.object();
        };
    }

    private static String words(Constraint constraint) {
        return ConstraintKind.of(constraint).word()
                + switch (constraint) {
                    case Constraint.Check it -> " " + it.expression();
                    case Constraint other -> " " + String.join(", ", other.columns());
                };
    }
}
