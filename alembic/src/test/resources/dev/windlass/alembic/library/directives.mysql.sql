CREATE TABLE owner (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    name VARCHAR(50) NOT NULL DEFAULT 'it''s', 
    `Mixed` VARCHAR(20), 
    `order` NUMERIC(10, 2) DEFAULT 0, 
    big BIGINT, 
    seen DATETIME DEFAULT now(), 
    born DATE, 
    flag BOOL NOT NULL DEFAULT false, 
    color ENUM('RED','GREEN'), 
    kind VARCHAR(1), 
    data BLOB, 
    doc JSON, 
    wait DATETIME, 
    note TEXT COMMENT 'about it', 
    CONSTRAINT pk_owner PRIMARY KEY (id), 
    CONSTRAINT ck_big CHECK (big > 0), 
    UNIQUE (name, born), 
    UNIQUE (big), 
    CONSTRAINT kind CHECK (kind IN ('a', 'b'))
)COMMENT='who owns';

CREATE INDEX ix_owner_born ON owner (born);

CREATE TABLE pet (
    owner_id INTEGER NOT NULL, 
    number SMALLINT NOT NULL, 
    name VARCHAR(10), 
    PRIMARY KEY (owner_id, number), 
    CONSTRAINT fk_pet_owner FOREIGN KEY(owner_id) REFERENCES owner (id) ON DELETE CASCADE
);

CREATE TABLE tag (
    id BIGINT NOT NULL AUTO_INCREMENT, 
    score FLOAT, 
    PRIMARY KEY (id)
)ENGINE=InnoDB;

CREATE UNIQUE INDEX ix_pet_name ON pet (name);

CREATE INDEX ix_pet_both ON pet (name(5), number);

ALTER TABLE pet ADD COLUMN age INTEGER NOT NULL DEFAULT '3';

ALTER TABLE pet ADD COLUMN weight FLOAT(10) COMMENT 'kg';

ALTER TABLE tag RENAME TO label;

ALTER TABLE pet CHANGE age years INTEGER NOT NULL DEFAULT '3';

ALTER TABLE pet ADD COLUMN tag_id BIGINT;

ALTER TABLE pet ADD FOREIGN KEY(tag_id) REFERENCES label (id);

ALTER TABLE pet MODIFY name VARCHAR(30) NOT NULL;

ALTER TABLE pet ALTER COLUMN years DROP DEFAULT;

ALTER TABLE pet ALTER COLUMN years SET DEFAULT 5;

ALTER TABLE pet MODIFY weight FLOAT(10) NULL COMMENT 'grams';

ALTER TABLE pet ADD CONSTRAINT uq_pet UNIQUE (name, number);

ALTER TABLE pet ADD FOREIGN KEY(number) REFERENCES owner (id) ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE pet ADD CONSTRAINT ck_years CHECK (years > 0);

ALTER TABLE pet DROP INDEX uq_pet;

ALTER TABLE pet DROP FOREIGN KEY fk_pet_owner;

ALTER TABLE pet MODIFY years INTEGER NULL;

CREATE INDEX ix_years ON pet (years);

ALTER TABLE pet DROP COLUMN weight;

ALTER TABLE owner ADD COLUMN tiny TINYINT(1) NOT NULL;

ALTER TABLE owner ADD COLUMN `long` LONGTEXT COLLATE utf8mb4_bin;

ALTER TABLE owner CHANGE seen seen DATETIME NOT NULL;

INSERT INTO owner (id, name, flag) VALUES (1, 'it''s', true);

INSERT INTO owner (id, name, flag) VALUES (2, NULL, false);

UPDATE owner SET name='y' WHERE owner.name = 'x';

DELETE FROM owner WHERE owner.id > 5 AND (owner.name IS NULL OR owner.name LIKE 'a_');

INSERT INTO label (id, score) VALUES (1, ' one');

INSERT INTO label (id, score) VALUES (2, ' two');

DROP INDEX ix_pet_name ON pet;

ALTER TABLE owner DROP COLUMN wait;

DROP TABLE label;

