-- What was said with an item of the queue, by whoever said it.
CREATE INDEX report_of_item ON report (item_id, id);
