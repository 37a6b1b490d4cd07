-- Moderation: a log of entries chained by hashes, what each changed (so that it can be undone), the queue, notices, notes.

-- One line of a moderation log. chain: 0 the community's, else the hub's. What it holds is public and never erased.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    chain INTEGER NOT NULL,
    number INTEGER NOT NULL,                -- e51, from 1 in its chain
    kind TEXT NOT NULL,
    role TEXT NOT NULL,                     -- of who acted
    rule INTEGER,                           -- of the hub's charter, or of the community's
    scope TEXT NOT NULL CHECK (scope IN ('message', 'thread', 'channel', 'hub', 'everywhere')),
    ends_ms INTEGER,
    about INTEGER,                          -- the number of the entry that this one is about
    at_ms INTEGER NOT NULL,
    previous BLOB NOT NULL,                 -- hash of the entry before; 32 zero bytes for the first
    side BLOB NOT NULL,                     -- salted hash of its side row
    hash BLOB NOT NULL,
    undone_by INTEGER                       -- id of the entry that undid it, while it is undone; not hashed
) STRICT;
CREATE UNIQUE INDEX entry_by_number ON entry (chain, number);

-- Who and why: for moderators and those touched. Erasing a row leaves the chain whole.
CREATE TABLE entry_side (
    entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
    salt BLOB NOT NULL,
    actor_id INTEGER REFERENCES member (id),                -- null: the server, at its time
    member_id INTEGER REFERENCES member (id),               -- who is touched
    message_id INTEGER,
    thread_id INTEGER,
    channel_id INTEGER,
    count INTEGER NOT NULL,                                 -- messages, members or things it touched
    words TEXT NOT NULL
) STRICT;
CREATE INDEX entry_side_by_member ON entry_side (member_id, entry_id) WHERE member_id IS NOT NULL;
CREATE INDEX entry_side_by_actor ON entry_side (actor_id, entry_id) WHERE actor_id IS NOT NULL;
CREATE INDEX entry_side_by_message ON entry_side (message_id, entry_id) WHERE message_id IS NOT NULL;

-- What an entry changed, in order: from what to what. Undoing sets back what still is as it was left.
CREATE TABLE change (
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL DEFAULT 0,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (entry_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_by_subject ON change (kind, subject_id, second_id, entry_id);

ALTER TABLE sanction ADD COLUMN entry_id INTEGER REFERENCES entry (id);
CREATE INDEX sanction_by_end ON sanction (ends_ms) WHERE ended_ms IS NULL AND ends_ms IS NOT NULL;
-- So that an account deleted and made anew does not shed a sanction: a keyed hash of the e-mail, until the end.
CREATE TABLE sanction_email (
    sanction_id INTEGER PRIMARY KEY REFERENCES sanction (id),
    email_hash BLOB NOT NULL
) STRICT;
CREATE INDEX sanction_email_by_hash ON sanction_email (email_hash);

-- Who was put out of a hub: coming back needs approval.
CREATE TABLE kicked (
    hub_id INTEGER NOT NULL REFERENCES hub (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    PRIMARY KEY (hub_id, member_id)
) STRICT, WITHOUT ROWID;

-- Settings of a hub for holding posts, and a calm until a moment.
ALTER TABLE hub ADD COLUMN holds_newcomers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hub ADD COLUMN holds_links INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hub ADD COLUMN holds_bursts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hub ADD COLUMN hides_reported INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hub ADD COLUMN calm_until_ms INTEGER;

-- Locks may end; slow mode is in seconds between posts, or posts a day.
ALTER TABLE channel ADD COLUMN lock_ends_ms INTEGER;
ALTER TABLE channel ADD COLUMN lock_rule INTEGER;
ALTER TABLE channel ADD COLUMN slow_seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel ADD COLUMN slow_per_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel ADD COLUMN is_premoderated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE thread ADD COLUMN lock_ends_ms INTEGER;
ALTER TABLE thread ADD COLUMN lock_rule INTEGER;
ALTER TABLE thread ADD COLUMN slow_seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE thread ADD COLUMN slow_per_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE thread ADD COLUMN is_premoderated INTEGER NOT NULL DEFAULT 0;
CREATE INDEX channel_by_lock_end ON channel (lock_ends_ms) WHERE lock_ends_ms IS NOT NULL;
CREATE INDEX thread_by_lock_end ON thread (lock_ends_ms) WHERE lock_ends_ms IS NOT NULL;
CREATE INDEX hub_by_calm_end ON hub (calm_until_ms) WHERE calm_until_ms IS NOT NULL;

-- The rule by which a message was removed.
ALTER TABLE message ADD COLUMN rule INTEGER;

-- What waits for moderators. hub_id 0: for operators alone (reports in conversations, appeals).
CREATE TABLE queue_item (
    id INTEGER PRIMARY KEY,
    hub_id INTEGER NOT NULL,
    number INTEGER NOT NULL,                -- q17, from 1 in its hub
    kind TEXT NOT NULL CHECK (kind IN ('report', 'held', 'appeal')),
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'done')),
    reason TEXT NOT NULL DEFAULT '',        -- of a held post: which setting held it
    is_escalated INTEGER NOT NULL DEFAULT 0,
    message_id INTEGER,
    member_id INTEGER NOT NULL REFERENCES member (id),      -- whom it concerns
    entry_id INTEGER REFERENCES entry (id),                 -- an appeal: against which
    taken_by_id INTEGER REFERENCES member (id),
    opened_ms INTEGER NOT NULL,
    due_ms INTEGER,                         -- goes up then, unless it is done
    outcome TEXT NOT NULL DEFAULT '',
    decided_by_id INTEGER REFERENCES member (id),
    decided_ms INTEGER,
    decision_id INTEGER REFERENCES entry (id)
) STRICT;
CREATE UNIQUE INDEX queue_item_by_number ON queue_item (hub_id, number);
CREATE INDEX queue_item_waiting ON queue_item (hub_id, id) WHERE state <> 'done';
CREATE INDEX queue_item_due ON queue_item (due_ms) WHERE state <> 'done' AND due_ms IS NOT NULL;
CREATE INDEX queue_item_by_message ON queue_item (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX queue_item_by_member ON queue_item (member_id, id);
CREATE INDEX queue_item_decided ON queue_item (decided_ms) WHERE decided_ms IS NOT NULL;

-- A flag with its words, or an appeal's; reporter null: someone without an account.
CREATE TABLE report (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES queue_item (id),
    reporter_id INTEGER REFERENCES member (id),
    words TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX report_by_item ON report (item_id, reporter_id) WHERE reporter_id IS NOT NULL;
CREATE INDEX report_of_item ON report (item_id, id);
CREATE INDEX report_by_reporter ON report (reporter_id, at_ms) WHERE reporter_id IS NOT NULL;

-- A post that waits: it becomes a message, with its id and number, when it is approved.
CREATE TABLE held_post (
    item_id INTEGER PRIMARY KEY REFERENCES queue_item (id),
    author_id INTEGER NOT NULL REFERENCES member (id),
    channel_id INTEGER NOT NULL REFERENCES channel (id),
    thread_id INTEGER,                      -- null: a root
    answers_id INTEGER,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    is_action INTEGER NOT NULL,
    has_link INTEGER NOT NULL,
    language TEXT NOT NULL,
    mentions TEXT NOT NULL,                 -- JSON: [[member, nick], …]
    message_id INTEGER                      -- once approved
) STRICT;
CREATE INDEX held_post_by_author ON held_post (author_id, item_id);

-- What a member is told about themselves: an entry that touches them, or what became of their report.
CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    member_id INTEGER NOT NULL REFERENCES member (id),
    kind TEXT NOT NULL,
    entry_id INTEGER REFERENCES entry (id),
    item_id INTEGER REFERENCES queue_item (id),
    at_ms INTEGER NOT NULL,
    seen_ms INTEGER
) STRICT;
CREATE INDEX notice_by_member ON notice (member_id, id);

-- What moderators note on a member; hub_id 0: operators.
CREATE TABLE member_note (
    id INTEGER PRIMARY KEY,
    hub_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL REFERENCES member (id),
    by_id INTEGER NOT NULL REFERENCES member (id),
    text TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX member_note_by_member ON member_note (member_id, hub_id, id);
CREATE INDEX member_note_by_time ON member_note (at_ms);

-- Decides appeals in the whole community.
ALTER TABLE member ADD COLUMN is_arbiter INTEGER NOT NULL DEFAULT 0;
