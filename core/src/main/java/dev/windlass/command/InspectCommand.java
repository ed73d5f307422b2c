package dev.windlass.command;

import dev.windlass.dialect.Inspected;
import dev.windlass.dialect.Rendered;
import dev.windlass.diff.ObjectFilter;
import dev.windlass.diff.SchemaDiff;
import dev.windlass.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** {@code inspect}: a source as the SQL that builds it. */
public final class InspectCommand {
    private InspectCommand() {}

    /**
     * What there is.
     *
     * @param title the source
     * @param server the server that spelled it
     * @param schema the objects
     * @param differences the operations that build it from nothing, with their statements
     * @param unmanaged what was seen and is left alone
     */
    public record Result(
            String title,
            String server,
            Schema schema,
            List<Difference> differences,
            List<Inspected.Unmanaged> unmanaged) {}

    /** Reads a source. */
    public static Result run(Toolbox tools, String source, ObjectFilter filter) {
        SchemaSource parsed = SourceSpec.parse(tools, source);
        Comparing comparing =
                SourceSpec.server(parsed).map(url -> Comparing.of(tools, url)).orElseGet(() -> Comparing.of(tools));
        Snapshot snapshot = parsed.read(comparing);
        Schema schema = filter.of(snapshot.schema());
        SqlText text = new SqlText(comparing.dialect(), snapshot.version());
        List<Difference> differences = new ArrayList<>();
        for (Rendered rendered : text.render(
                SchemaDiff.between(Schema.EMPTY, schema, comparing.rules(snapshot), List.of()),
                Schema.EMPTY,
                List.of())) {
            List<String> sql = rendered.statements();
            for (var operation : rendered.operations()) {
                differences.add(new Difference(operation, sql, List.of()));
                sql = List.of();
            }
        }
        return new Result(snapshot.title(), snapshot.version().toString(), schema, differences, snapshot.unmanaged());
    }
}
