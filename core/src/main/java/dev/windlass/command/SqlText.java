package dev.windlass.command;

import dev.windlass.config.Settings;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.DialectName;
import dev.windlass.dialect.Known;
import dev.windlass.dialect.Rendered;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.dialect.StoredDefinition;
import dev.windlass.jdbc.DevPlace;
import dev.windlass.operation.Operation;
import dev.windlass.schema.Schema;
import dev.windlass.sql.SourceSpan;
import dev.windlass.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operations as the statements of a server. */
record SqlText(Dialect dialect, ServerVersion version) {
    /** The operations, each with its statements; several in one where the server does them in one go. */
    List<Rendered> render(List<Operation> operations, Schema before, List<StoredDefinition> definitions) {
        return dialect.renderer().render(operations, version, new Known(Optional.of(before), definitions));
    }

    /**
     * Does the operations on a dev database.
     *
     * @throws dev.windlass.execute.SqlFailure with the statement that the server refused
     */
    void run(
            List<Operation> operations,
            Schema before,
            List<StoredDefinition> definitions,
            DevPlace place,
            Comparing comparing) {
        run(render(operations, before, definitions), place, comparing);
    }

    void run(List<Rendered> rendered, DevPlace place, Comparing comparing) {
        List<String> texts = new ArrayList<>();
        boolean off = dialect.name() == DialectName.SQLITE && rendered.stream().anyMatch(Rendered::foreignKeysOff);
        if (off) {
            texts.add("PRAGMA foreign_keys = OFF");
        }
        rendered.forEach(one -> texts.addAll(one.statements()));
        if (off) {
            texts.add("PRAGMA foreign_keys = ON");
        }
        place.execute(
                texts.stream()
                        .map(sql -> new Statement(sql, new SourceSpan("", 1, 1, 0)))
                        .toList(),
                comparing.tools().configuration().value(Settings.SESSION_STATEMENTS));
    }
}
