-- Accounts
--
-- Revision: b0000001
-- Created: 2026-01-01T00:00:00Z

-- windlass: upgrade
CREATE /*#!u1.1*/ TABLE account (id int AUTO_INCREMENT PRIMARY KEY, email varchar(190) NOT NULL, note varchar(60)) ENGINE=InnoDB;
INSERT INTO account (id, email, note) VALUES (1, 'a@example.org', 'a'), (2, 'b@example.org', 'b'), (3, 'c@example.org', NULL);
INSERT /*#u1.3*/ INTO ran VALUES ('u1.3');
ALTER /*#!u1.4*/ TABLE account ADD COLUMN state varchar(10) NOT NULL DEFAULT 'calm', ADD INDEX account_state (state);
UPDATE account SET state = 'busy' WHERE id = 2;
CREATE /*#!u1.6*/ UNIQUE INDEX account_email ON account (email);
CREATE /*#!u1.7*/ TABLE visit (id int PRIMARY KEY, account int, CONSTRAINT visit_account FOREIGN KEY (account) REFERENCES account (id));
INSERT /*#u1.8*/ INTO ran VALUES ('u1.8');
CREATE /*#!u1.9*/ OR REPLACE VIEW busy_account AS SELECT id, email FROM account WHERE state = 'busy';
ALTER /*#!u1.10*/ TABLE account ALTER COLUMN state SET DEFAULT 'busy';
ALTER /*#!u1.11*/ TABLE account COMMENT = 'who may sign in';

-- windlass: downgrade
INSERT /*#d1.1*/ INTO ran VALUES ('d1.1');
DROP /*#!d1.2*/ VIEW busy_account;
DROP /*#!d1.3*/ TABLE visit;
INSERT /*#d1.4*/ INTO ran VALUES ('d1.4');
DROP /*#!d1.5*/ INDEX account_email ON account;
ALTER /*#!d1.6*/ TABLE account DROP INDEX account_state, DROP COLUMN state;
DROP /*#!d1.7*/ TABLE IF EXISTS account;
INSERT /*#d1.8*/ INTO ran VALUES ('d1.8');
