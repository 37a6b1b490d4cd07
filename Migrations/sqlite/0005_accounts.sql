-- What was moved, what is being written, who asks to come in, and logging in by another device.

ALTER TABLE message ADD COLUMN is_settled INTEGER NOT NULL DEFAULT 0;   -- was moved by an act: unread only where it is marked so

-- What a member has begun to write, on all devices. thread_id 0: a new root.
CREATE TABLE draft (
    member_id INTEGER NOT NULL REFERENCES member (id),
    channel_id INTEGER NOT NULL REFERENCES channel (id),
    thread_id INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (member_id, channel_id, thread_id)
) STRICT, WITHOUT ROWID;

-- What a hub asks those who ask to join: one question a line. Answers go with the request.
ALTER TABLE hub ADD COLUMN questions TEXT NOT NULL DEFAULT '';
ALTER TABLE join_request ADD COLUMN answers TEXT NOT NULL DEFAULT '';   -- JSON: [[question, answer], …]

-- A program that waits to be let in by its member, who types its code where they are logged in.
CREATE TABLE login_request (
    secret_hash BLOB PRIMARY KEY,           -- SHA-256 of what the program asks with
    code_hash BLOB NOT NULL,                -- of the code that people type
    client TEXT NOT NULL,
    address TEXT NOT NULL,                  -- network address, shown to who approves
    expires_ms INTEGER NOT NULL,
    member_id INTEGER REFERENCES member (id)                -- who approved it
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX login_request_by_code ON login_request (code_hash);
CREATE INDEX login_request_by_end ON login_request (expires_ms);
