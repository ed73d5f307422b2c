CREATE TABLE owner (
    id INTEGER NOT NULL, 
    name VARCHAR(50) DEFAULT 'it''s' NOT NULL, 
    "Mixed" VARCHAR(20), 
    "order" NUMERIC(10, 2) DEFAULT 0, 
    big BIGINT, 
    seen DATETIME DEFAULT CURRENT_TIMESTAMP, 
    born DATE, 
    flag BOOLEAN DEFAULT 0 NOT NULL, 
    color VARCHAR(5), 
    kind VARCHAR(1), 
    data BLOB, 
    doc JSON, 
    wait DATETIME, 
    note TEXT, 
    CONSTRAINT pk_owner PRIMARY KEY (id), 
    CONSTRAINT ck_big CHECK (big > 0), 
    UNIQUE (name, born), 
    UNIQUE (big), 
    CONSTRAINT kind CHECK (kind IN ('a', 'b'))
);

CREATE INDEX ix_owner_born ON owner (born);

CREATE TABLE pet (
    owner_id INTEGER NOT NULL, 
    number SMALLINT NOT NULL, 
    name VARCHAR(10), 
    PRIMARY KEY (owner_id, number), 
    CONSTRAINT fk_pet_owner FOREIGN KEY(owner_id) REFERENCES owner (id) ON DELETE CASCADE
);

CREATE TABLE tag (
    id BIGINT NOT NULL, 
    score FLOAT, 
    PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_pet_name ON pet (name) WHERE name IS NOT NULL;

CREATE INDEX ix_pet_both ON pet (name, number DESC);

ALTER TABLE pet ADD COLUMN age INTEGER DEFAULT '3' NOT NULL;

ALTER TABLE pet ADD COLUMN weight FLOAT;

ALTER TABLE tag RENAME TO label;

ALTER TABLE pet RENAME age TO years;

INSERT INTO owner (id, name, flag) VALUES (1, 'it''s', 1);

INSERT INTO owner (id, name, flag) VALUES (2, NULL, 0);

UPDATE owner SET name='y' WHERE owner.name = 'x';

DELETE FROM owner WHERE owner.id > 5 AND (owner.name IS NULL OR owner.name LIKE 'a_');

INSERT INTO label (id, score) VALUES (1, ' one');

INSERT INTO label (id, score) VALUES (2, ' two');

DROP INDEX ix_pet_name;

ALTER TABLE owner DROP COLUMN wait;

DROP TABLE label;

