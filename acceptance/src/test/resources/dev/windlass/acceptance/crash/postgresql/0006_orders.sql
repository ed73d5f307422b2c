-- Orders
--
-- Revision: a0000006
-- Revises: a0000005
-- Created: 2026-01-06T00:00:00Z

-- windlass: upgrade
BEGIN;
CREATE TABLE orders (id int PRIMARY KEY, account int REFERENCES account, total numeric(12, 2));
INSERT /*#u6.3*/ INTO ran VALUES ('u6.3');
COPY orders (id, account, total) FROM stdin;
1	1	10.50
2	2	20.00
\.
SELECT pg_sleep(0.02);
CREATE INDEX orders_account ON orders (account);
COMMENT ON TABLE orders IS 'what was ordered; by whom';
COMMIT;
INSERT /*#u6.9*/ INTO ran VALUES ('u6.9');

-- windlass: downgrade
INSERT /*#d6.1*/ INTO ran VALUES ('d6.1');
DROP TABLE orders;
