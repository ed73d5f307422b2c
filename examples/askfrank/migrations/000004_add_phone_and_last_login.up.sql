-- Several changes that belong together, in a transaction of their own
BEGIN;

ALTER TABLE tbl_user ADD COLUMN last_login TIMESTAMP;
CREATE INDEX idx_user_last_login ON tbl_user(last_login);

ALTER TABLE tbl_user ADD COLUMN phone VARCHAR(15);
CREATE INDEX idx_user_phone ON tbl_user(phone);
UPDATE tbl_user SET phone = '' WHERE phone IS NULL;
ALTER TABLE tbl_user ALTER COLUMN phone SET NOT NULL;
ALTER TABLE tbl_user ALTER COLUMN phone SET DEFAULT '';

COMMIT;
