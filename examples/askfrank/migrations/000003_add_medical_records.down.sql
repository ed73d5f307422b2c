DROP TABLE IF EXISTS medical_records;
