-- Indexes, built while others write
--
-- Revision: a0000002
-- Revises: a0000001
-- Created: 2026-01-02T00:00:00Z

-- windlass: upgrade
INSERT /*#u2.1*/ INTO ran VALUES ('u2.1');
CREATE /*#!u2.2*/ INDEX CONCURRENTLY account_email ON account (email);
INSERT /*#u2.3*/ INTO ran VALUES ('u2.3');
CREATE /*#!u2.4*/ UNIQUE INDEX CONCURRENTLY IF NOT EXISTS account_lower_email ON account USING btree (lower(email) text_pattern_ops) WHERE (email <> '');
DROP /*#!u2.5*/ INDEX CONCURRENTLY account_email;
REINDEX /*#!u2.6*/ INDEX CONCURRENTLY account_lower_email;
CREATE /*#!u2.7*/ INDEX CONCURRENTLY ON account (note DESC NULLS LAST, (id % 10));
REINDEX /*#!u2.8*/ TABLE CONCURRENTLY account;
VACUUM /*#!u2.9*/ account;
VACUUM /*#!u2.10*/ (FULL, ANALYZE) account;
UPDATE account SET note = 'vacuumed' WHERE id = 1;
INSERT /*#u2.12*/ INTO ran VALUES ('u2.12');

-- windlass: downgrade
CREATE /*#!d2.1*/ INDEX CONCURRENTLY account_email ON account (email);
INSERT /*#d2.2*/ INTO ran VALUES ('d2.2');
DROP /*#!d2.3*/ INDEX CONCURRENTLY IF EXISTS account_lower_email;
DROP /*#!d2.4*/ INDEX CONCURRENTLY account_note_expr_idx;
DROP /*#!d2.5*/ INDEX CONCURRENTLY account_email;
INSERT /*#d2.6*/ INTO ran VALUES ('d2.6');
