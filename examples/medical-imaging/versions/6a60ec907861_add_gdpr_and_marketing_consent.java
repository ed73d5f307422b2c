import static dev.windlass.operation.Definitions.*;

import dev.windlass.*;

/** Add GDPR and marketing consent. */
@Revision(id = "6a60ec907861", revises = "933542155b0f", created = "2025-09-25T09:41:30Z", reason = "consent is asked for at sign-up")
class AddConsent implements CodeRevision {
    @Override
    public void upgrade(Operations op) {
        op.addColumn("users", column("gdpr_consent", bool()).notNull().defaultValue(false));
        op.addColumn("users", column("marketing_consent", bool()).notNull().defaultValue(false));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropColumn("users", "marketing_consent");
        op.dropColumn("users", "gdpr_consent");
    }
}
