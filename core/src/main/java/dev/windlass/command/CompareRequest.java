package dev.windlass.command;

import dev.windlass.diff.ObjectFilter;
import dev.windlass.diff.Rename;
import dev.windlass.diff.RenameCandidates;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What all comparisons are told.
 *
 * @param filter which objects are compared
 * @param renames what is the same under another name, as {@code old=new}
 */
public record CompareRequest(ObjectFilter filter, List<String> renames) {
    /** Everything, and nothing renamed. */
    public static final CompareRequest ALL = new CompareRequest(ObjectFilter.ALL, List.of());

    public CompareRequest {
        renames = List.copyOf(renames);
    }

    /** The renames that the user and the desired schema declare. */
    List<Rename> renames(Snapshot desired) {
        List<Rename> all = new ArrayList<>();
        desired.renames().forEach(declared -> all.add(spelled(declared.rename(), desired.schema())));
        for (String text : renames) {
            try {
                all.add(RenameCandidates.parse(text, desired.schema()));
            } catch (IllegalArgumentException e) {
                throw Problem.of(ErrorCode.USAGE, "--rename needs old=new, such as users.phone=users.phone_number")
                        .because(String.valueOf(e.getMessage()))
                        .toException();
            }
        }
        return all;
    }

    /** A declared name as the server spells it: PostgreSQL puts names without quotes into lower case. */
    private static Rename spelled(Rename rename, Schema desired) {
        return switch (rename) {
            case Rename.OfTable it
            when desired.table(it.to()).isEmpty() -> new Rename.OfTable(lower(it.from()), lower(it.to()));
            case Rename.OfColumn it
            when desired.table(it.table())
                    .flatMap(table -> table.column(it.to()))
                    .isEmpty() ->
                new Rename.OfColumn(
                        desired.table(it.table()).isPresent() ? it.table() : lower(it.table()),
                        it.from().toLowerCase(java.util.Locale.ROOT),
                        desired.table(it.table())
                                        .flatMap(table -> table.column(it.to()))
                                        .isPresent()
                                ? it.to()
                                : it.to().toLowerCase(java.util.Locale.ROOT));
            case Rename other -> other;
        };
    }

    private static dev.windlass.schema.QualifiedName lower(dev.windlass.schema.QualifiedName name) {
        return dev.windlass.schema.QualifiedName.of(
                name.namespace().toLowerCase(java.util.Locale.ROOT), name.name().toLowerCase(java.util.Locale.ROOT));
    }
}
