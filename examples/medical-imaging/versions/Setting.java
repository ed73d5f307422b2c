import static dev.windlass.operation.Definitions.*;

import dev.windlass.operation.TableElement.ColumnElement;
import dev.windlass.schema.DataType;

/** The twelve settings of a user, each a nullable column. */
enum Setting {
    THEME(string(20)),
    LANGUAGE(string(10)),
    TIMEZONE(string(50)),
    DATE_FORMAT(string(20)),
    EMAIL_NOTIFICATIONS(bool()),
    SMS_NOTIFICATIONS(bool()),
    PUSH_NOTIFICATIONS(bool()),
    TWO_FACTOR_ENABLED(bool()),
    SESSION_MINUTES(integer()),
    RESULTS_PER_PAGE(integer()),
    DEFAULT_ANALYSIS(string(50)),
    PREFERENCES(json());

    private final DataType type;

    Setting(DataType type) {
        this.type = type;
    }

    String columnName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    ColumnElement column() {
        return dev.windlass.operation.Definitions.column(columnName(), type);
    }
}
