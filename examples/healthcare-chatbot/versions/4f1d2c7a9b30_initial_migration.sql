-- Initial migration
--
-- Revision: 4f1d2c7a9b30
-- Revises:
-- Created: 2025-08-01T09:00:00Z
-- Reason: users and their conversations

-- windlass: upgrade
CREATE TABLE users (
    id int AUTO_INCREMENT PRIMARY KEY,
    email varchar(255) NOT NULL,
    display_name varchar(255) NOT NULL,
    old_status varchar(20) NOT NULL DEFAULT 'active',
    created_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE chat_logs (
    id int AUTO_INCREMENT PRIMARY KEY,
    user_id int NOT NULL,
    message text NOT NULL,
    created_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT fk_chat_logs_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- windlass: downgrade
DROP TABLE chat_logs;
DROP TABLE users;
