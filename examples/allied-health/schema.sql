-- What the database shall look like. 'windlass revision --autogenerate' makes a revision of what differs.

CREATE EXTENSION IF NOT EXISTS pgcrypto;

CREATE TYPE consent_method_enum AS ENUM ('digital_signature', 'verbal_timestamp');
CREATE TYPE recording_status_enum AS ENUM ('uploaded', 'processing', 'transcribed', 'failed');
CREATE TYPE transcript_status_enum AS ENUM ('completed', 'failed');
CREATE TYPE clinical_data_status_enum AS ENUM ('draft', 'validated', 'submitted');
CREATE TYPE submission_status_enum AS ENUM ('success', 'failure', 'pending', 'retrying');

CREATE TABLE consent_records (
    consent_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    session_id varchar(255) NOT NULL,
    clinician_id varchar(255) NOT NULL,
    client_id varchar(255),
    consent_method consent_method_enum NOT NULL,
    "timestamp" timestamptz NOT NULL DEFAULT now(),
    signature_data text,
    encrypted_signature_path varchar(500),
    ip_address varchar(45) NOT NULL,
    device_info text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE consent_records IS 'Who agreed to be recorded, and how.';
COMMENT ON COLUMN consent_records.consent_id IS 'The consent.';
COMMENT ON COLUMN consent_records.session_id IS 'The session that the consent is for.';
COMMENT ON COLUMN consent_records.clinician_id IS 'Who asked for it.';
COMMENT ON COLUMN consent_records.client_id IS 'Who gave it, where that is known.';
COMMENT ON COLUMN consent_records.consent_method IS 'How it was given.';
COMMENT ON COLUMN consent_records."timestamp" IS 'When it was given.';
COMMENT ON COLUMN consent_records.signature_data IS 'The signature (encrypted).';
COMMENT ON COLUMN consent_records.encrypted_signature_path IS 'Where the picture of the signature is kept.';
COMMENT ON COLUMN consent_records.ip_address IS 'From where it was given.';
COMMENT ON COLUMN consent_records.device_info IS 'On which device.';
COMMENT ON COLUMN consent_records.created_at IS 'When the row was made.';

CREATE TABLE audio_recordings (
    recording_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    session_id varchar(255) NOT NULL,
    clinician_id varchar(255) NOT NULL,
    client_id varchar(255),
    recording_date timestamptz NOT NULL,
    duration integer NOT NULL,
    file_size integer NOT NULL,
    sample_rate integer NOT NULL,
    encrypted_file_path varchar(500) NOT NULL,
    encryption_key_id varchar(255) NOT NULL,
    format varchar(50) NOT NULL,
    consent_record_id uuid NOT NULL CONSTRAINT fk_audio_recordings_consent_record_id REFERENCES consent_records (consent_id),
    status recording_status_enum NOT NULL DEFAULT 'uploaded',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE audio_recordings IS 'What was recorded, and where it is kept.';
COMMENT ON COLUMN audio_recordings.recording_id IS 'The recording.';
COMMENT ON COLUMN audio_recordings.session_id IS 'The session that was recorded.';
COMMENT ON COLUMN audio_recordings.clinician_id IS 'Who recorded.';
COMMENT ON COLUMN audio_recordings.client_id IS 'Who was recorded, where that is known.';
COMMENT ON COLUMN audio_recordings.recording_date IS 'When it began.';
COMMENT ON COLUMN audio_recordings.duration IS 'How long it is, in seconds.';
COMMENT ON COLUMN audio_recordings.file_size IS 'How large it is, in bytes.';
COMMENT ON COLUMN audio_recordings.sample_rate IS 'Samples in a second.';
COMMENT ON COLUMN audio_recordings.encrypted_file_path IS 'Where the encrypted file is kept.';
COMMENT ON COLUMN audio_recordings.encryption_key_id IS 'Which key the file is encrypted with; never the key.';
COMMENT ON COLUMN audio_recordings.format IS 'The format of the file.';
COMMENT ON COLUMN audio_recordings.consent_record_id IS 'The consent it rests on.';
COMMENT ON COLUMN audio_recordings.status IS 'How far it is.';
COMMENT ON COLUMN audio_recordings.created_at IS 'When the row was made.';
COMMENT ON COLUMN audio_recordings.updated_at IS 'When the row was last changed.';

CREATE TABLE transcripts (
    transcript_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    recording_id uuid NOT NULL CONSTRAINT fk_transcripts_recording_id REFERENCES audio_recordings (recording_id),
    session_id varchar(255) NOT NULL,
    raw_text text NOT NULL,
    segments jsonb NOT NULL DEFAULT '[]',
    speakers jsonb NOT NULL DEFAULT '[]',
    overall_confidence double precision NOT NULL,
    diarization_confidence double precision NOT NULL,
    processing_time integer NOT NULL,
    stt_engine varchar(100) NOT NULL,
    stt_model_version varchar(100) NOT NULL,
    status transcript_status_enum NOT NULL DEFAULT 'completed',
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE transcripts IS 'What was said.';
COMMENT ON COLUMN transcripts.transcript_id IS 'The transcript.';
COMMENT ON COLUMN transcripts.recording_id IS 'The recording.';
COMMENT ON COLUMN transcripts.session_id IS 'The session.';
COMMENT ON COLUMN transcripts.raw_text IS 'The words (encrypted).';
COMMENT ON COLUMN transcripts.segments IS 'The words with their times (encrypted).';
COMMENT ON COLUMN transcripts.speakers IS 'Who spoke (encrypted).';
COMMENT ON COLUMN transcripts.overall_confidence IS 'How sure the transcription is, from 0 to 1.';
COMMENT ON COLUMN transcripts.diarization_confidence IS 'How sure the telling of the speakers is, from 0 to 1.';
COMMENT ON COLUMN transcripts.processing_time IS 'How long it took, in seconds.';
COMMENT ON COLUMN transcripts.stt_engine IS 'What transcribed it.';
COMMENT ON COLUMN transcripts.stt_model_version IS 'With which model.';
COMMENT ON COLUMN transcripts.status IS 'How far it is.';
COMMENT ON COLUMN transcripts.created_at IS 'When the row was made.';

CREATE TABLE clinical_data_records (
    clinical_data_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    session_id varchar(255) NOT NULL,
    transcript_id uuid NOT NULL CONSTRAINT fk_clinical_data_records_transcript_id REFERENCES transcripts (transcript_id),
    extracted_data jsonb NOT NULL,
    validated_data jsonb,
    validation_status jsonb NOT NULL,
    validated_by varchar(255),
    validated_at timestamptz,
    submission_id uuid,
    status clinical_data_status_enum NOT NULL DEFAULT 'draft',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE clinical_data_records IS 'What was read out of a transcript.';
COMMENT ON COLUMN clinical_data_records.clinical_data_id IS 'The record.';
COMMENT ON COLUMN clinical_data_records.session_id IS 'The session.';
COMMENT ON COLUMN clinical_data_records.transcript_id IS 'The transcript.';
COMMENT ON COLUMN clinical_data_records.extracted_data IS 'What was found (encrypted).';
COMMENT ON COLUMN clinical_data_records.validated_data IS 'What the clinician made of it (encrypted).';
COMMENT ON COLUMN clinical_data_records.validation_status IS 'What was looked at (encrypted).';
COMMENT ON COLUMN clinical_data_records.validated_by IS 'Who looked.';
COMMENT ON COLUMN clinical_data_records.validated_at IS 'When.';
COMMENT ON COLUMN clinical_data_records.submission_id IS 'The submission it went into.';
COMMENT ON COLUMN clinical_data_records.status IS 'How far it is.';
COMMENT ON COLUMN clinical_data_records.created_at IS 'When the row was made.';
COMMENT ON COLUMN clinical_data_records.updated_at IS 'When the row was last changed.';

CREATE TABLE submission_records (
    submission_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    session_id varchar(255) NOT NULL,
    clinical_data_id uuid NOT NULL CONSTRAINT fk_submission_records_clinical_data_id REFERENCES clinical_data_records (clinical_data_id),
    clinician_id varchar(255) NOT NULL,
    submission_date timestamptz NOT NULL,
    status submission_status_enum NOT NULL DEFAULT 'pending',
    portal_record_id varchar(255),
    error_message text,
    retry_count integer NOT NULL DEFAULT 0,
    last_retry_at timestamptz,
    payload text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE submission_records IS 'What was sent to the portal.';
COMMENT ON COLUMN submission_records.submission_id IS 'The submission.';
COMMENT ON COLUMN submission_records.session_id IS 'The session.';
COMMENT ON COLUMN submission_records.clinical_data_id IS 'What was sent.';
COMMENT ON COLUMN submission_records.clinician_id IS 'Who sent it.';
COMMENT ON COLUMN submission_records.submission_date IS 'When.';
COMMENT ON COLUMN submission_records.status IS 'What came of it.';
COMMENT ON COLUMN submission_records.portal_record_id IS 'The portal''s number for it.';
COMMENT ON COLUMN submission_records.error_message IS 'What the portal said.';
COMMENT ON COLUMN submission_records.retry_count IS 'How often it was tried again.';
COMMENT ON COLUMN submission_records.last_retry_at IS 'When it was last tried.';
COMMENT ON COLUMN submission_records.payload IS 'What was sent, word for word (encrypted).';
COMMENT ON COLUMN submission_records.created_at IS 'When the row was made.';
COMMENT ON COLUMN submission_records.updated_at IS 'When the row was last changed.';

CREATE TABLE audit_logs (
    log_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "timestamp" timestamptz NOT NULL DEFAULT now(),
    event_type varchar(100) NOT NULL,
    session_id varchar(255),
    clinician_id varchar(255),
    details jsonb NOT NULL DEFAULT '{}',
    ip_address varchar(45)
);
COMMENT ON TABLE audit_logs IS 'Who did what.';
COMMENT ON COLUMN audit_logs.log_id IS 'The entry.';
COMMENT ON COLUMN audit_logs."timestamp" IS 'When.';
COMMENT ON COLUMN audit_logs.event_type IS 'What.';
COMMENT ON COLUMN audit_logs.session_id IS 'In which session.';
COMMENT ON COLUMN audit_logs.clinician_id IS 'Who.';
COMMENT ON COLUMN audit_logs.details IS 'More about it (encrypted).';
COMMENT ON COLUMN audit_logs.ip_address IS 'From where.';

CREATE INDEX ix_consent_records_consent_id ON consent_records (consent_id);
CREATE INDEX ix_consent_records_session_id ON consent_records (session_id);
CREATE INDEX ix_consent_records_clinician_id ON consent_records (clinician_id);
CREATE INDEX ix_consent_records_client_id ON consent_records (client_id);
CREATE INDEX ix_audio_recordings_recording_id ON audio_recordings (recording_id);
CREATE INDEX ix_audio_recordings_session_id ON audio_recordings (session_id);
CREATE INDEX ix_audio_recordings_clinician_id ON audio_recordings (clinician_id);
CREATE INDEX ix_audio_recordings_client_id ON audio_recordings (client_id);
CREATE INDEX ix_audio_recordings_consent_record_id ON audio_recordings (consent_record_id);
CREATE INDEX ix_audio_recordings_recording_date ON audio_recordings (recording_date);
CREATE INDEX ix_transcripts_transcript_id ON transcripts (transcript_id);
CREATE INDEX ix_transcripts_recording_id ON transcripts (recording_id);
CREATE INDEX ix_transcripts_session_id ON transcripts (session_id);
CREATE INDEX ix_clinical_data_records_clinical_data_id ON clinical_data_records (clinical_data_id);
CREATE INDEX ix_clinical_data_records_transcript_id ON clinical_data_records (transcript_id);
CREATE INDEX ix_clinical_data_records_session_id ON clinical_data_records (session_id);
CREATE INDEX ix_clinical_data_records_validated_by ON clinical_data_records (validated_by);
CREATE INDEX ix_clinical_data_records_submission_id ON clinical_data_records (submission_id);
CREATE INDEX ix_submission_records_submission_id ON submission_records (submission_id);
CREATE INDEX ix_submission_records_clinical_data_id ON submission_records (clinical_data_id);
CREATE INDEX ix_submission_records_session_id ON submission_records (session_id);
CREATE INDEX ix_submission_records_clinician_id ON submission_records (clinician_id);
CREATE INDEX ix_submission_records_portal_record_id ON submission_records (portal_record_id);
CREATE INDEX ix_audit_logs_log_id ON audit_logs (log_id);
CREATE INDEX ix_audit_logs_timestamp ON audit_logs ("timestamp");
CREATE INDEX ix_audit_logs_event_type ON audit_logs (event_type);
CREATE INDEX ix_audit_logs_session_id ON audit_logs (session_id);
CREATE INDEX ix_audit_logs_clinician_id ON audit_logs (clinician_id);
CREATE INDEX ix_audio_recordings_clinician_date ON audio_recordings (clinician_id, recording_date);
CREATE INDEX ix_submission_records_clinician_date ON submission_records (clinician_id, submission_date);
CREATE INDEX ix_audit_logs_clinician_timestamp ON audit_logs (clinician_id, "timestamp");
CREATE INDEX ix_audit_logs_session_timestamp ON audit_logs (session_id, "timestamp");

CREATE FUNCTION update_updated_at_column() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at = now();
    RETURN NEW;
END;
$$;

CREATE TRIGGER update_audio_recordings_updated_at BEFORE UPDATE ON audio_recordings
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER update_clinical_data_records_updated_at BEFORE UPDATE ON clinical_data_records
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
CREATE TRIGGER update_submission_records_updated_at BEFORE UPDATE ON submission_records
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

