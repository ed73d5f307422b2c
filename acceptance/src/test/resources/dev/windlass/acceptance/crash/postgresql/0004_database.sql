-- A database beside this one
--
-- Revision: a0000004
-- Revises: a0000003
-- Created: 2026-01-04T00:00:00Z

-- windlass: upgrade
INSERT INTO ran VALUES ('u4.1') /*#u4.1*/;
CREATE DATABASE ${side} TEMPLATE template0 /*#!u4.2*/;
INSERT INTO ran VALUES ('u4.3') /*#u4.3*/;

-- windlass: downgrade
DROP DATABASE ${side} /*#!d4.1*/;
INSERT INTO ran VALUES ('d4.2') /*#d4.2*/;
