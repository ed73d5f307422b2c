-- Rename chat_logs to conversations
--
-- Revision: b81f6e2d4c09
-- Revises: 7c3e8d5f1a24
-- Created: 2025-08-12T08:00:00Z
-- Reason: one word for one thing

-- windlass: upgrade
RENAME TABLE chat_logs TO conversations;

-- windlass: downgrade
RENAME TABLE conversations TO chat_logs;
