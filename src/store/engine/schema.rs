//! The migrations: what the tables are, step by step, each step checked and none ever edited.
use crate::store::engine::{
    database::{Database, all},
    fault::Fault,
};

struct Migration {
    number: u32,
    text: &'static str,
    checksum: u32,
}

const MIGRATIONS: [Migration; 22] = [
    Migration { number: 1, text: include_str!("migrations/001_hall.sql"), checksum: 0xB33B_E69D },
    Migration { number: 2, text: include_str!("migrations/002_print_journal.sql"), checksum: 0x4849_0689 },
    Migration { number: 3, text: include_str!("migrations/003_calling.sql"), checksum: 0x2A2B_1DD3 },
    Migration { number: 4, text: include_str!("migrations/004_appointments.sql"), checksum: 0xED04_4889 },
    Migration { number: 5, text: include_str!("migrations/005_line_steps.sql"), checksum: 0x66AD_F217 },
    Migration { number: 6, text: include_str!("migrations/006_hall_and_journal.sql"), checksum: 0xEB92_EC5D },
    Migration { number: 7, text: include_str!("migrations/007_printer_trouble.sql"), checksum: 0x09F9_A220 },
    Migration { number: 8, text: include_str!("migrations/008_cases.sql"), checksum: 0x0AD5_3A08 },
    Migration { number: 9, text: include_str!("migrations/009_receipt_prints.sql"), checksum: 0x2C91_491D },
    Migration { number: 10, text: include_str!("migrations/010_ticket_receipts.sql"), checksum: 0xC869_9518 },
    Migration { number: 11, text: include_str!("migrations/011_applications.sql"), checksum: 0xBC4A_D54C },
    Migration { number: 12, text: include_str!("migrations/012_callbacks.sql"), checksum: 0xFF5D_AFEB },
    Migration {
        number: 13,
        text: include_str!("migrations/013_application_changes.sql"),
        checksum: 0x90EB_06D5,
    },
    Migration { number: 14, text: include_str!("migrations/014_setup.sql"), checksum: 0x6448_890F },
    Migration {
        number: 15,
        text: include_str!("migrations/015_people_and_audit.sql"),
        checksum: 0x91EF_2647,
    },
    Migration {
        number: 16,
        text: include_str!("migrations/016_audit_of_a_restored_hall.sql"),
        checksum: 0x2461_1DE8,
    },
    Migration { number: 17, text: include_str!("migrations/017_drafts.sql"), checksum: 0x9B46_5560 },
    Migration { number: 18, text: include_str!("migrations/018_opinion_box.sql"), checksum: 0xF315_A6D9 },
    Migration {
        number: 19,
        text: include_str!("migrations/019_situations_and_kiosks.sql"),
        checksum: 0x7269_BE19,
    },
    Migration { number: 20, text: include_str!("migrations/020_steps_and_loans.sql"), checksum: 0x6A39_49A9 },
    Migration {
        number: 21,
        text: include_str!("migrations/021_box_appointments.sql"),
        checksum: 0x511B_DF54,
    },
    Migration { number: 22, text: include_str!("migrations/022_ratings.sql"), checksum: 0x9D69_5E5A },
];

/// The number of the schema this program knows.
pub const NEWEST: u32 = MIGRATIONS[MIGRATIONS.len() - 1].number;

/// Brings the tables up to the newest schema in one transaction of the caller.
///
/// Fails where the tables are newer than this program, or a step was made with another text than it has here.
pub fn migrate(database: &mut dyn Database) -> Result<(), Fault> {
    database.batch(
        "CREATE TABLE IF NOT EXISTS migration (
             number BIGINT NOT NULL PRIMARY KEY, checksum BIGINT NOT NULL, turn BIGINT NOT NULL
         )",
    )?;
    // Row 0 is what machines that open the store at the same moment queue for.
    database.run(
        "INSERT INTO migration (number, checksum, turn) VALUES (0, 0, 1)
         ON CONFLICT (number) DO UPDATE SET turn = migration.turn + 1",
        &[],
    )?;
    let done = check(database)?;
    for migration in MIGRATIONS.iter().filter(|migration| migration.number > done) {
        database.batch(migration.text)?;
        database.run(
            "INSERT INTO migration (number, checksum, turn) VALUES ($1, $2, 0)",
            &[migration.number.into(), migration.checksum.into()],
        )?;
    }
    database.stamp(NEWEST)
}

/// The number of the schema the tables have; fails where this program cannot have made them.
pub fn check(database: &mut dyn Database) -> Result<u32, Fault> {
    let done = all(
        database,
        "SELECT number, checksum FROM migration WHERE number > 0 ORDER BY number",
        &[],
        |row| Ok((row.count(0)?, row.count(1)?)),
    )?;
    for (number, checksum) in &done {
        let Some(known) = MIGRATIONS.iter().find(|migration| migration.number == *number) else {
            let words =
                format!("the tables have schema {number} of a newer program; this one knows {NEWEST}");
            return Err(words.into());
        };
        if known.checksum != *checksum {
            return Err(format!("step {number} of the tables was made with another text").into());
        }
    }
    Ok(done.last().map_or(0, |(number, _)| *number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_step_is_ever_edited() {
        for migration in &MIGRATIONS {
            let now = crc32fast::hash(migration.text.as_bytes());
            assert_eq!(migration.checksum, now, "step {} was edited: write a new one", migration.number);
        }
    }
}
