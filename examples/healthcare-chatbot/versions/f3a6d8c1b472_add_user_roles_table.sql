-- Add user roles table
--
-- Revision: f3a6d8c1b472
-- Revises: e05b9f3a7d61
-- Created: 2025-08-28T13:30:00Z
-- Reason: clinicians see what patients do not

-- windlass: upgrade
CREATE TABLE roles (
    id int AUTO_INCREMENT PRIMARY KEY,
    name varchar(50) NOT NULL,
    CONSTRAINT uq_roles_name UNIQUE (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE user_roles (
    user_id int NOT NULL,
    role_id int NOT NULL,
    PRIMARY KEY (user_id, role_id),
    CONSTRAINT fk_user_roles_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_user_roles_role_id FOREIGN KEY (role_id) REFERENCES roles (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO roles (name) VALUES ('patient'), ('clinician'), ('administrator');

-- windlass: downgrade
DROP TABLE user_roles;
DROP TABLE roles;
