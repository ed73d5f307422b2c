ALTER TABLE parents ADD listed json DEFAULT (json_array('a\\b', 'c\'d')), ADD made text DEFAULT (concat('a', 1)),
    ADD place point NOT NULL SRID 4326, ADD SPATIAL INDEX place (place), ADD INDEX expressed ((lower(name)), small),
    ADD INDEX unseen (big) INVISIBLE, ADD CONSTRAINT lax CHECK (small > 0) NOT ENFORCED;
