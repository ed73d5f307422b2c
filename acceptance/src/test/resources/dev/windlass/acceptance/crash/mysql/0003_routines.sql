-- Procedures, triggers, functions and blocks
--
-- Revision: b0000003
-- Revises: b0000002
-- Created: 2026-01-03T00:00:00Z

-- windlass: upgrade
SET @name = 'u3.2';
INSERT /*#u3.2*/ INTO ran VALUES (@name);
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
INSERT /*#u3.7*/ INTO ran VALUES ('u3.7');
UPDATE account SET state = 'calm' WHERE id < 3;
INSERT /*#u3.9*/ INTO ran VALUES ('u3.9');
COMMIT;
CREATE /*#!u3.11*/ FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * 2;
SET FOREIGN_KEY_CHECKS = 0;
UPDATE account SET note = CONCAT(note, twice(id));
SET FOREIGN_KEY_CHECKS = 1;
SET @sql = 'CREATE TABLE prepared (id int PRIMARY KEY)';
PREPARE made FROM @sql;
EXECUTE /*#!u3.17*/ made;
DEALLOCATE PREPARE made;
SET @n = (SELECT count(*) FROM ran);
INSERT /*#u3.20*/ INTO ran VALUES ('u3.20');
INSERT INTO prepared VALUES (@n);
INSERT /*#u3.22*/ INTO ran VALUES ('u3.22');

-- windlass: downgrade
DROP /*#!d3.1*/ TABLE prepared;
DROP /*#!d3.2*/ FUNCTION twice;
DROP /*#!d3.3*/ TRIGGER account_touched;
INSERT /*#d3.4*/ INTO ran VALUES ('d3.4');
DROP /*#!d3.5*/ PROCEDURE IF EXISTS note_it;
