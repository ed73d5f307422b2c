import static dev.windlass.operation.Definitions.*;

import dev.windlass.*;

/** Add phone number to user table. */
@Revision(id = "f8ff2ab1fdfa", revises = "a9ef987fd631", created = "2025-09-16T18:49:48Z", reason = "appointment reminders by text message")
class AddPhoneNumberToUserTable implements CodeRevision {
    @Override
    public void upgrade(Operations op) {
        op.addColumn("users", column("phone_number", string(20)));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropColumn("users", "phone_number");
    }
}
