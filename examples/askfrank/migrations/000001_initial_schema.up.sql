-- Users, sessions, password resets, groups and what signs in through others.

CREATE TABLE tbl_user (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name VARCHAR(255) NOT NULL,
    email VARCHAR(255) NOT NULL UNIQUE,
    password_hash VARCHAR(255) NOT NULL,
    is_email_verified BOOLEAN NOT NULL DEFAULT FALSE,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    -- is_admin BOOLEAN NOT NULL DEFAULT FALSE;  roles are groups, see tbl_group_member
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE tbl_session (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES tbl_user(id) ON DELETE CASCADE,
    token VARCHAR(255) NOT NULL UNIQUE,
    data JSONB NOT NULL DEFAULT '{}',
    expires_at TIMESTAMP NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE tbl_password_reset (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES tbl_user(id) ON DELETE CASCADE,
    token VARCHAR(255) NOT NULL UNIQUE,
    used BOOLEAN NOT NULL DEFAULT FALSE,
    expires_at TIMESTAMP NOT NULL
);

CREATE TABLE tbl_group (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name VARCHAR(255) NOT NULL UNIQUE,
    description TEXT
);

CREATE TABLE tbl_group_member (
    group_id UUID NOT NULL REFERENCES tbl_group(id) ON DELETE CASCADE,
    user_id UUID NOT NULL REFERENCES tbl_user(id) ON DELETE CASCADE,
    role VARCHAR(50) NOT NULL DEFAULT 'member',
    PRIMARY KEY (group_id, user_id)
);

CREATE TABLE tbl_group_invite (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    group_id UUID NOT NULL REFERENCES tbl_group(id) ON DELETE CASCADE,
    email VARCHAR(255) NOT NULL,
    token VARCHAR(255) NOT NULL UNIQUE,
    accepted_at TIMESTAMP
);

/* What signs in through others.
   CREATE TABLE tbl_oauth_state; it is kept in the session instead. */
CREATE TABLE tbl_oauth_account (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES tbl_user(id) ON DELETE CASCADE,
    provider VARCHAR(50) NOT NULL,
    subject VARCHAR(255) NOT NULL,
    UNIQUE (provider, subject)
);

CREATE INDEX idx_session_user_id ON tbl_session(user_id);
CREATE INDEX idx_session_expires_at ON tbl_session(expires_at);
CREATE INDEX idx_password_reset_user_id ON tbl_password_reset(user_id);
CREATE INDEX idx_group_member_user_id ON tbl_group_member(user_id);
CREATE INDEX idx_group_invite_group_id ON tbl_group_invite(group_id);
CREATE INDEX idx_oauth_account_user_id ON tbl_oauth_account(user_id);
-- CREATE INDEX idx_user_name ON tbl_user(name);
CREATE INDEX idx_user_created_at ON tbl_user(created_at);
