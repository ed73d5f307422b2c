-- Renames, and tables that change places
--
-- Revision: b0000002
-- Revises: b0000001
-- Created: 2026-01-02T00:00:00Z

-- windlass: upgrade
CREATE TABLE first (id int PRIMARY KEY, what varchar(20)) /*#!u2.1*/;
CREATE TABLE second (id int PRIMARY KEY, what varchar(20)) /*#!u2.2*/;
INSERT INTO first VALUES (1, 'first');
INSERT INTO second VALUES (2, 'second');
INSERT INTO ran VALUES ('u2.5') /*#u2.5*/;
RENAME TABLE first TO third /*#!u2.6*/;
RENAME TABLE second TO first, third TO second /*#!u2.7*/;
RENAME TABLE first TO swap, second TO first, swap TO second /*#!u2.8*/;
RENAME TABLE first TO swap, second TO first, swap TO second /*#!u2.9*/;
ALTER TABLE first RENAME TO fourth /*#!u2.10*/;
ALTER TABLE fourth RENAME COLUMN what TO which /*#!u2.11*/;
INSERT INTO ran VALUES ('u2.12') /*#u2.12*/;

-- windlass: downgrade
DROP TABLE fourth, second /*#!d2.1*/;
INSERT INTO ran VALUES ('d2.2') /*#d2.2*/;
