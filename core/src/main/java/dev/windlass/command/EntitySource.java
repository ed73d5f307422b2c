package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.execute.SqlFailure;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
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
            List<Statement> statements = model.statements().stream()
                    .map(sql -> new Statement(sql, new SourceSpan(title(), 1, 1, 0)))
                    .toList();
            try {
                place.execute(statements, comparing.tools().configuration().value(Settings.SESSION_STATEMENTS));
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
