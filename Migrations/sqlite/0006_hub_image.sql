-- The picture that a hub is shown by.

-- The file is the hub's: no message shows it, and it is kept as long as the hub has it.
ALTER TABLE file ADD COLUMN hub_id INTEGER REFERENCES hub (id)
    CHECK (hub_id IS NULL OR (message_id IS NULL AND item_id IS NULL));
CREATE UNIQUE INDEX file_by_hub ON file (hub_id) WHERE hub_id IS NOT NULL;

-- Uploads that nothing shows.
DROP INDEX file_waiting;
CREATE INDEX file_waiting ON file (at_ms) WHERE message_id IS NULL AND item_id IS NULL AND hub_id IS NULL;
