-- Marked as not in a transaction
--
-- Revision: a0000005
-- Revises: a0000004
-- Created: 2026-01-05T00:00:00Z

-- windlass: upgrade
-- windlass: no-transaction
SET search_path = public, pg_catalog;
CREATE TABLE visit (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE visit_2026 PARTITION OF visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
BEGIN;
INSERT /*#u5.6*/ INTO ran VALUES ('u5.6');
INSERT INTO visit SELECT n, date '2025-06-01' + n FROM generate_series(1, 300) n;
INSERT /*#u5.8*/ INTO ran VALUES ('u5.8');
COMMIT;
COPY ran FROM stdin;
u5.10
u5.10b
\.
ALTER /*#!u5.11*/ TABLE visit DETACH PARTITION visit_2025 CONCURRENTLY;
DO $$ BEGIN INSERT INTO ran VALUES ('u5.12') /*#u5.12*/; END $$;
INSERT /*#u5.13*/ INTO ran VALUES ('u5.13');

-- windlass: downgrade
-- windlass: no-transaction
INSERT /*#d5.1*/ INTO ran VALUES ('d5.1');
DROP TABLE visit_2025;
DROP TABLE visit;
INSERT /*#d5.4*/ INTO ran VALUES ('d5.4');
