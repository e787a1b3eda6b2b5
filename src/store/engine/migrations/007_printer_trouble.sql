-- Since when a printer is as it is: `since` is the moment its trouble, or its health, was first told; '' where only an earlier
-- program has told it.
ALTER TABLE printer ADD COLUMN since TEXT NOT NULL DEFAULT '';
