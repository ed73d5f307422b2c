package dev.windlass.command;

import dev.windlass.config.Configuration;
import dev.windlass.dialect.Dialect;
import dev.windlass.dialect.ServerVersion;
import dev.windlass.diff.Rename;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.schema.ObjectKind;
import java.util.List;
import java.util.Set;

/** Reads the desired schema from an application's entities. */
@FunctionalInterface
public interface EntityModel {
    /** Where the module that reads entities is not there. */
    EntityModel NONE = (configuration, dialect, version) -> {
        throw Problem.of(ErrorCode.NO_MODEL, "This Windlass cannot read entities")
                .because("the module windlass-hibernate is not on the class path")
                .toException();
    };

    /**
     * What it says.
     *
     * @param statements what makes it, in words of the dialect; the server spells it anew on a dev database
     * @param describes the kinds of objects that entities can speak of
     * @param renames what was called otherwise before
     */
    record Model(List<String> statements, Set<ObjectKind> describes, List<Rename> renames) {
        public Model {
            statements = List.copyOf(statements);
            describes = Set.copyOf(describes);
            renames = List.copyOf(renames);
        }
    }

    /**
     * Reads the entities that the configuration names.
     *
     * @throws dev.windlass.error.WindlassException {@code BAD_MODEL} with the entity and what is wrong with it
     */
    Model read(Configuration configuration, Dialect dialect, ServerVersion version);
}
