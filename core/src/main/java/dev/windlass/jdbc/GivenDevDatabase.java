package dev.windlass.jdbc;

import dev.windlass.config.DatabaseUrl;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.execute.JournalTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A database of the user's as dev database. */
final class GivenDevDatabase {
    private GivenDevDatabase() {}

    /** Opens it; it is emptied when it is closed. */
    static DevPlace open(DatabaseUrl url, Connector connector, List<String> statements) {
        JournalTable journal = new JournalTable(connector.dialect(), "", "windlass_journal");
        try (JdbcSession session = JdbcSession.open(connector, journal, statements)) {
            List<DatabaseContents.Item> items = DatabaseContents.read(session);
            if (!items.isEmpty()) {
                throw Problem.of(
                                ErrorCode.DEV_DATABASE_NOT_EMPTY,
                                "The dev database is not empty, and Windlass would have to drop what is in it")
                        .at(url.masked())
                        .because("it holds " + items.size() + (items.size() == 1 ? " object" : " objects")
                                + ", such as " + items.getFirst())
                        .toException();
            }
            String namespace = connector.dialect() == DialectName.MYSQL
                    ? session.facts().database()
                    : session.facts().schema();
            return new DevPlace(
                    url, connector, namespace, Set.of(), Optional.empty(), () -> empty(connector, journal, statements));
        }
    }

    private static void empty(Connector connector, JournalTable journal, List<String> statements) {
        try (JdbcSession session = JdbcSession.open(connector, journal, statements)) {
            DatabaseContents.drop(session, DatabaseContents.read(session));
        } catch (WindlassException | dev.windlass.execute.SqlFailure e) {
            // The next run says that it is not empty.
        }
    }
}
