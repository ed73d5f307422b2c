-- Rows alone, in one transaction
--
-- Revision: b0000004
-- Revises: b0000003
-- Created: 2026-01-04T00:00:00Z

-- windlass: upgrade
INSERT INTO ran VALUES ('u4.1') /*#u4.1*/;
INSERT INTO account (id, email) VALUES (101, 'x1@example.org'), (102, 'x2@example.org');
DO SLEEP(0.02);
INSERT INTO ran VALUES ('u4.4') /*#u4.4*/;

-- windlass: downgrade
DELETE FROM account WHERE id > 100;
INSERT INTO ran VALUES ('d4.2') /*#d4.2*/;
