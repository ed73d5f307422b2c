-- Accounts
--
-- Revision: a0000001
-- Created: 2026-01-01T00:00:00Z

-- windlass: upgrade
CREATE TYPE mood AS ENUM ('calm', 'busy');
CREATE TABLE account (id serial PRIMARY KEY, email text NOT NULL, state mood NOT NULL DEFAULT 'calm', note text);
INSERT /*#u1.3*/ INTO ran VALUES ('u1.3');
INSERT INTO account (id, email, note) SELECT n, 'user' || n || '@example.org', 'n' || n FROM generate_series(1, 400) n;
SELECT pg_sleep(0.02);
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.note := coalesce(NEW.note, '') || '.';
    RETURN NEW;
END $$;
CREATE TRIGGER account_touched BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION touched();
UPDATE account SET state = 'busy' WHERE id % 7 = 0;
INSERT /*#u1.9*/ INTO ran VALUES ('u1.9');
CREATE VIEW busy_account AS SELECT id, email FROM account WHERE state = 'busy';

-- windlass: downgrade
INSERT /*#d1.1*/ INTO ran VALUES ('d1.1');
DROP VIEW busy_account;
DROP TABLE account;
SELECT pg_sleep(0.02);
DROP FUNCTION touched();
DROP TYPE mood;
INSERT /*#d1.7*/ INTO ran VALUES ('d1.7');
