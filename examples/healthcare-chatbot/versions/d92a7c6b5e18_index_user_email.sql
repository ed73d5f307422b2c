-- Index on users.email
--
-- Revision: d92a7c6b5e18
-- Revises: b81f6e2d4c09
-- Created: 2025-08-14T15:45:00Z
-- Reason: signing in looks users up by their address

-- windlass: upgrade
CREATE INDEX idx_user_email ON users (email);

-- windlass: downgrade
DROP INDEX idx_user_email ON users;
