-- A new mood, used at once
--
-- Revision: a0000003
-- Revises: a0000002
-- Created: 2026-01-03T00:00:00Z

-- windlass: upgrade
INSERT /*#u3.1*/ INTO ran VALUES ('u3.1');
ALTER TYPE mood ADD VALUE 'tired' BEFORE 'busy';
INSERT /*#u3.3*/ INTO ran VALUES ('u3.3');
UPDATE account SET state = 'tired' WHERE id % 5 = 0;
ALTER TABLE account ALTER COLUMN state SET DEFAULT 'tired';
INSERT /*#u3.6*/ INTO ran VALUES ('u3.6');

-- windlass: downgrade
ALTER TABLE account ALTER COLUMN state DROP DEFAULT;
DROP VIEW busy_account;
CREATE TYPE mood_before AS ENUM ('calm', 'busy');
ALTER TABLE account ALTER COLUMN state TYPE mood_before
    USING (CASE state::text WHEN 'tired' THEN 'calm' ELSE state::text END)::mood_before;
DROP TYPE mood;
ALTER TYPE mood_before RENAME TO mood;
ALTER TABLE account ALTER COLUMN state SET DEFAULT 'calm';
INSERT /*#d3.8*/ INTO ran VALUES ('d3.8');
CREATE VIEW busy_account AS SELECT id, email FROM account WHERE state = 'busy';
