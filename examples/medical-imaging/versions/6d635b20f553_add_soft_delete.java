import static dev.windlass.operation.Definitions.*;

import dev.windlass.*;

/** Add soft delete to users. */
@Revision(id = "6d635b20f553", revises = "1edbeef0b90a", created = "2025-10-10T11:11:11Z", reason = "deleted accounts are kept for thirty days")
class AddSoftDelete implements CodeRevision {
    @Override
    public void upgrade(Operations op) {
        op.addColumn("users", column("is_deleted", bool()).notNull().defaultValue(false));
        op.addColumn("users", column("deleted_at", timestampWithTimeZone()));
        op.createIndex("ix_users_is_deleted", "users", "is_deleted");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropIndex("ix_users_is_deleted", "users");
        op.dropColumn("users", "deleted_at");
        op.dropColumn("users", "is_deleted");
    }
}
