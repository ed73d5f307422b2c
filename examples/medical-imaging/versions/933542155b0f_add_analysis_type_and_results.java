import static dev.windlass.operation.Definitions.*;

import dev.windlass.*;

/** Add analysis type and results. */
@Revision(id = "933542155b0f", revises = "97b7ab3d44cf", created = "2025-09-22T14:02:57Z", reason = "several kinds of analysis share the table")
class AddAnalysisTypeAndResults implements CodeRevision {
    @Override
    public void upgrade(Operations op) {
        op.addColumn("diagnosis_results", column("analysis_type", string(50)));
        op.addColumn("diagnosis_results", column("additional_results", json()));
        op.update("diagnosis_results", "diagnosis_type", "unknown", "diagnosis_type IS NULL");
        // SQLite cannot alter a column: the table is rebuilt there, with its rows, indexes and foreign keys.
        op.setNotNull("diagnosis_results", "diagnosis_type");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropNotNull("diagnosis_results", "diagnosis_type");
        op.dropColumn("diagnosis_results", "additional_results");
        op.dropColumn("diagnosis_results", "analysis_type");
    }
}
