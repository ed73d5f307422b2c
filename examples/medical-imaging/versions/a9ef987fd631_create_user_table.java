import static dev.windlass.operation.Definitions.*;

import dev.windlass.*;

/** Create user table. */
@Revision(id = "a9ef987fd631", created = "2025-09-15T10:12:03Z", reason = "doctors and patients sign in")
class CreateUserTable implements CodeRevision {
    @Override
    public void upgrade(Operations op) {
        op.createTable(
                "users",
                column("id", integer()).identity(),
                column("first_name", string(100)).notNull(),
                column("last_name", string(100)).notNull(),
                column("username", string(50)).notNull(),
                column("email", string(255)).notNull(),
                column("hashed_password", string(255)).notNull(),
                column("is_active", bool()).notNull().defaultValue(true),
                column("is_superuser", bool()).notNull().defaultValue(false),
                column("created_at", timestampWithTimeZone()).notNull().defaultExpression("CURRENT_TIMESTAMP"),
                column("updated_at", timestampWithTimeZone()).notNull().defaultExpression("CURRENT_TIMESTAMP"),
                column("reset_token", string(255)),
                primaryKey("id"));
        op.createUniqueIndex("ix_users_username", "users", "username");
        op.createUniqueIndex("ix_users_email", "users", "email");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("users");
    }
}
