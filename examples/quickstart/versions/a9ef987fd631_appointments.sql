-- Appointments
--
-- Revision: a9ef987fd631
-- Revises: 6c1f0a52e7d4
-- Created: 2025-09-09T10:30:00Z
-- Reason: the front desk books in the same system
-- Ticket: CLIN-117

-- windlass: upgrade
CREATE TABLE appointments (
    id integer PRIMARY KEY,
    patient_id integer NOT NULL REFERENCES patients (id),
    starts_at timestamp NOT NULL,
    note text
);

CREATE INDEX ix_appointments_patient_id ON appointments (patient_id);

-- windlass: downgrade
DROP TABLE appointments;
