-- Add new columns
ALTER TABLE patients ADD COLUMN middle_name VARCHAR(50);
ALTER TABLE patients ADD COLUMN full_name VARCHAR(200);

-- Populate from existing data
UPDATE patients SET full_name = CONCAT(first_name, ' ', last_name)
WHERE full_name IS NULL;

-- Make it required
ALTER TABLE patients ALTER COLUMN full_name SET NOT NULL;
