-- Instants are milliseconds since 1970 UTC. A visit keeps its staff from
-- start_at until until_at, which is its end with the buffer.

-- +goose Up
CREATE TABLE visits (
    id         TEXT PRIMARY KEY,
    key        TEXT NOT NULL,
    last_key   TEXT NOT NULL DEFAULT '',
    business   TEXT NOT NULL,
    call_id    TEXT NOT NULL DEFAULT '',
    service    TEXT NOT NULL,
    staff      TEXT NOT NULL,
    start_at   BIGINT NOT NULL,
    end_at     BIGINT NOT NULL,
    until_at   BIGINT NOT NULL,
    name       TEXT NOT NULL DEFAULT '',
    phone      TEXT NOT NULL DEFAULT '',
    note       TEXT NOT NULL DEFAULT '',
    lang       TEXT NOT NULL DEFAULT '',
    status     TEXT NOT NULL CHECK (status IN ('booked', 'cancelled')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK (start_at < end_at AND end_at <= until_at),
    -- The triggers look no further back than this.
    CHECK (until_at - start_at <= 172800000),
    UNIQUE (business, key)
);
CREATE INDEX visits_by_staff ON visits (business, staff, start_at) WHERE status = 'booked';
CREATE INDEX visits_by_phone ON visits (business, phone, start_at);
CREATE INDEX visits_by_change ON visits (business, updated_at);

CREATE TABLE holds (
    business   TEXT NOT NULL,
    key        TEXT NOT NULL,
    staff      TEXT NOT NULL,
    start_at   BIGINT NOT NULL,
    until_at   BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (business, key),
    CHECK (start_at < until_at),
    CHECK (until_at - start_at <= 172800000)
);
CREATE INDEX holds_by_staff ON holds (business, staff, start_at);
CREATE INDEX holds_by_expiry ON holds (expires_at);

-- Two visits of one member of staff can't overlap whatever a program does,
-- and nobody takes what is held for somebody else. Holds that have expired
-- are deleted in the same transaction before.
-- +goose StatementBegin
CREATE TRIGGER visits_overlap_insert BEFORE INSERT ON visits WHEN NEW.status = 'booked'
BEGIN
    SELECT RAISE(ABORT, 'slot taken') WHERE EXISTS (
        SELECT 1 FROM visits v
        WHERE v.business = NEW.business AND v.staff = NEW.staff AND v.status = 'booked' AND v.id <> NEW.id
          AND v.start_at < NEW.until_at AND v.start_at > NEW.start_at - 172800000 AND v.until_at > NEW.start_at
    ) OR EXISTS (
        SELECT 1 FROM holds h
        WHERE h.business = NEW.business AND h.staff = NEW.staff AND h.key NOT IN (NEW.call_id, NEW.last_key)
          AND h.start_at < NEW.until_at AND h.until_at > NEW.start_at
    );
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER visits_overlap_update BEFORE UPDATE OF business, staff, start_at, until_at, status ON visits WHEN NEW.status = 'booked'
BEGIN
    SELECT RAISE(ABORT, 'slot taken') WHERE EXISTS (
        SELECT 1 FROM visits v
        WHERE v.business = NEW.business AND v.staff = NEW.staff AND v.status = 'booked' AND v.id <> NEW.id
          AND v.start_at < NEW.until_at AND v.start_at > NEW.start_at - 172800000 AND v.until_at > NEW.start_at
    ) OR EXISTS (
        SELECT 1 FROM holds h
        WHERE h.business = NEW.business AND h.staff = NEW.staff AND h.key NOT IN (NEW.call_id, NEW.last_key)
          AND h.start_at < NEW.until_at AND h.until_at > NEW.start_at
    );
END;
-- +goose StatementEnd
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
DROP TABLE holds;
DROP TABLE visits;
