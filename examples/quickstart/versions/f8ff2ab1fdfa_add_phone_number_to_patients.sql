-- Add phone number to patients
--
-- Revision: f8ff2ab1fdfa
-- Revises: a9ef987fd631
-- Created: 2025-09-16T18:49:48Z
-- Reason: appointment reminders by text message
-- Ticket: CLIN-142

-- windlass: upgrade
ALTER TABLE patients ADD COLUMN phone_number varchar(20);

-- windlass: downgrade
ALTER TABLE patients DROP COLUMN phone_number;
