-- What the store keeps. Times are milliseconds since 1970 UTC (_ms); ids are given by the program, rising in commit order.
-- Bodies stand in message_version and nowhere else; everything else refers to them.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,          -- community settings, and 'epoch' of the event log
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- People ------------------------------------------------------------------------------------------------------------

CREATE TABLE member (
    id INTEGER PRIMARY KEY,
    nick TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'unclaimed', 'pending', 'deleted')),
    is_operator INTEGER NOT NULL DEFAULT 0,
    is_bot INTEGER NOT NULL DEFAULT 0,
    language TEXT NOT NULL DEFAULT 'en',
    languages TEXT NOT NULL DEFAULT '',     -- comma-separated
    place TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    since_ms INTEGER NOT NULL,
    trusted INTEGER NOT NULL DEFAULT 0,     -- never held to the newcomers' limits
    live_posts INTEGER NOT NULL DEFAULT 0,  -- counted up to the newcomers' bound
    signup_words TEXT NOT NULL DEFAULT ''   -- to those who approve; emptied then
) STRICT;

-- Every nick ever given out, folded (case, accents, lookalikes): old ones resolve and are not reissued.
CREATE TABLE nick (
    folded TEXT PRIMARY KEY,
    member_id INTEGER NOT NULL REFERENCES member (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX nick_by_member ON nick (member_id);

CREATE TABLE credential (
    member_id INTEGER PRIMARY KEY REFERENCES member (id),
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    email_confirmed_ms INTEGER,
    password TEXT NOT NULL                  -- scrypt, with its parameters and salt; empty: cannot log in by password
) STRICT;
CREATE UNIQUE INDEX credential_by_email ON credential (email_folded) WHERE email_folded <> '';

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    member_id INTEGER NOT NULL REFERENCES member (id),
    token_hash BLOB NOT NULL,               -- SHA-256 of the 256-bit token
    kind TEXT NOT NULL CHECK (kind IN ('browser', 'bearer')),
    client TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    used_ms INTEGER NOT NULL,
    ended_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX session_by_token ON session (token_hash);
CREATE INDEX session_by_member ON session (member_id, id);

-- One-time rights: to create the first operator, to recover an account.
CREATE TABLE claim (
    token_hash BLOB PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('operator', 'recover')),
    member_id INTEGER REFERENCES member (id),
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Tries of passwords, by account and by address, in windows: kept over restarts. 'known': a pair that logged in before.
CREATE TABLE login_try (
    scope TEXT NOT NULL CHECK (scope IN ('account', 'address', 'pair', 'known')),
    subject_hash BLOB NOT NULL,
    window_ms INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (scope, subject_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_setting (
    member_id INTEGER NOT NULL REFERENCES member (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (member_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE ignored (
    member_id INTEGER NOT NULL REFERENCES member (id),
    ignored_id INTEGER NOT NULL REFERENCES member (id),
    PRIMARY KEY (member_id, ignored_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ignored_by_ignored ON ignored (ignored_id, member_id);

-- Places -------------------------------------------------------------------------------------------------------------

CREATE TABLE hub (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'community', 'private')),
    join_policy TEXT NOT NULL CHECK (join_policy IN ('open', 'request', 'invite')),
    colour TEXT NOT NULL DEFAULT '',
    open_from_ms INTEGER NOT NULL DEFAULT 0,
    community_from_ms INTEGER NOT NULL DEFAULT 0,
    members_create_channels INTEGER NOT NULL DEFAULT 0,
    limits_newcomers INTEGER NOT NULL DEFAULT 1,
    member_count INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX hub_by_slug ON hub (slug);

-- Slugs once used: they redirect and are not reissued. scope is 0 for hubs, else the hub whose channel it named.
CREATE TABLE old_slug (
    scope INTEGER NOT NULL,
    slug TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    PRIMARY KEY (scope, slug)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
    hub_id INTEGER NOT NULL REFERENCES hub (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    role TEXT NOT NULL CHECK (role IN ('member', 'moderator', 'steward')),
    level TEXT NOT NULL CHECK (level IN ('mute', 'mentions', 'all')),
    began_event_id INTEGER NOT NULL,
    floor_id INTEGER NOT NULL,
    since_ms INTEGER NOT NULL,
    PRIMARY KEY (hub_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_by_member ON membership (member_id, hub_id);

CREATE TABLE join_request (
    hub_id INTEGER NOT NULL REFERENCES hub (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    words TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (hub_id, member_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE invite (
    id INTEGER PRIMARY KEY,
    hub_id INTEGER NOT NULL REFERENCES hub (id),
    by_id INTEGER NOT NULL REFERENCES member (id),
    code_hash BLOB NOT NULL,                -- SHA-256 of the 128-bit code
    created_ms INTEGER NOT NULL,
    expires_ms INTEGER,
    uses_left INTEGER NOT NULL CHECK (uses_left >= 0),
    revoked_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX invite_by_code ON invite (code_hash);
CREATE INDEX invite_by_hub ON invite (hub_id, id);
CREATE INDEX invite_by_member ON invite (by_id, id);

CREATE TABLE charter (
    hub_id INTEGER NOT NULL REFERENCES hub (id),
    version INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    by_id INTEGER NOT NULL REFERENCES member (id),
    preamble TEXT NOT NULL,
    PRIMARY KEY (hub_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE charter_rule (
    hub_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (hub_id, version, number),
    FOREIGN KEY (hub_id, version) REFERENCES charter (hub_id, version)
) STRICT, WITHOUT ROWID;

-- A channel of a hub (slug empty: the hub channel), or a conversation (hub_id null).
CREATE TABLE channel (
    id INTEGER PRIMARY KEY,
    hub_id INTEGER REFERENCES hub (id),
    slug TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    is_archived INTEGER NOT NULL DEFAULT 0,
    is_locked INTEGER NOT NULL DEFAULT 0,
    last_number INTEGER NOT NULL DEFAULT 0,
    last_message_id INTEGER NOT NULL DEFAULT 0,
    members_key TEXT,                       -- conversations: member ids, rising, comma-separated
    opened_by_id INTEGER REFERENCES member (id),            -- conversations
    created_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX channel_by_hub_slug ON channel (hub_id, slug) WHERE hub_id IS NOT NULL;
CREATE UNIQUE INDEX channel_by_members ON channel (members_key) WHERE members_key IS NOT NULL;
CREATE INDEX channel_by_opener ON channel (opened_by_id, created_ms) WHERE opened_by_id IS NOT NULL;

CREATE TABLE conversation_member (
    channel_id INTEGER NOT NULL REFERENCES channel (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    PRIMARY KEY (channel_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_member_by_member ON conversation_member (member_id, channel_id);

-- Talk ---------------------------------------------------------------------------------------------------------------

CREATE TABLE thread (
    id INTEGER PRIMARY KEY,
    channel_id INTEGER NOT NULL REFERENCES channel (id),    -- its home
    root_id INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    is_resolved INTEGER NOT NULL DEFAULT 0,
    is_locked INTEGER NOT NULL DEFAULT 0,
    is_pinned INTEGER NOT NULL DEFAULT 0,
    starter_id INTEGER NOT NULL REFERENCES member (id),
    begun_ms INTEGER NOT NULL,
    replies INTEGER NOT NULL DEFAULT 0,                     -- live ones
    last_id INTEGER NOT NULL,                               -- newest message, for activity
    last_ms INTEGER NOT NULL,
    face_ids TEXT NOT NULL DEFAULT '',                      -- who answered last, newest first, at most 3
    excerpt TEXT NOT NULL DEFAULT '',                       -- of the root, cut; rewritten when it changes, emptied when it goes
    listings INTEGER NOT NULL DEFAULT 0,                    -- live shares
    is_listed INTEGER NOT NULL DEFAULT 0                    -- titled or answered: stands in the list of threads
) STRICT;
CREATE INDEX thread_by_channel_activity ON thread (channel_id, last_id) WHERE is_listed = 1;
CREATE INDEX thread_by_channel_pinned ON thread (channel_id, last_id) WHERE is_pinned = 1;
CREATE INDEX thread_by_root ON thread (root_id);
CREATE INDEX thread_shared ON thread (channel_id) WHERE listings > 0;

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    channel_id INTEGER NOT NULL REFERENCES channel (id),    -- its home
    thread_id INTEGER NOT NULL REFERENCES thread (id),
    number INTEGER NOT NULL,                                -- in its home channel; 0 while held
    is_root INTEGER NOT NULL,
    author_id INTEGER NOT NULL REFERENCES member (id),
    posted_ms INTEGER NOT NULL,
    edited_ms INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'removed', 'deleted', 'held')),
    is_action INTEGER NOT NULL DEFAULT 0,
    is_imported INTEGER NOT NULL DEFAULT 0,
    has_link INTEGER NOT NULL DEFAULT 0,
    has_mentions INTEGER NOT NULL DEFAULT 0,                -- there may be rows in mention, in reaction
    has_reactions INTEGER NOT NULL DEFAULT 0,
    language TEXT NOT NULL DEFAULT '',
    answers_id INTEGER,
    ended_ms INTEGER                                        -- when it was deleted or removed
) STRICT;
CREATE INDEX message_by_thread_time ON message (thread_id, posted_ms, id);
-- What can be unread: roots by channel, replies by thread and by channel.
CREATE INDEX message_unread_root ON message (channel_id, id, author_id)
    WHERE is_root = 1 AND is_imported = 0 AND state = 'live';
CREATE INDEX message_unread_reply ON message (thread_id, id, author_id)
    WHERE is_root = 0 AND is_imported = 0 AND state = 'live';
CREATE INDEX message_by_author ON message (author_id, id);
CREATE INDEX message_by_channel_time ON message (channel_id, posted_ms);
CREATE INDEX message_ended ON message (ended_ms) WHERE ended_ms IS NOT NULL;

CREATE TABLE message_version (
    message_id INTEGER NOT NULL REFERENCES message (id),
    version INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (message_id, version)
) STRICT, WITHOUT ROWID;

-- A channel's numbers: each is given once and stays spent. kind 0 root, 1 reply, 2 share line.
CREATE TABLE number (
    channel_id INTEGER NOT NULL REFERENCES channel (id),
    number INTEGER NOT NULL,
    kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
    state TEXT NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'moved', 'removed', 'deleted')),
    subject_id INTEGER NOT NULL,                            -- message, or share
    PRIMARY KEY (channel_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_by_channel_line ON number (channel_id, number) WHERE kind <> 1;

CREATE TABLE share (
    id INTEGER PRIMARY KEY,
    thread_id INTEGER NOT NULL REFERENCES thread (id),
    channel_id INTEGER NOT NULL REFERENCES channel (id),    -- the listing
    number INTEGER NOT NULL,
    by_id INTEGER NOT NULL REFERENCES member (id),
    at_ms INTEGER NOT NULL,
    ended_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX share_by_thread_channel ON share (thread_id, channel_id) WHERE ended_ms IS NULL;
CREATE INDEX share_by_channel ON share (channel_id, thread_id) WHERE ended_ms IS NULL;

CREATE TABLE mention (
    message_id INTEGER NOT NULL REFERENCES message (id),
    member_id INTEGER NOT NULL REFERENCES member (id),
    nick TEXT NOT NULL,                                     -- as written
    PRIMARY KEY (message_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_member ON mention (member_id, message_id);

CREATE TABLE reaction (
    message_id INTEGER NOT NULL REFERENCES message (id),
    emoji TEXT NOT NULL,
    member_id INTEGER NOT NULL REFERENCES member (id),
    ordinal INTEGER NOT NULL,                               -- order of reacting to the message
    PRIMARY KEY (message_id, emoji, member_id)
) STRICT, WITHOUT ROWID;

-- Reading ------------------------------------------------------------------------------------------------------------

CREATE TABLE channel_read (
    member_id INTEGER NOT NULL REFERENCES member (id),
    channel_id INTEGER NOT NULL REFERENCES channel (id),
    position_id INTEGER NOT NULL DEFAULT 0,                 -- roots
    floor_id INTEGER NOT NULL DEFAULT 0,                    -- everything
    level TEXT CHECK (level IN ('mute', 'mentions', 'all')),-- null: as the hub's
    PRIMARY KEY (member_id, channel_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE thread_read (
    member_id INTEGER NOT NULL REFERENCES member (id),
    thread_id INTEGER NOT NULL REFERENCES thread (id),
    position_id INTEGER NOT NULL DEFAULT 0,
    follow INTEGER NOT NULL DEFAULT 0 CHECK (follow IN (-1, 0, 1)),     -- -1: unfollowed on purpose
    PRIMARY KEY (member_id, thread_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_read_followed ON thread_read (member_id, thread_id) WHERE follow = 1;
CREATE INDEX thread_read_by_thread ON thread_read (thread_id, member_id) WHERE follow = 1;

-- Messages marked unread again, until their place is read.
CREATE TABLE unread_mark (
    member_id INTEGER NOT NULL REFERENCES member (id),
    message_id INTEGER NOT NULL REFERENCES message (id),
    PRIMARY KEY (member_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unread_mark_by_message ON unread_mark (message_id);

-- The log, keys, imports ----------------------------------------------------------------------------------------------

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    audience_kind INTEGER NOT NULL,         -- 0 channel, 1 hub, 2 moderators, 3 member, 4 community
    audience_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL DEFAULT 0,
    third_id INTEGER NOT NULL DEFAULT 0,
    at_ms INTEGER NOT NULL
) STRICT;

-- Acts done, by the member's key: a retry acts once. A post's lives as long as its message (subject), others 30 days.
CREATE TABLE act (
    member_id INTEGER NOT NULL,             -- 0: administration
    key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    subject_id INTEGER NOT NULL DEFAULT 0,
    second_id INTEGER NOT NULL DEFAULT 0,
    is_post INTEGER NOT NULL DEFAULT 0,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (member_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_by_time ON act (at_ms) WHERE is_post = 0;

-- Where imported things came from, so that an import run twice adds nothing.
CREATE TABLE origin (
    source TEXT NOT NULL,                   -- 'zulip:proofs'
    kind TEXT NOT NULL,                     -- 'member', 'channel', 'thread', 'message'
    foreign_id TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    PRIMARY KEY (source, kind, foreign_id)
) STRICT, WITHOUT ROWID;

-- Search: folded text. rowid is posted seconds << 30 | message id: rows in the order of time, a date a range of them.
-- 'scope' holds hub and channel tokens that are ANDed into every query; 'parts' the inner parts of long words, by three letters.
CREATE VIRTUAL TABLE message_search USING fts5 (
    scope, author, flags, title, text, parts,
    content = '',
    tokenize = 'unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc'''
);

-- Moderation (its commands come later; what is held or sanctioned is obeyed already) -----------------------------------

CREATE TABLE sanction (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('mute', 'ban')),
    member_id INTEGER NOT NULL REFERENCES member (id),
    hub_id INTEGER REFERENCES hub (id),     -- null: everywhere
    rule INTEGER NOT NULL,
    by_id INTEGER NOT NULL REFERENCES member (id),
    began_ms INTEGER NOT NULL,
    ends_ms INTEGER,                        -- null: for good
    ended_ms INTEGER
) STRICT;
CREATE INDEX sanction_by_member ON sanction (member_id, hub_id) WHERE ended_ms IS NULL;

-- What an act moved, so that undo returns exactly that.
CREATE TABLE move (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message (id),
    from_channel_id INTEGER NOT NULL,
    from_number INTEGER NOT NULL,
    from_thread_id INTEGER NOT NULL,
    to_channel_id INTEGER NOT NULL,
    to_number INTEGER NOT NULL,
    to_thread_id INTEGER NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX move_by_message ON move (message_id, id);
