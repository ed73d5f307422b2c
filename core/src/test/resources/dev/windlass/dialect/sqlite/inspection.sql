CREATE TABLE parents (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- the key
    name varchar(20) NOT NULL DEFAULT 'it''s "q"' COLLATE NOCASE,
    kind varchar(4) DEFAULT 'a' CHECK (kind IN ('a', 'it''s')),
    price numeric(10, 2) DEFAULT -1.5, ratio REAL DEFAULT 1e3, active boolean DEFAULT TRUE, missing text DEFAULT NULL,
    bytes blob DEFAULT x'00ff', stamped datetime DEFAULT CURRENT_TIMESTAMP, made text DEFAULT (lower('A')),
    untyped, native DECIMAL(10,2), "odd ""name" double precision,
    shout text GENERATED ALWAYS AS (upper(name)) STORED, quiet text AS (lower(name)),
    CONSTRAINT positive CHECK (price > 0), CHECK ((ratio > 0) AND (price > 1)),
    CONSTRAINT unique_two UNIQUE (name, kind) ON CONFLICT REPLACE
);
CREATE TABLE children (
    id integer NOT NULL CONSTRAINT child_key PRIMARY KEY, parent_id int REFERENCES PARENTS (ID) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    code text UNIQUE, other_id bigint,
    CONSTRAINT other FOREIGN KEY (OTHER_ID) REFERENCES parents ON UPDATE SET NULL MATCH FULL
);
CREATE TABLE nullable_key (code text PRIMARY KEY);
CREATE TABLE two_keys (a int, b int, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;
CREATE TABLE strict_one (a integer NOT NULL, b ANY, PRIMARY KEY (a)) STRICT;
CREATE TABLE selected AS SELECT id, name FROM parents;
CREATE INDEX names ON parents (name COLLATE BINARY DESC, lower(kind), "odd ""name") WHERE price > 1 AND kind <> 'b';
CREATE UNIQUE INDEX uniques ON children (CODE, parent_id);
CREATE VIEW some (a, "b c") AS SELECT id, name FROM parents WHERE price > 1;
CREATE TRIGGER before_name BEFORE UPDATE OF name, kind ON parents FOR EACH ROW WHEN (NEW.name <> OLD.name) BEGIN SELECT 1; SELECT 2; END;
CREATE TRIGGER into_some INSTEAD OF INSERT ON some BEGIN INSERT INTO parents (name) VALUES (NEW.a); END;
CREATE VIRTUAL TABLE searched USING fts5(body);
