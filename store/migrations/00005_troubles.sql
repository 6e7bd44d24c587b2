-- What went wrong in a call, by kind: how often, and when first.

-- +goose Up
CREATE TABLE troubles (
    call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    kind    TEXT NOT NULL,
    count   INTEGER NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (call_id, kind)
);

-- +goose Down
DROP TABLE troubles;
