-- Copies, truncation, several statements that leave a definition as it is
--
-- Revision: b0000005
-- Revises: b0000004
-- Created: 2026-01-05T00:00:00Z

-- windlass: upgrade
CREATE TABLE copied LIKE account /*#!u5.1*/;
INSERT INTO copied SELECT * FROM account;
INSERT INTO ran VALUES ('u5.3') /*#u5.3*/;
TRUNCATE TABLE copied /*#!u5.4*/;
INSERT INTO copied (id, email, state) VALUES (1, 'one@example.org', 'calm');
ALTER TABLE copied AUTO_INCREMENT = 1000 /*#!u5.6*/;
ALTER TABLE copied ENGINE = InnoDB /*#!u5.7*/;
CREATE TABLE selected AS SELECT id, email FROM account /*#!u5.8*/;
ALTER TABLE selected CONVERT TO CHARACTER SET latin1 /*#!u5.9*/;
CREATE TABLE IF NOT EXISTS selected (id int) /*#!u5.10*/;
DROP TABLE IF EXISTS not_there /*#!u5.11*/;
INSERT INTO ran VALUES ('u5.12') /*#u5.12*/;

-- windlass: downgrade
DROP TABLE selected /*#!d5.1*/;
DROP TABLE copied /*#!d5.2*/;
INSERT INTO ran VALUES ('d5.3') /*#d5.3*/;
