import static dev.windlass.operation.Definitions.*;

import dev.windlass.*;

/** Add user settings. */
@Revision(id = "0aa8e7b50a6d", revises = "6a60ec907861", created = "2025-10-02T16:30:00Z", reason = "users choose how the application looks and speaks")
class AddUserSettings implements CodeRevision {
    @Override
    public void upgrade(Operations op) {
        for (Setting setting : Setting.values()) {
            op.addColumn("users", setting.column());
        }
    }

    @Override
    public void downgrade(Operations op) {
        for (Setting setting : Setting.values()) {
            op.dropColumn("users", setting.columnName());
        }
    }
}
