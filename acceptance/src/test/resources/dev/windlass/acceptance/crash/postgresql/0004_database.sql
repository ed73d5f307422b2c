-- A database beside this one
--
-- Revision: a0000004
-- Revises: a0000003
-- Created: 2026-01-04T00:00:00Z

-- windlass: upgrade
INSERT /*#u4.1*/ INTO ran VALUES ('u4.1');
CREATE /*#!u4.2*/ DATABASE ${side} TEMPLATE template0;
INSERT /*#u4.3*/ INTO ran VALUES ('u4.3');

-- windlass: downgrade
DROP /*#!d4.1*/ DATABASE ${side};
INSERT /*#d4.2*/ INTO ran VALUES ('d4.2');
