-- Keeps the numbers of the steps dense until the tables of the setup, which have this number, are here. It changes nothing.
UPDATE hall SET journal = journal WHERE 1 = 0;
