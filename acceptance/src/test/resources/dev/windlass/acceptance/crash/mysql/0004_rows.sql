-- Rows alone, in one transaction
--
-- Revision: b0000004
-- Revises: b0000003
-- Created: 2026-01-04T00:00:00Z

-- windlass: upgrade
INSERT /*#u4.1*/ INTO ran VALUES ('u4.1');
INSERT INTO account (id, email) VALUES (101, 'x1@example.org'), (102, 'x2@example.org');
DO SLEEP(0.02);
INSERT /*#u4.4*/ INTO ran VALUES ('u4.4');

-- windlass: downgrade
DELETE FROM account WHERE id > 100;
INSERT /*#d4.2*/ INTO ran VALUES ('d4.2');
