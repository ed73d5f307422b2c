package dev.windlass.command;

import dev.windlass.dialect.Rendered;
import dev.windlass.diff.DiffRules;
import dev.windlass.diff.Rename;
import dev.windlass.diff.SafeForm;
import dev.windlass.diff.SchemaDiff;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Schema;
import java.util.List;

/**
 * A way from one schema to another.
 *
 * @param operations what is done, in order
 * @param rendered the same as statements
 * @param before the schema before
 */
record Change(List<Operation> operations, List<Rendered> rendered, Schema before) {
    /** The operations that lead from one schema to another, in the form for tables that have rows. */
    static List<Operation> operations(Schema from, Schema to, DiffRules rules, List<Rename> renames) {
        return SafeForm.of(SchemaDiff.between(from, to, rules, renames), from);
    }
}
