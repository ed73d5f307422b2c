CREATE TABLE parents (
    id int AUTO_INCREMENT PRIMARY KEY,
    name varchar(20) DEFAULT 'it''s \\ a "q"' COMMENT 'c''o\\m',
    kind enum('a','it''s','b\\c','d,e') NOT NULL DEFAULT 'it''s',
    flags set('x','y'),
    bits bit(3) DEFAULT b'101',
    bytes varbinary(4) DEFAULT 'ab',
    lost varbinary(4) DEFAULT x'00ff',
    price decimal(10,2) DEFAULT 1.5,
    ratio float DEFAULT 1.5,
    stamped timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    precise datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    active boolean NOT NULL DEFAULT true,
    document json,
    words longtext DEFAULT ('x\'y\\z'),
    note text,
    picture longblob,
    amount int unsigned zerofill,
    small smallint, big bigint, double_ double, day date, hour time(3), year_ year, hidden int INVISIBLE,
    second_id int,
    next_id int AS (second_id + 1) STORED,
    shout varchar(50) AS (concat(name, '\'', '\\', '!')) VIRTUAL,
    latin char(3) CHARACTER SET latin1,
    exact varchar(10) COLLATE utf8mb4_bin,
    CHECK (price > 0),
    CONSTRAINT named CHECK (name <> 'a''b\\c é'),
    UNIQUE KEY unique_two (second_id, amount),
    KEY prefixed (name(5)),
    UNIQUE KEY unique_prefixed (name(7)),
    KEY descending (second_id DESC, small),
    KEY commented (amount) COMMENT 'i''c',
    FULLTEXT KEY full (note)
);
CREATE TABLE children (
    id int PRIMARY KEY,
    parent_id int,
    other_id int,
    CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE ON UPDATE SET NULL,
    FOREIGN KEY (other_id) REFERENCES parents (id)
) COMMENT = 't''c';
CREATE TABLE ranges (id int PRIMARY KEY, v int)
    PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10) COMMENT 'x', PARTITION p1 VALUES LESS THAN MAXVALUE);
CREATE TABLE hashes (id int PRIMARY KEY, v int) PARTITION BY HASH (id) PARTITIONS 3;
CREATE TABLE lists (id int, v varchar(10))
    PARTITION BY LIST COLUMNS (v) (PARTITION p0 VALUES IN ('a', 'b''c'), PARTITION p1 VALUES IN (NULL));
CREATE TABLE subs (id int, d date) PARTITION BY RANGE (id) SUBPARTITION BY HASH (year(d)) SUBPARTITIONS 2
    (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20));
CREATE TABLE options_ (id int PRIMARY KEY) ENGINE = InnoDB CHARACTER SET latin1 ROW_FORMAT = COMPRESSED KEY_BLOCK_SIZE = 8 STATS_PERSISTENT = 1;
CREATE TABLE quick (id int, name varchar(5), KEY h (id), KEY b (name) USING BTREE) ENGINE = MEMORY;
CREATE TABLE `odd ``name` (`a ``b` int PRIMARY KEY, `select` varchar(10) NOT NULL DEFAULT 'NULL');
CREATE VIEW names AS SELECT p.id, x.name AS n FROM parents p JOIN parents x ON x.id = p.id WHERE p.name <> 'a''b\\c';
CREATE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW some AS SELECT * FROM names WHERE id > 1 WITH LOCAL CHECK OPTION;
CREATE TRIGGER before_parents BEFORE INSERT ON parents FOR EACH ROW SET NEW.name = 'it''s \\ é', @y = "a\"b";
CREATE TRIGGER again_parents BEFORE INSERT ON parents FOR EACH ROW SET NEW.small = 1;
CREATE FUNCTION joined(a int, b varchar(20)) RETURNS varchar(30) DETERMINISTIC NO SQL COMMENT 'fc''s' RETURN concat('it''s \\ ', a, b);
CREATE PROCEDURE two(IN a int, OUT b varchar(20)) SQL SECURITY INVOKER BEGIN SELECT 1; SELECT 2; END;
CREATE EVENT daily ON SCHEDULE EVERY 1 DAY DO SELECT 1;
