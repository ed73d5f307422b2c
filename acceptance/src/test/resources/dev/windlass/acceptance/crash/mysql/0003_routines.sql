-- Procedures, triggers, functions and blocks
--
-- Revision: b0000003
-- Revises: b0000002
-- Created: 2026-01-03T00:00:00Z

-- windlass: upgrade
SET @name = 'u3.2';
INSERT INTO ran VALUES (@name) /*#u3.2*/;
DELIMITER //
CREATE PROCEDURE note_it(IN what varchar(20)) /*#!u3.3*/
BEGIN
    INSERT INTO ran VALUES (what);
    IF what = 'never' THEN
        DELETE FROM ran;
    END IF;
END//
CREATE TRIGGER account_touched /*#!u3.4*/ BEFORE UPDATE ON account FOR EACH ROW
BEGIN
    SET NEW.note = CONCAT(COALESCE(NEW.note, ''), '.');
END//
DELIMITER ;
CALL note_it('u3.5');
START TRANSACTION;
INSERT INTO ran VALUES ('u3.7') /*#u3.7*/;
UPDATE account SET state = 'calm' WHERE id < 3;
INSERT INTO ran VALUES ('u3.9') /*#u3.9*/;
COMMIT;
CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * 2 /*#!u3.11*/;
SET FOREIGN_KEY_CHECKS = 0;
UPDATE account SET note = CONCAT(note, twice(id));
SET FOREIGN_KEY_CHECKS = 1;
SET @sql = 'CREATE TABLE prepared (id int PRIMARY KEY)';
PREPARE made FROM @sql;
EXECUTE made /*#!u3.17*/;
DEALLOCATE PREPARE made;
SET @n = (SELECT count(*) FROM ran);
INSERT INTO ran VALUES ('u3.20') /*#u3.20*/;
INSERT INTO prepared VALUES (@n);
INSERT INTO ran VALUES ('u3.22') /*#u3.22*/;

-- windlass: downgrade
DROP TABLE prepared /*#!d3.1*/;
DROP FUNCTION twice /*#!d3.2*/;
DROP TRIGGER account_touched /*#!d3.3*/;
INSERT INTO ran VALUES ('d3.4') /*#d3.4*/;
DROP PROCEDURE IF EXISTS note_it /*#!d3.5*/;
