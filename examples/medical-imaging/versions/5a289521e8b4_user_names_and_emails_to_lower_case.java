import dev.windlass.*;

/** User names and e-mails to lower case. */
@Revision(id = "5a289521e8b4", revises = "6d635b20f553", created = "2025-10-12T13:37:00Z", reason = "people sign in with capitals where they had none", irreversible = "how names were spelled before is not kept")
class LowerCaseNames implements CodeRevision {
    @Override
    public void upgrade(Operations op) {
        op.updateExpression("users", "username", "lower(username)", "username <> lower(username)");
        op.updateExpression("users", "email", "lower(email)", "email <> lower(email)");
    }
}
