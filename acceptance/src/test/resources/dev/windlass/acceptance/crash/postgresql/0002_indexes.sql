-- Indexes, built while others write
--
-- Revision: a0000002
-- Revises: a0000001
-- Created: 2026-01-02T00:00:00Z

-- windlass: upgrade
INSERT INTO ran VALUES ('u2.1') /*#u2.1*/;
CREATE INDEX CONCURRENTLY account_email ON account (email) /*#!u2.2*/;
INSERT INTO ran VALUES ('u2.3') /*#u2.3*/;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS account_lower_email ON account USING btree (lower(email) text_pattern_ops) WHERE (email <> '') /*#!u2.4*/;
DROP INDEX CONCURRENTLY account_email /*#!u2.5*/;
REINDEX INDEX CONCURRENTLY account_lower_email /*#!u2.6*/;
CREATE INDEX CONCURRENTLY ON account (note DESC NULLS LAST, (id % 10)) /*#!u2.7*/;
REINDEX TABLE CONCURRENTLY account /*#!u2.8*/;
VACUUM account /*#!u2.9*/;
VACUUM (FULL, ANALYZE) account /*#!u2.10*/;
UPDATE account SET note = 'vacuumed' WHERE id = 1;
INSERT INTO ran VALUES ('u2.12') /*#u2.12*/;

-- windlass: downgrade
CREATE INDEX CONCURRENTLY account_email ON account (email) /*#!d2.1*/;
INSERT INTO ran VALUES ('d2.2') /*#d2.2*/;
DROP INDEX CONCURRENTLY IF EXISTS account_lower_email /*#!d2.3*/;
DROP INDEX CONCURRENTLY account_note_expr_idx /*#!d2.4*/;
DROP INDEX CONCURRENTLY account_email /*#!d2.5*/;
INSERT INTO ran VALUES ('d2.6') /*#d2.6*/;
