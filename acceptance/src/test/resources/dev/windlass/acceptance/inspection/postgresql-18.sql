-- What came after PostgreSQL 14.
CREATE TABLE newer (
    a integer CONSTRAINT a_is_there NOT NULL,
    b integer GENERATED ALWAYS AS (a + 1) VIRTUAL,
    c integer UNIQUE NULLS NOT DISTINCT,
    d integer CONSTRAINT ck_d CHECK (d > 0) NOT ENFORCED,
    e integer,
    during tstzrange,
    CONSTRAINT pk_newer PRIMARY KEY (a, during WITHOUT OVERLAPS)
);
CREATE UNIQUE INDEX ux_newer ON newer (e) NULLS NOT DISTINCT;
CREATE TABLE refers_newer (a integer, b integer, e integer CONSTRAINT fk_soft REFERENCES newer (e) NOT ENFORCED);
CREATE TABLE pair (x integer, y integer, UNIQUE (x, y));
ALTER TABLE refers_newer ADD CONSTRAINT fk_newer FOREIGN KEY (a, b) REFERENCES pair (x, y) ON DELETE SET NULL (b);
CREATE VIEW invoking WITH (security_invoker = true) AS SELECT a FROM newer;
