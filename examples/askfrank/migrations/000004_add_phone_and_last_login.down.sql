DROP INDEX IF EXISTS idx_user_phone;
ALTER TABLE tbl_user DROP COLUMN IF EXISTS phone;
DROP INDEX IF EXISTS idx_user_last_login;
ALTER TABLE tbl_user DROP COLUMN IF EXISTS last_login;
