-- Copies, truncation, several statements that leave a definition as it is
--
-- Revision: b0000005
-- Revises: b0000004
-- Created: 2026-01-05T00:00:00Z

-- windlass: upgrade
CREATE /*#!u5.1*/ TABLE copied LIKE account;
INSERT INTO copied SELECT * FROM account;
INSERT /*#u5.3*/ INTO ran VALUES ('u5.3');
TRUNCATE /*#!u5.4*/ TABLE copied;
INSERT INTO copied (id, email, state) VALUES (1, 'one@example.org', 'calm');
ALTER /*#!u5.6*/ TABLE copied AUTO_INCREMENT = 1000;
ALTER /*#!u5.7*/ TABLE copied ENGINE = InnoDB;
CREATE /*#!u5.8*/ TABLE selected AS SELECT id, email FROM account;
ALTER /*#!u5.9*/ TABLE selected CONVERT TO CHARACTER SET latin1;
CREATE /*#u5.10*/ TABLE IF NOT EXISTS selected (id int);
DROP /*#u5.11*/ TABLE IF EXISTS not_there;
INSERT /*#u5.12*/ INTO ran VALUES ('u5.12');

-- windlass: downgrade
DROP /*#!d5.1*/ TABLE selected;
DROP /*#!d5.2*/ TABLE copied;
INSERT /*#d5.3*/ INTO ran VALUES ('d5.3');
