-- What the database shall look like while developing. A change is made here and in postgresql.sql.

CREATE TABLE users (
    id integer NOT NULL CONSTRAINT users_pkey PRIMARY KEY AUTOINCREMENT,
    first_name varchar(100) NOT NULL,
    last_name varchar(100) NOT NULL,
    username varchar(50) NOT NULL,
    email varchar(255) NOT NULL,
    hashed_password varchar(255) NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    is_superuser boolean NOT NULL DEFAULT false,
    created_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
    reset_token varchar(255),
    phone_number varchar(20),
    gdpr_consent boolean NOT NULL DEFAULT false,
    marketing_consent boolean NOT NULL DEFAULT false,
    theme varchar(20),
    language varchar(10),
    timezone varchar(50),
    date_format varchar(20),
    email_notifications boolean,
    sms_notifications boolean,
    push_notifications boolean,
    two_factor_enabled boolean,
    session_minutes integer,
    results_per_page integer,
    default_analysis varchar(50),
    preferences text,
    is_deleted boolean NOT NULL DEFAULT false,
    deleted_at datetime
);
CREATE UNIQUE INDEX ix_users_username ON users (username);
CREATE UNIQUE INDEX ix_users_email ON users (email);
CREATE INDEX ix_users_is_deleted ON users (is_deleted);

CREATE TABLE diagnosis_results (
    id integer NOT NULL CONSTRAINT diagnosis_results_pkey PRIMARY KEY AUTOINCREMENT,
    user_id integer NOT NULL CONSTRAINT fk_diagnosis_results_user_id REFERENCES users (id),
    diagnosis_type varchar(100) NOT NULL,
    score double precision NOT NULL,
    notes text,
    created_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
    analysis_type varchar(50),
    additional_results text
);
CREATE INDEX ix_diagnosis_results_user_id ON diagnosis_results (user_id);
