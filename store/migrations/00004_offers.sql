-- All that is offered to a caller is held, so a key has several holds.

-- +goose Up
DROP TABLE holds;
CREATE TABLE holds (
    business   TEXT NOT NULL,
    key        TEXT NOT NULL,
    staff      TEXT NOT NULL,
    start_at   BIGINT NOT NULL,
    until_at   BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (business, key, staff, start_at),
    CHECK (start_at < until_at),
    CHECK (until_at - start_at <= 172800000)
);
CREATE INDEX holds_by_staff ON holds (business, staff, start_at);
CREATE INDEX holds_by_expiry ON holds (expires_at);
-- +goose StatementBegin
CREATE TRIGGER holds_overlap_insert BEFORE INSERT ON holds
BEGIN
    SELECT RAISE(ABORT, 'slot taken') WHERE EXISTS (
        SELECT 1 FROM visits v
        WHERE v.business = NEW.business AND v.staff = NEW.staff AND v.status = 'booked'
          AND v.start_at < NEW.until_at AND v.start_at > NEW.start_at - 172800000 AND v.until_at > NEW.start_at
    ) OR EXISTS (
        SELECT 1 FROM holds h
        WHERE h.business = NEW.business AND h.staff = NEW.staff AND h.key <> NEW.key
          AND h.start_at < NEW.until_at AND h.until_at > NEW.start_at
    );
END;
-- +goose StatementEnd

-- +goose Down
DELETE FROM holds;
