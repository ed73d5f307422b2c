-- Accounts
--
-- Revision: c0000001
-- Created: 2026-01-01T00:00:00Z

-- windlass: upgrade
CREATE TABLE account (id integer PRIMARY KEY, email text NOT NULL, note text);
INSERT /*#u1.2*/ INTO ran VALUES ('u1.2');
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
INSERT INTO account (email, note) SELECT 'u' || i, 'n' || i FROM n;
CREATE INDEX account_email ON account (email);
CREATE TRIGGER account_touched AFTER UPDATE OF email ON account BEGIN
    UPDATE account SET note = note || '.' WHERE id = NEW.id;
END;
UPDATE account SET email = email || '!' WHERE id % 3 = 0;
CREATE VIEW short_account AS SELECT id FROM account WHERE length(email) < 4;
INSERT /*#u1.8*/ INTO ran VALUES ('u1.8');

-- windlass: downgrade
INSERT /*#d1.1*/ INTO ran VALUES ('d1.1');
DROP VIEW short_account;
DROP TABLE account;
