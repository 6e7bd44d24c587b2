-- What a conversation remembers while it goes on, so that a caller who was
-- cut off can go on too. It is forgotten when the call ends in order.

-- +goose Up
CREATE TABLE memories (
    call_id TEXT PRIMARY KEY REFERENCES calls (id) ON DELETE CASCADE,
    state   BLOB NOT NULL,
    at      BIGINT NOT NULL
);
CREATE INDEX memories_by_time ON memories (at);

-- +goose Down
DROP TABLE memories;
