CREATE TYPE color AS ENUM ('RED', 'GREEN');

CREATE TABLE owner (
    id SERIAL NOT NULL, 
    name VARCHAR(50) DEFAULT 'it''s' NOT NULL, 
    "Mixed" VARCHAR(20), 
    "order" NUMERIC(10, 2) DEFAULT 0, 
    big BIGINT, 
    seen TIMESTAMP WITH TIME ZONE DEFAULT now(), 
    born DATE, 
    flag BOOLEAN DEFAULT false NOT NULL, 
    color color, 
    kind VARCHAR(1), 
    data BYTEA, 
    doc JSON, 
    wait INTERVAL, 
    note TEXT, 
    CONSTRAINT pk_owner PRIMARY KEY (id), 
    CONSTRAINT ck_big CHECK (big > 0), 
    UNIQUE (name, born), 
    UNIQUE (big), 
    CONSTRAINT kind CHECK (kind IN ('a', 'b'))
);

CREATE INDEX ix_owner_born ON owner (born);

COMMENT ON TABLE owner IS 'who owns';

COMMENT ON COLUMN owner.note IS 'about it';

CREATE TABLE pet (
    owner_id INTEGER NOT NULL, 
    number SMALLINT NOT NULL, 
    name VARCHAR(10), 
    PRIMARY KEY (owner_id, number), 
    CONSTRAINT fk_pet_owner FOREIGN KEY(owner_id) REFERENCES owner (id) ON DELETE CASCADE
);

CREATE TABLE tag (
    id BIGSERIAL NOT NULL, 
    score FLOAT, 
    PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_pet_name ON pet (name) WHERE name IS NOT NULL;

CREATE INDEX ix_pet_both ON pet USING btree (name, number DESC) INCLUDE (owner_id);

ALTER TABLE pet ADD COLUMN age INTEGER DEFAULT '3' NOT NULL;

ALTER TABLE pet ADD COLUMN weight FLOAT(10);

COMMENT ON COLUMN pet.weight IS 'kg';

ALTER TABLE tag RENAME TO label;

ALTER TABLE pet RENAME age TO years;

ALTER TABLE pet ADD COLUMN tag_id BIGINT;

ALTER TABLE pet ADD FOREIGN KEY(tag_id) REFERENCES label (id);

ALTER TABLE pet ALTER COLUMN name TYPE VARCHAR(30);

ALTER TABLE pet ALTER COLUMN name SET NOT NULL;

ALTER TABLE pet ALTER COLUMN years DROP DEFAULT;

ALTER TABLE pet ALTER COLUMN years SET DEFAULT 5;

COMMENT ON COLUMN pet.weight IS 'grams';

ALTER TABLE pet ADD CONSTRAINT uq_pet UNIQUE (name, number);

ALTER TABLE pet ADD FOREIGN KEY(number) REFERENCES owner (id) ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE pet ADD CONSTRAINT ck_years CHECK (years > 0);

ALTER TABLE pet DROP CONSTRAINT uq_pet;

ALTER TABLE pet DROP CONSTRAINT fk_pet_owner;

ALTER TABLE pet ALTER COLUMN years DROP NOT NULL;

CREATE INDEX ix_years ON pet (years);

ALTER TABLE pet DROP COLUMN weight;

CREATE TYPE mood AS ENUM ('sad', 'happy');

ALTER TABLE owner ADD COLUMN mood mood;

ALTER TABLE owner ADD COLUMN tags VARCHAR(5)[] DEFAULT '{}';

ALTER TABLE owner ADD COLUMN meta JSONB;

ALTER TABLE owner ADD COLUMN uid UUID DEFAULT gen_random_uuid();

ALTER TABLE owner ADD COLUMN seq INTEGER GENERATED ALWAYS AS IDENTITY (START WITH 5);

ALTER TABLE owner ALTER COLUMN name TYPE TEXT USING name::text;

COMMIT;

CREATE INDEX CONCURRENTLY ix_meta ON owner USING gin (meta);

BEGIN;

COMMENT ON TABLE pet IS 'all pets';

UPDATE owner SET name = 'x' WHERE id IN (1, 2);

INSERT INTO owner (id, name, flag) VALUES (1, 'it''s', true);

INSERT INTO owner (id, name, flag) VALUES (2, NULL, false);

UPDATE owner SET name='y' WHERE owner.name = 'x';

DELETE FROM owner WHERE owner.id > 5 AND (owner.name IS NULL OR owner.name LIKE 'a_');

INSERT INTO label (id, score) VALUES (1, ' one');

INSERT INTO label (id, score) VALUES (2, ' two');

DROP INDEX ix_pet_name;

ALTER TABLE owner DROP COLUMN wait;

DROP TABLE label;

