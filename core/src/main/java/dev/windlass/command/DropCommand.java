package dev.windlass.command;

import dev.windlass.jdbc.DatabaseContents;
import java.util.List;

/** {@code drop}: drops everything in the database. */
public final class DropCommand {
    private DropCommand() {}

    /**
     * What would be dropped.
     *
     * @param database the database as it may be shown
     * @param objects each object as {@code kind name}, in the order in which they are dropped
     */
    public record Result(String database, List<String> objects) {}

    /** Looks what there is. */
    public static Result plan(Toolbox tools) {
        try (Database database = Database.open(tools, false)) {
            return result(database, objects(database));
        }
    }

    /**
     * Drops everything, other tools' tables and the journal included, the journal last. Cut off in the middle, it goes on
     * when it is run again.
     */
    public static Result run(Toolbox tools) {
        return Move.locked(tools, (database, fence) -> {
            List<DatabaseContents.Item> items = objects(database);
            DatabaseContents.drop(database.session(), items);
            return result(database, items);
        });
    }

    private static List<DatabaseContents.Item> objects(Database database) {
        return DatabaseContents.read(database.session());
    }

    private static Result result(Database database, List<DatabaseContents.Item> items) {
        return new Result(
                database.session().description(),
                items.stream().map(DatabaseContents.Item::toString).toList());
    }
}
