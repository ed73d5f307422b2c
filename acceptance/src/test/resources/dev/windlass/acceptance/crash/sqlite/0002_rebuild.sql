-- A table rebuilt by hand, with foreign keys switched off
--
-- Revision: c0000002
-- Revises: c0000001
-- Created: 2026-01-02T00:00:00Z

-- windlass: upgrade
PRAGMA foreign_keys = OFF;
CREATE TABLE visit (id integer PRIMARY KEY, account integer REFERENCES account (id) ON DELETE CASCADE);
INSERT INTO visit SELECT id, id FROM account;
DROP VIEW short_account;
CREATE TABLE account_new (id integer PRIMARY KEY, email text NOT NULL UNIQUE, note text);
INSERT INTO account_new SELECT * FROM account;
DROP TABLE account;
ALTER TABLE account_new RENAME TO account;
INSERT /*#u2.9*/ INTO ran VALUES ('u2.9');
PRAGMA user_version = 7;
PRAGMA foreign_keys = ON;

-- windlass: downgrade
DROP TABLE visit;
CREATE VIEW short_account AS SELECT id FROM account WHERE length(email) < 4;
PRAGMA user_version = 0;
INSERT /*#d2.4*/ INTO ran VALUES ('d2.4');
