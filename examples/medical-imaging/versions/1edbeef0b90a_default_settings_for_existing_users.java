import static dev.windlass.operation.Definitions.*;

import dev.windlass.*;

/** Default settings for existing users. */
@Revision(id = "1edbeef0b90a", revises = "0aa8e7b50a6d", created = "2025-10-03T07:15:22Z", reason = "those who were here before get what new users get")
class DefaultSettingsForExistingUsers implements CodeRevision {
    @Override
    public void upgrade(Operations op) {
        op.update("users", "theme", "light", "theme IS NULL");
        op.update("users", "language", "en", "language IS NULL");
        op.update("users", "email_notifications", true, "email_notifications IS NULL");
    }

    @Override
    public void downgrade(Operations op) {
        // The columns stay as they are: what was there before is not known, and nothing depends on it.
    }
}
