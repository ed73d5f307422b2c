DROP TABLE IF EXISTS tbl_oauth_account;
DROP TABLE IF EXISTS tbl_group_invite;
DROP TABLE IF EXISTS tbl_group_member;
DROP TABLE IF EXISTS tbl_group;
DROP TABLE IF EXISTS tbl_password_reset;
DROP TABLE IF EXISTS tbl_session;
DROP TABLE IF EXISTS tbl_user;
