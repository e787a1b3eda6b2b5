-- The situations (情形) of a matter, one a line, such as `遗失补领=Lost:遗失声明`: what each needs that not all of them need. A colon or a
-- sign of equality within a name stands behind a backslash; '' where a matter has none.
ALTER TABLE matter ADD COLUMN situations TEXT NOT NULL DEFAULT '';
ALTER TABLE publication_matter ADD COLUMN situations TEXT NOT NULL DEFAULT '';
ALTER TABLE catalogue_past ADD COLUMN situations TEXT NOT NULL DEFAULT '';

-- Kiosks that somebody took out of service: since when, and who.
CREATE TABLE kiosk_out (
    hall  TEXT NOT NULL REFERENCES hall (code),
    kiosk TEXT NOT NULL CHECK (kiosk <> ''),
    since TEXT NOT NULL,
    who   TEXT NOT NULL,
    PRIMARY KEY (hall, kiosk)
) /*! WITHOUT ROWID */;
