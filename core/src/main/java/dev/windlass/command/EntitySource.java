package dev.windlass.command;

import dev.windlass.dialect.ServerVersion;
import dev.windlass.diff.SchemaDiff;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Schema;
import java.util.List;

/** Entities of an application: their schema is made on a dev database, and read there as the server spells it. */
record EntitySource(EntityModel entities) implements SchemaSource {
    @Override
    public String title() {
        return "the entities";
    }

    @Override
    public Snapshot read(Comparing comparing) {
        try (DevPlace place = comparing.dev()) {
            Snapshot empty = comparing.inspect(place, "the dev database");
            ServerVersion version = empty.version();
            EntityModel.Model model = entities.read(comparing.tools().configuration(), comparing.dialect(), version);
            List<Operation> operations =
                    SchemaDiff.between(Schema.EMPTY, model.schema(), comparing.rules(empty), List.of());
            try {
                new SqlText(comparing.dialect(), version).run(operations, Schema.EMPTY, List.of(), place, comparing);
            } catch (SqlFailure e) {
                throw ModelFailure.of(e, "The database refused what the entities ask for");
            }
            return comparing
                    .inspect(place, title())
                    .ofModel(
                            title(),
                            model.renames().stream()
                                    .map(rename -> new DeclaredRename(rename, "the entities"))
                                    .toList())
                    .describing(model.describes());
        }
    }
}
