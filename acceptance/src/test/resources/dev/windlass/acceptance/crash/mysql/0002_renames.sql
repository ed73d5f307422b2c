-- Renames, and tables that change places
--
-- Revision: b0000002
-- Revises: b0000001
-- Created: 2026-01-02T00:00:00Z

-- windlass: upgrade
CREATE /*#!u2.1*/ TABLE first (id int PRIMARY KEY, what varchar(20));
CREATE /*#!u2.2*/ TABLE second (id int PRIMARY KEY, what varchar(20));
INSERT INTO first VALUES (1, 'first');
INSERT INTO second VALUES (2, 'second');
INSERT /*#u2.5*/ INTO ran VALUES ('u2.5');
RENAME /*#!u2.6*/ TABLE first TO third;
RENAME /*#!u2.7*/ TABLE second TO first, third TO second;
RENAME /*#!u2.8*/ TABLE first TO swap, second TO first, swap TO second;
RENAME /*#!u2.9*/ TABLE first TO swap, second TO first, swap TO second;
ALTER /*#!u2.10*/ TABLE first RENAME TO fourth;
ALTER /*#!u2.11*/ TABLE fourth RENAME COLUMN what TO which;
INSERT /*#u2.12*/ INTO ran VALUES ('u2.12');

-- windlass: downgrade
DROP /*#!d2.1*/ TABLE fourth, second;
INSERT /*#d2.2*/ INTO ran VALUES ('d2.2');
