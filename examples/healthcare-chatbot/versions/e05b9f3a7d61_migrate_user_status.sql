-- Migrate user status
--
-- Revision: e05b9f3a7d61
-- Revises: d92a7c6b5e18
-- Created: 2025-08-20T10:10:00Z
-- Reason: active users count as verified ones

-- windlass: upgrade
ALTER TABLE users ADD COLUMN new_status varchar(20) NULL;
UPDATE users SET new_status = 'verified' WHERE old_status = 'active';
UPDATE users SET new_status = old_status WHERE new_status IS NULL;
-- MODIFY rewrites all of the column's definition: whatever is not repeated is lost.
ALTER TABLE users MODIFY COLUMN new_status varchar(20) CHARACTER SET utf8mb4 NOT NULL DEFAULT 'active';

-- windlass: downgrade
ALTER TABLE users DROP COLUMN new_status;
