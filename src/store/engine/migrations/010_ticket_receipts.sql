-- The code of a ticket is a receipt, sealed as it was when the number was given, whatever key is the newest now. `code` keeps its
-- id, by which a ticket is found; tickets of older programs have no receipt, and `code` is what their slips say.
ALTER TABLE ticket ADD COLUMN receipt TEXT NOT NULL DEFAULT '';

-- Until when an appointment lasts, where it is for a while and not for a moment; '' otherwise.
ALTER TABLE appointment ADD COLUMN until TEXT NOT NULL DEFAULT '';
