-- What is kept of conversations. Instants are milliseconds since 1970 UTC;
-- NULL means that it didn't happen (yet).

-- +goose Up
CREATE TABLE calls (
    id          TEXT PRIMARY KEY,
    business    TEXT NOT NULL,
    channel     TEXT NOT NULL,
    node        TEXT NOT NULL DEFAULT '',
    caller      TEXT NOT NULL DEFAULT '',
    trusted     BOOLEAN NOT NULL DEFAULT FALSE,
    dialled     TEXT NOT NULL DEFAULT '',
    lang        TEXT NOT NULL DEFAULT '',
    name        TEXT NOT NULL DEFAULT '',
    started_at  BIGINT NOT NULL,
    answered_at BIGINT,
    ended_at    BIGINT,
    closing     TEXT NOT NULL DEFAULT '',
    outcome     TEXT NOT NULL DEFAULT '',
    urgent      BOOLEAN NOT NULL DEFAULT FALSE,
    summary     TEXT NOT NULL DEFAULT '',
    interrupted BOOLEAN NOT NULL DEFAULT FALSE,
    recording   TEXT NOT NULL DEFAULT '',
    headers     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX calls_by_start ON calls (business, started_at);
CREATE INDEX calls_by_caller ON calls (business, caller, started_at);
CREATE INDEX calls_live ON calls (node) WHERE ended_at IS NULL;

CREATE TABLE turns (
    call_id    TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    seq        INTEGER NOT NULL,
    who        TEXT NOT NULL,
    text       TEXT NOT NULL,
    lang       TEXT NOT NULL DEFAULT '',
    confidence DOUBLE PRECISION NOT NULL DEFAULT 0,
    expect     TEXT NOT NULL DEFAULT '',
    unheard    TEXT NOT NULL DEFAULT '',
    gap_ms     INTEGER NOT NULL DEFAULT 0,
    timeline   TEXT NOT NULL DEFAULT '',
    actions    TEXT NOT NULL DEFAULT '',
    at         BIGINT NOT NULL,
    PRIMARY KEY (call_id, seq)
);

CREATE TABLE messages (
    id          TEXT PRIMARY KEY,
    call_id     TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    business    TEXT NOT NULL,
    name        TEXT NOT NULL DEFAULT '',
    phone       TEXT NOT NULL DEFAULT '',
    text        TEXT NOT NULL,
    urgent      BOOLEAN NOT NULL DEFAULT FALSE,
    callback    TEXT NOT NULL DEFAULT '',
    at          BIGINT NOT NULL,
    resolved_at BIGINT
);
CREATE INDEX messages_by_time ON messages (business, at);

CREATE TABLE alerts (
    id              TEXT PRIMARY KEY,
    call_id         TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    business        TEXT NOT NULL,
    level           TEXT NOT NULL,
    rule            TEXT NOT NULL DEFAULT '',
    contact         TEXT NOT NULL,
    text            TEXT NOT NULL DEFAULT '',
    at              BIGINT NOT NULL,
    acknowledged_at BIGINT
);
CREATE INDEX alerts_by_time ON alerts (business, at);

CREATE TABLE questions (
    id          TEXT PRIMARY KEY,
    call_id     TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    business    TEXT NOT NULL,
    lang        TEXT NOT NULL DEFAULT '',
    text        TEXT NOT NULL,
    at          BIGINT NOT NULL,
    resolved_at BIGINT
);
CREATE INDEX questions_by_time ON questions (business, at);

CREATE TABLE disclosures (
    call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    text    TEXT NOT NULL,
    lang    TEXT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (call_id, at)
);

CREATE TABLE runs (
    id         TEXT PRIMARY KEY,
    node       TEXT NOT NULL,
    version    TEXT NOT NULL DEFAULT '',
    started_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    stopped_at BIGINT
);
CREATE INDEX runs_by_time ON runs (seen_at);

CREATE TABLE incidents (
    id       TEXT PRIMARY KEY,
    business TEXT NOT NULL DEFAULT '',
    call_id  TEXT NOT NULL DEFAULT '',
    kind     TEXT NOT NULL,
    text     TEXT NOT NULL,
    at       BIGINT NOT NULL
);
CREATE INDEX incidents_by_time ON incidents (at);

-- +goose Down
DROP TABLE incidents;
DROP TABLE runs;
DROP TABLE disclosures;
DROP TABLE questions;
DROP TABLE alerts;
DROP TABLE messages;
DROP TABLE turns;
DROP TABLE calls;
