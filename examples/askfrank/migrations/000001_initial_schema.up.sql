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

CREATE TABLE tbl_oauth_client (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    client_id VARCHAR(255) NOT NULL UNIQUE,
    -- client_secret VARCHAR(255) NOT NULL;  its hash is enough
    client_secret_hash VARCHAR(255) NOT NULL,
    redirect_uris TEXT[] NOT NULL DEFAULT '{}',
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE tbl_oauth_code (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    client_id UUID NOT NULL REFERENCES tbl_oauth_client(id) ON DELETE CASCADE,
    user_id UUID NOT NULL REFERENCES tbl_user(id) ON DELETE CASCADE,
    code_hash VARCHAR(255) NOT NULL UNIQUE,
    scope TEXT NOT NULL DEFAULT '',
    expires_at TIMESTAMP NOT NULL
);

CREATE TABLE tbl_oauth_token (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    client_id UUID NOT NULL REFERENCES tbl_oauth_client(id) ON DELETE CASCADE,
    user_id UUID NOT NULL REFERENCES tbl_user(id) ON DELETE CASCADE,
    token_hash VARCHAR(255) NOT NULL UNIQUE,
    revoked BOOLEAN NOT NULL DEFAULT FALSE,
    expires_at TIMESTAMP NOT NULL
);

-- openEHR: records, documents and their parts.

CREATE TABLE tbl_openehr_ehr (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    ehr_id UUID NOT NULL UNIQUE,
    system_id VARCHAR(255) NOT NULL,
    subject_id VARCHAR(255),
    subject_namespace VARCHAR(255),
    user_id UUID REFERENCES tbl_user(id) ON DELETE SET NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Who changed what, and when: openEHR's AUDIT_DETAILS.
CREATE TABLE tbl_openehr_audit_details (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    system_id VARCHAR(255) NOT NULL,
    committer_id UUID REFERENCES tbl_user(id) ON DELETE SET NULL,
    committer_name VARCHAR(255),
    change_type VARCHAR(50) NOT NULL,
    description TEXT,
    time_committed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE tbl_openehr_contribution (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    ehr_id UUID NOT NULL REFERENCES tbl_openehr_ehr(id) ON DELETE CASCADE,
    uid VARCHAR(255) NOT NULL UNIQUE,
    audit_id UUID NOT NULL REFERENCES tbl_openehr_audit_details(id) ON DELETE RESTRICT,
    state VARCHAR(50) NOT NULL DEFAULT 'complete',
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE tbl_openehr_ehr_status (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    ehr_id UUID NOT NULL REFERENCES tbl_openehr_ehr(id) ON DELETE CASCADE,
    uid VARCHAR(255) NOT NULL UNIQUE,
    is_queryable BOOLEAN NOT NULL DEFAULT TRUE,
    is_modifiable BOOLEAN NOT NULL DEFAULT TRUE,
    contribution_id UUID NOT NULL REFERENCES tbl_openehr_contribution(id) ON DELETE CASCADE,
    other_details JSONB,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Operational templates, as they were uploaded.
CREATE TABLE tbl_openehr_template (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    template_id VARCHAR(255) NOT NULL UNIQUE,
    concept VARCHAR(255) NOT NULL,
    archetype_id VARCHAR(255) NOT NULL,
    language VARCHAR(10) NOT NULL,
    content TEXT NOT NULL,
    created_by UUID REFERENCES tbl_user(id) ON DELETE SET NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE tbl_openehr_versioned_composition (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    ehr_id UUID NOT NULL REFERENCES tbl_openehr_ehr(id) ON DELETE CASCADE,
    uid VARCHAR(255) NOT NULL UNIQUE,
    template_id UUID NOT NULL REFERENCES tbl_openehr_template(id) ON DELETE RESTRICT,
    time_created TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- A version of a document: openEHR's COMPOSITION.
CREATE TABLE tbl_openehr_composition (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    versioned_id UUID NOT NULL REFERENCES tbl_openehr_versioned_composition(id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    contribution_id UUID NOT NULL REFERENCES tbl_openehr_contribution(id) ON DELETE CASCADE,
    archetype_node_id VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    category VARCHAR(50) NOT NULL,
    territory VARCHAR(10),
    language VARCHAR(10),
    composer_name VARCHAR(255),
    start_time TIMESTAMP,
    end_time TIMESTAMP,
    lifecycle_state VARCHAR(50) NOT NULL DEFAULT 'complete',
    content JSONB NOT NULL,
    is_deleted BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE tbl_openehr_entry (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    composition_id UUID NOT NULL REFERENCES tbl_openehr_composition(id) ON DELETE CASCADE,
    entry_type VARCHAR(50) NOT NULL,
    archetype_node_id VARCHAR(255) NOT NULL,
    path TEXT NOT NULL,
    name VARCHAR(255),
    subject VARCHAR(255),
    provider VARCHAR(255),
    time TIMESTAMP,
    data JSONB NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Single values, for queries by magnitude and by code.
CREATE TABLE tbl_openehr_element (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    entry_id UUID NOT NULL REFERENCES tbl_openehr_entry(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    value_type VARCHAR(50) NOT NULL,
    magnitude NUMERIC(20,6),
    units VARCHAR(50),
    code_string VARCHAR(255),
    terminology_id VARCHAR(255),
    value_text TEXT,
    value_time TIMESTAMP
);

CREATE TABLE tbl_openehr_participation (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    entry_id UUID NOT NULL REFERENCES tbl_openehr_entry(id) ON DELETE CASCADE,
    function VARCHAR(255) NOT NULL,
    performer_id UUID REFERENCES tbl_user(id) ON DELETE SET NULL,
    mode VARCHAR(50),
    time TIMESTAMP
);

CREATE TABLE tbl_openehr_folder (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    ehr_id UUID NOT NULL REFERENCES tbl_openehr_ehr(id) ON DELETE CASCADE,
    parent_id UUID REFERENCES tbl_openehr_folder(id) ON DELETE CASCADE,
    name VARCHAR(255) NOT NULL,
    archetype_node_id VARCHAR(255),
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE tbl_openehr_folder_item (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    folder_id UUID NOT NULL REFERENCES tbl_openehr_folder(id) ON DELETE CASCADE,
    composition_id UUID NOT NULL REFERENCES tbl_openehr_composition(id) ON DELETE CASCADE,
    position INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE tbl_openehr_stored_query (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name VARCHAR(255) NOT NULL,
    version VARCHAR(50) NOT NULL,
    query_type VARCHAR(50) NOT NULL DEFAULT 'AQL',
    query_text TEXT NOT NULL,
    created_by UUID REFERENCES tbl_user(id) ON DELETE SET NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE tbl_openehr_item_tag (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    target_id UUID NOT NULL,
    target_type VARCHAR(50) NOT NULL,
    key VARCHAR(255) NOT NULL,
    value TEXT,
    owner_id UUID REFERENCES tbl_user(id) ON DELETE SET NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
/* Not yet:
   CREATE TABLE tbl_openehr_demographic (id UUID PRIMARY KEY);
   CREATE INDEX idx_openehr_demographic_name ON tbl_openehr_demographic(name); */

CREATE INDEX idx_session_user_id ON tbl_session(user_id);
CREATE INDEX idx_session_expires_at ON tbl_session(expires_at);
CREATE INDEX idx_password_reset_user_id ON tbl_password_reset(user_id);
CREATE INDEX idx_group_member_user_id ON tbl_group_member(user_id);
CREATE INDEX idx_group_invite_group_id ON tbl_group_invite(group_id);
CREATE INDEX idx_oauth_account_user_id ON tbl_oauth_account(user_id);
-- CREATE INDEX idx_user_name ON tbl_user(name);
CREATE INDEX idx_user_created_at ON tbl_user(created_at);
CREATE INDEX idx_oauth_code_client_id ON tbl_oauth_code(client_id);
CREATE INDEX idx_oauth_code_user_id ON tbl_oauth_code(user_id);
CREATE INDEX idx_oauth_code_expires_at ON tbl_oauth_code(expires_at);
CREATE INDEX idx_oauth_token_client_id ON tbl_oauth_token(client_id);
CREATE INDEX idx_oauth_token_user_id ON tbl_oauth_token(user_id);
CREATE INDEX idx_oauth_token_expires_at ON tbl_oauth_token(expires_at);
CREATE INDEX idx_oauth_token_revoked ON tbl_oauth_token(revoked);

-- ehr
CREATE INDEX idx_openehr_ehr_system_id ON tbl_openehr_ehr(system_id);
CREATE INDEX idx_openehr_ehr_subject_id ON tbl_openehr_ehr(subject_id);
CREATE INDEX idx_openehr_ehr_subject_namespace ON tbl_openehr_ehr(subject_namespace);
CREATE INDEX idx_openehr_ehr_user_id ON tbl_openehr_ehr(user_id);
CREATE INDEX idx_openehr_ehr_created_at ON tbl_openehr_ehr(created_at);
CREATE INDEX idx_openehr_ehr_subject_namespace_subject_id ON tbl_openehr_ehr(subject_namespace, subject_id);

-- audit details
CREATE INDEX idx_openehr_audit_details_system_id ON tbl_openehr_audit_details(system_id);
CREATE INDEX idx_openehr_audit_details_committer_id ON tbl_openehr_audit_details(committer_id);
CREATE INDEX idx_openehr_audit_details_change_type ON tbl_openehr_audit_details(change_type);
CREATE INDEX idx_openehr_audit_details_time_committed ON tbl_openehr_audit_details(time_committed);
CREATE INDEX idx_openehr_audit_details_committer_id_time_committed ON tbl_openehr_audit_details(committer_id, time_committed);

-- contribution
CREATE INDEX idx_openehr_contribution_ehr_id ON tbl_openehr_contribution(ehr_id);
CREATE INDEX idx_openehr_contribution_audit_id ON tbl_openehr_contribution(audit_id);
CREATE INDEX idx_openehr_contribution_state ON tbl_openehr_contribution(state);
CREATE INDEX idx_openehr_contribution_created_at ON tbl_openehr_contribution(created_at);
CREATE INDEX idx_openehr_contribution_ehr_id_created_at ON tbl_openehr_contribution(ehr_id, created_at);

-- ehr status
CREATE INDEX idx_openehr_ehr_status_ehr_id ON tbl_openehr_ehr_status(ehr_id);
CREATE INDEX idx_openehr_ehr_status_is_queryable ON tbl_openehr_ehr_status(is_queryable);
CREATE INDEX idx_openehr_ehr_status_is_modifiable ON tbl_openehr_ehr_status(is_modifiable);
CREATE INDEX idx_openehr_ehr_status_contribution_id ON tbl_openehr_ehr_status(contribution_id);
CREATE INDEX idx_openehr_ehr_status_created_at ON tbl_openehr_ehr_status(created_at);
CREATE INDEX idx_openehr_ehr_status_other_details ON tbl_openehr_ehr_status USING gin (other_details);  -- containment: other_details @> '{}'

-- template
CREATE INDEX idx_openehr_template_concept ON tbl_openehr_template(concept);
CREATE INDEX idx_openehr_template_archetype_id ON tbl_openehr_template(archetype_id);
CREATE INDEX idx_openehr_template_language ON tbl_openehr_template(language);
CREATE INDEX idx_openehr_template_created_by ON tbl_openehr_template(created_by);
CREATE INDEX idx_openehr_template_created_at ON tbl_openehr_template(created_at);

-- versioned composition
CREATE INDEX idx_openehr_versioned_composition_ehr_id ON tbl_openehr_versioned_composition(ehr_id);
CREATE INDEX idx_openehr_versioned_composition_template_id ON tbl_openehr_versioned_composition(template_id);
CREATE INDEX idx_openehr_versioned_composition_time_created ON tbl_openehr_versioned_composition(time_created);
CREATE INDEX idx_openehr_versioned_composition_ehr_id_template_id ON tbl_openehr_versioned_composition(ehr_id, template_id);

-- composition
CREATE INDEX idx_openehr_composition_versioned_id ON tbl_openehr_composition(versioned_id);
CREATE INDEX idx_openehr_composition_contribution_id ON tbl_openehr_composition(contribution_id);
CREATE INDEX idx_openehr_composition_archetype_node_id ON tbl_openehr_composition(archetype_node_id);
CREATE INDEX idx_openehr_composition_name ON tbl_openehr_composition(name);
CREATE INDEX idx_openehr_composition_category ON tbl_openehr_composition(category);
CREATE INDEX idx_openehr_composition_territory ON tbl_openehr_composition(territory);
CREATE INDEX idx_openehr_composition_language ON tbl_openehr_composition(language);
CREATE INDEX idx_openehr_composition_composer_name ON tbl_openehr_composition(composer_name);
CREATE INDEX idx_openehr_composition_start_time ON tbl_openehr_composition(start_time);
CREATE INDEX idx_openehr_composition_end_time ON tbl_openehr_composition(end_time);
CREATE INDEX idx_openehr_composition_lifecycle_state ON tbl_openehr_composition(lifecycle_state);
CREATE INDEX idx_openehr_composition_is_deleted ON tbl_openehr_composition(is_deleted);
CREATE INDEX idx_openehr_composition_created_at ON tbl_openehr_composition(created_at);
CREATE UNIQUE INDEX idx_openehr_composition_versioned_id_version ON tbl_openehr_composition(versioned_id, version);
CREATE INDEX idx_openehr_composition_content ON tbl_openehr_composition USING gin (content);  -- containment: content @> '{}'

-- entry
CREATE INDEX idx_openehr_entry_composition_id ON tbl_openehr_entry(composition_id);
CREATE INDEX idx_openehr_entry_entry_type ON tbl_openehr_entry(entry_type);
CREATE INDEX idx_openehr_entry_archetype_node_id ON tbl_openehr_entry(archetype_node_id);
CREATE INDEX idx_openehr_entry_path ON tbl_openehr_entry(path);
CREATE INDEX idx_openehr_entry_name ON tbl_openehr_entry(name);
CREATE INDEX idx_openehr_entry_subject ON tbl_openehr_entry(subject);
CREATE INDEX idx_openehr_entry_provider ON tbl_openehr_entry(provider);
CREATE INDEX idx_openehr_entry_time ON tbl_openehr_entry(time);
CREATE INDEX idx_openehr_entry_created_at ON tbl_openehr_entry(created_at);
CREATE INDEX idx_openehr_entry_composition_id_entry_type ON tbl_openehr_entry(composition_id, entry_type);
CREATE INDEX idx_openehr_entry_data ON tbl_openehr_entry USING gin (data);  -- containment: data @> '{}'

-- element
CREATE INDEX idx_openehr_element_entry_id ON tbl_openehr_element(entry_id);
CREATE INDEX idx_openehr_element_path ON tbl_openehr_element(path);
CREATE INDEX idx_openehr_element_value_type ON tbl_openehr_element(value_type);
CREATE INDEX idx_openehr_element_magnitude ON tbl_openehr_element(magnitude);
CREATE INDEX idx_openehr_element_units ON tbl_openehr_element(units);
CREATE INDEX idx_openehr_element_code_string ON tbl_openehr_element(code_string);
CREATE INDEX idx_openehr_element_terminology_id ON tbl_openehr_element(terminology_id);
CREATE INDEX idx_openehr_element_value_time ON tbl_openehr_element(value_time);
CREATE INDEX idx_openehr_element_code_string_terminology_id ON tbl_openehr_element(code_string, terminology_id);

-- participation
CREATE INDEX idx_openehr_participation_entry_id ON tbl_openehr_participation(entry_id);
CREATE INDEX idx_openehr_participation_function ON tbl_openehr_participation(function);
CREATE INDEX idx_openehr_participation_performer_id ON tbl_openehr_participation(performer_id);
CREATE INDEX idx_openehr_participation_mode ON tbl_openehr_participation(mode);
CREATE INDEX idx_openehr_participation_time ON tbl_openehr_participation(time);

-- folder
CREATE INDEX idx_openehr_folder_ehr_id ON tbl_openehr_folder(ehr_id);
CREATE INDEX idx_openehr_folder_parent_id ON tbl_openehr_folder(parent_id);
CREATE INDEX idx_openehr_folder_name ON tbl_openehr_folder(name);
CREATE INDEX idx_openehr_folder_archetype_node_id ON tbl_openehr_folder(archetype_node_id);
CREATE INDEX idx_openehr_folder_created_at ON tbl_openehr_folder(created_at);

-- folder item
CREATE INDEX idx_openehr_folder_item_folder_id ON tbl_openehr_folder_item(folder_id);
CREATE INDEX idx_openehr_folder_item_composition_id ON tbl_openehr_folder_item(composition_id);
CREATE INDEX idx_openehr_folder_item_position ON tbl_openehr_folder_item(position);

-- stored query
CREATE INDEX idx_openehr_stored_query_name ON tbl_openehr_stored_query(name);
CREATE INDEX idx_openehr_stored_query_query_type ON tbl_openehr_stored_query(query_type);
CREATE INDEX idx_openehr_stored_query_created_by ON tbl_openehr_stored_query(created_by);
CREATE INDEX idx_openehr_stored_query_created_at ON tbl_openehr_stored_query(created_at);
CREATE UNIQUE INDEX idx_openehr_stored_query_name_version ON tbl_openehr_stored_query(name, version);

-- item tag
CREATE INDEX idx_openehr_item_tag_target_id ON tbl_openehr_item_tag(target_id);
CREATE INDEX idx_openehr_item_tag_target_type ON tbl_openehr_item_tag(target_type);
CREATE INDEX idx_openehr_item_tag_key ON tbl_openehr_item_tag(key);
CREATE INDEX idx_openehr_item_tag_owner_id ON tbl_openehr_item_tag(owner_id);
CREATE INDEX idx_openehr_item_tag_created_at ON tbl_openehr_item_tag(created_at);
CREATE INDEX idx_openehr_item_tag_target_id_key ON tbl_openehr_item_tag(target_id, key);
