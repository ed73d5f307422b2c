import static dev.windlass.operation.Definitions.*;

import dev.windlass.*;

/** Create diagnosis results. */
@Revision(id = "97b7ab3d44cf", revises = "f8ff2ab1fdfa", created = "2025-09-18T08:20:11Z", reason = "what the analysis finds is kept")
class CreateDiagnosisResults implements CodeRevision {
    @Override
    public void upgrade(Operations op) {
        op.createTable(
                "diagnosis_results",
                column("id", integer()).identity(),
                column("user_id", integer()).notNull(),
                column("diagnosis_type", string(100)),
                column("score", doublePrecision()).notNull(),
                column("notes", text()),
                column("created_at", timestampWithTimeZone()).notNull().defaultExpression("CURRENT_TIMESTAMP"),
                primaryKey("id"),
                foreignKey("fk_diagnosis_results_user_id", "user_id").references("users", "id"));
        op.createIndex("ix_diagnosis_results_user_id", "diagnosis_results", "user_id");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("diagnosis_results");
    }
}
