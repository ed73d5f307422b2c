-- Every recording rests on a consent that was given before it
SELECT r.recording_id
FROM audio_recordings r
JOIN consent_records c ON c.consent_id = r.consent_record_id
WHERE c."timestamp" > r.recording_date OR c.session_id <> r.session_id;
