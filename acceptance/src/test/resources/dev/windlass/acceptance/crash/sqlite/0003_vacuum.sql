-- The file itself
--
-- Revision: c0000003
-- Revises: c0000002
-- Created: 2026-01-03T00:00:00Z

-- windlass: upgrade
INSERT /*#u3.1*/ INTO ran VALUES ('u3.1');
DELETE FROM visit WHERE id > 100;
PRAGMA page_size = 8192;
VACUUM /*#!u3.4*/ ;
INSERT /*#u3.5*/ INTO ran VALUES ('u3.5');
PRAGMA synchronous = FULL;
ANALYZE;
INSERT /*#u3.8*/ INTO ran VALUES ('u3.8');

-- windlass: downgrade
INSERT /*#d3.1*/ INTO ran VALUES ('d3.1');
VACUUM /*#!d3.2*/ ;
INSERT /*#d3.3*/ INTO ran VALUES ('d3.3');
