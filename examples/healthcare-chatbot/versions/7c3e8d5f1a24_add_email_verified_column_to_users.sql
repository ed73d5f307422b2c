-- Add email_verified column to users
--
-- Revision: 7c3e8d5f1a24
-- Revises: 4f1d2c7a9b30
-- Created: 2025-08-05T11:20:00Z
-- Reason: mail goes to verified addresses alone

-- windlass: upgrade
ALTER TABLE users ADD COLUMN email_verified boolean NOT NULL DEFAULT FALSE;

-- windlass: downgrade
ALTER TABLE users DROP COLUMN email_verified;
