-- Contact without a common hub is a request, and ignoring closes conversations for the one who ignores.

ALTER TABLE conversation_member ADD COLUMN is_request INTEGER NOT NULL DEFAULT 0;   -- has not answered yet
ALTER TABLE conversation_member ADD COLUMN is_closed INTEGER NOT NULL DEFAULT 0;    -- ignores who is in it
CREATE INDEX conversation_request ON conversation_member (member_id, channel_id) WHERE is_request = 1;
