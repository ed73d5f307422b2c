package dev.windlass.alembic;

import dev.windlass.alembic.eval.Limits;
import dev.windlass.alembic.library.EnvironmentSettings;
import dev.windlass.alembic.python.Source;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What surrounds revisions, in the place of an {@code env.py} that is run.
 *
 * @param settings what {@code env.py} would have configured
 * @param names what names of the application stand for, by dotted name: an expression of Python in which {@code sa},
 *     {@code op}, {@code postgresql}, {@code mysql} and {@code sqlite} are known, or nothing; also the parameters of
 *     {@code upgrade} and {@code downgrade}, by their own name
 * @param modules the source of a module of the application by its dotted name, as {@code prepend_sys_path} finds it
 * @param engine the name of the database in a project of several; empty for none
 * @param limits how much a revision may do
 */
public record AlembicEnvironment(
        EnvironmentSettings settings,
        Map<String, String> names,
        Function<String, Optional<Source>> modules,
        String engine,
        Limits limits) {
    /** Nothing is set, and no module of the application is known. */
    public static final AlembicEnvironment NONE =
            new AlembicEnvironment(EnvironmentSettings.NONE, Map.of(), name -> Optional.empty(), "", Limits.DEFAULT);

    public AlembicEnvironment {
        names = Map.copyOf(names);
    }
}
