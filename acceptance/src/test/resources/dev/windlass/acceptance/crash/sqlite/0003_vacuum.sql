-- The file itself
--
-- Revision: c0000003
-- Revises: c0000002
-- Created: 2026-01-03T00:00:00Z

-- windlass: upgrade
INSERT INTO ran VALUES ('u3.1') /*#u3.1*/;
DELETE FROM visit WHERE id > 100;
PRAGMA page_size = 8192;
VACUUM /*#!u3.4*/;
INSERT INTO ran VALUES ('u3.5') /*#u3.5*/;
PRAGMA synchronous = FULL;
ANALYZE;
INSERT INTO ran VALUES ('u3.8') /*#u3.8*/;

-- windlass: downgrade
INSERT INTO ran VALUES ('d3.1') /*#d3.1*/;
VACUUM /*#!d3.2*/;
INSERT INTO ran VALUES ('d3.3') /*#d3.3*/;
