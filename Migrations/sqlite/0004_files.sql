-- Files. Their bytes stand in the folder files/, each once under its hash; here stands who sent them and which message shows them.

-- Bytes that are in the folder, or about to be. Where no file has them any more they are erased, then this row.
CREATE TABLE content (
    hash BLOB PRIMARY KEY,                  -- SHA-256 of the bytes as they are stored
    type TEXT NOT NULL,                     -- what was found in them
    bytes INTEGER NOT NULL,
    width INTEGER,                          -- pixels, of a picture as it is shown
    height INTEGER,
    since_ms INTEGER NOT NULL               -- when they last arrived
) STRICT, WITHOUT ROWID;

-- An upload, then a file of a message, or of a post that waits for a moderator.
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL REFERENCES content (hash),
    owner_id INTEGER NOT NULL REFERENCES member (id),
    name TEXT NOT NULL,
    alt TEXT NOT NULL DEFAULT '',
    at_ms INTEGER NOT NULL,
    message_id INTEGER REFERENCES message (id),
    item_id INTEGER REFERENCES held_post (item_id),
    ordinal INTEGER NOT NULL DEFAULT 0,     -- the author's order
    CHECK (message_id IS NULL OR item_id IS NULL)
) STRICT;
CREATE INDEX file_by_hash ON file (hash);
CREATE INDEX file_by_message ON file (message_id, ordinal) WHERE message_id IS NOT NULL;
CREATE INDEX file_by_item ON file (item_id, ordinal) WHERE item_id IS NOT NULL;
CREATE INDEX file_by_owner ON file (owner_id, id);
CREATE INDEX file_waiting ON file (at_ms) WHERE message_id IS NULL AND item_id IS NULL;

-- What a member sent on a day (since 1970, UTC), so that dropping files gives no room anew.
CREATE TABLE upload_day (
    member_id INTEGER NOT NULL REFERENCES member (id),
    day INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (member_id, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX upload_day_by_day ON upload_day (day);

-- Hashes of bytes that were purged: they are not taken again.
CREATE TABLE refused_content (
    hash BLOB PRIMARY KEY,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE message ADD COLUMN has_files INTEGER NOT NULL DEFAULT 0;    -- there may be rows in file
