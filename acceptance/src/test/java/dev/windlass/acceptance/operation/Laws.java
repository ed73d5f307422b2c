package dev.windlass.acceptance.operation;

import dev.windlass.command.DialectRules;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Rendered;
import dev.windlass.diff.DiffRules;
import dev.windlass.diff.SchemaDiff;
import dev.windlass.error.WindlassException;
import dev.windlass.operation.DataOperation;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Column;
import dev.windlass.schema.Namespace;
import dev.windlass.schema.Schema;
import dev.windlass.schema.SchemaObject;
import dev.windlass.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The law that what a server holds after an operation is what the operation makes of the schema. The server spells types
 * and expressions in its own words, so what the operation makes is built in another database, and that is inspected too.
 */
final class Laws {
    private Laws() {}

    static Schema schema(ContractServer server, Connection connection) throws SQLException {
        return server.inspect(connection).schema();
    }

    /** Whether two schemas are the same; PostgreSQL puts no column anywhere but last, so the order means nothing there. */
    static boolean same(ContractServer server, Schema one, Schema other) {
        return server.dialect().name() == DialectName.POSTGRESQL
                ? unordered(one).equals(unordered(other))
                : one.equals(other);
    }

    private static Schema unordered(Schema schema) {
        Schema result = schema;
        for (Table table : schema.tables()) {
            result = result.with(table.withColumns(table.columns().stream()
                    .sorted(Comparator.comparing(Column::name))
                    .toList()));
        }
        return result;
    }

    /** What is wrong after operations that were executed; empty if the law holds. */
    static String holds(ContractServer server, Connection connection, Schema before, List<Operation> operations)
            throws SQLException {
        if (operations.stream().allMatch(DataOperation.class::isInstance)) {
            return "";
        }
        Schema after = before;
        try {
            for (Operation operation : operations) {
                after = operation.applyTo(after);
            }
        } catch (WindlassException e) {
            return "FAILED: does not apply to what was inspected: " + e.problems();
        }
        Schema found = schema(server, connection);
        if (found.equals(after)) {
            return "";
        }
        Schema built;
        try {
            built = local(built(server, local(after)));
        } catch (SQLException | WindlassException e) {
            return "FAILED to build what was inspected: " + e.getMessage();
        }
        return same(server, local(found), built)
                ? ""
                : "FAILED: inspected, it is not what it should be:" + difference(built, local(found));
    }

    /** What is in the default namespace: the twin has no other. */
    private static Schema local(Schema schema) {
        return Schema.of(schema.objects().values().stream()
                .filter(object -> !(object instanceof Namespace)
                        && object.key().name().namespace().isEmpty())
                .toList());
    }

    /** What the server makes of a schema when it is created at once. */
    static Schema built(ContractServer server, Schema schema) throws SQLException {
        try (Connection connection = server.openTwin()) {
            Schema so = Schema.EMPTY;
            DiffRules rules = DialectRules.of(server.dialect(), server.version());
            for (Operation operation : SchemaDiff.between(so, schema, rules, List.of())) {
                for (Rendered rendered : server.dialect()
                        .renderer()
                        .render(List.of(operation), server.version(), server.known(connection, Optional.of(so)))) {
                    server.run(connection, rendered);
                }
                so = operation.applyTo(so);
            }
            return schema(server, connection);
        }
    }

    static String difference(Schema expected, Schema found) {
        TreeSet<String> gone = lines(expected);
        gone.removeAll(lines(found));
        TreeSet<String> come = lines(found);
        come.removeAll(lines(expected));
        return "\n      - " + String.join("\n      - ", gone) + "\n      + " + String.join("\n      + ", come);
    }

    private static TreeSet<String> lines(Schema schema) {
        TreeSet<String> lines = new TreeSet<>();
        for (SchemaObject object : schema.objects().values()) {
            if (object instanceof Table table) {
                String name = table.name() + " ";
                for (int i = 0; i < table.columns().size(); i++) {
                    lines.add(name + i + " " + table.columns().get(i));
                }
                table.constraints().forEach(it -> lines.add(name + it));
                table.indexes().forEach(it -> lines.add(name + it));
                lines.add(name + table.options() + table.partitioning() + table.comment());
            } else {
                lines.add(object.toString());
            }
        }
        return lines;
    }
}
