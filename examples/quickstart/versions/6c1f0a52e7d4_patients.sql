-- Patients
--
-- Revision: 6c1f0a52e7d4
-- Revises:
-- Created: 2025-09-01T08:00:00Z
-- Reason: the clinic moves its card index to a database

-- windlass: upgrade
CREATE TABLE patients (
    id integer PRIMARY KEY,
    family_name varchar(100) NOT NULL,
    given_name varchar(100) NOT NULL,
    born date NOT NULL
);

CREATE INDEX ix_patients_family_name ON patients (family_name);

-- windlass: downgrade
DROP TABLE patients;
