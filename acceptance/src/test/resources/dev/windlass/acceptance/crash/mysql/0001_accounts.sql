-- Accounts
--
-- Revision: b0000001
-- Created: 2026-01-01T00:00:00Z

-- windlass: upgrade
CREATE TABLE account (id int AUTO_INCREMENT PRIMARY KEY, email varchar(190) NOT NULL, note varchar(60)) ENGINE=InnoDB /*#!u1.1*/;
INSERT INTO account (id, email, note) VALUES (1, 'a@example.org', 'a'), (2, 'b@example.org', 'b'), (3, 'c@example.org', NULL);
INSERT INTO ran VALUES ('u1.3') /*#u1.3*/;
ALTER TABLE account ADD COLUMN state varchar(10) NOT NULL DEFAULT 'calm', ADD INDEX account_state (state) /*#!u1.4*/;
UPDATE account SET state = 'busy' WHERE id = 2;
CREATE UNIQUE INDEX account_email ON account (email) /*#!u1.6*/;
CREATE TABLE visit (id int PRIMARY KEY, account int, CONSTRAINT visit_account FOREIGN KEY (account) REFERENCES account (id)) /*#!u1.7*/;
INSERT INTO ran VALUES ('u1.8') /*#u1.8*/;
CREATE OR REPLACE VIEW busy_account AS SELECT id, email FROM account WHERE state = 'busy' /*#!u1.9*/;
ALTER TABLE account ALTER COLUMN state SET DEFAULT 'busy' /*#!u1.10*/;
ALTER TABLE account COMMENT = 'who may sign in' /*#!u1.11*/;

-- windlass: downgrade
INSERT INTO ran VALUES ('d1.1') /*#d1.1*/;
DROP VIEW busy_account /*#!d1.2*/;
DROP TABLE visit /*#!d1.3*/;
INSERT INTO ran VALUES ('d1.4') /*#d1.4*/;
DROP INDEX account_email ON account /*#!d1.5*/;
ALTER TABLE account DROP INDEX account_state, DROP COLUMN state /*#!d1.6*/;
DROP TABLE IF EXISTS account /*#!d1.7*/;
INSERT INTO ran VALUES ('d1.8') /*#d1.8*/;
