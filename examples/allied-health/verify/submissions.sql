-- What was submitted was validated
SELECT s.submission_id
FROM submission_records s
JOIN clinical_data_records d ON d.clinical_data_id = s.clinical_data_id
WHERE s.status = 'success' AND d.validated_at IS NULL;
