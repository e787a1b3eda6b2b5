//! The table of appointments.
use super::{TableColumn, TableForm};
use crate::hall::Hall;
use crate::hall::booking::Appointment;
use crate::text::command::export::{appointment_columns, sheet_words};

/// The table of appointments; with the hall at hand lines may be chosen from a list.
pub fn appointments(hall: Option<&Hall>) -> TableForm<Appointment> {
    let texts: [fn(&Appointment) -> String; 5] = [
        |row| row.day.to_string(),
        |row| {
            let from = row.time.format("%H:%M");
            row.until.map_or_else(|| from.to_string(), |until| format!("{from}-{}", until.format("%H:%M")))
        },
        |row| row.line.to_string(),
        |row| row.matter.clone().unwrap_or_default(),
        |row| row.code.clone(),
    ];
    let columns = appointment_columns().into_iter().zip(texts).zip([14, 14, 10, 36, 36]).zip(0..);
    let columns = columns.map(|((((heading, note), text), width), at)| TableColumn {
        heading: heading.into(),
        width,
        text: Box::new(text),
        note,
        choices: hall.filter(|_| at == 2).map(lines).unwrap_or_default(),
        is_needed: at < 3,
    });
    TableForm { title: sheet_words().appointments, columns: columns.collect() }
}

fn lines(hall: &Hall) -> Vec<String> {
    hall.setup.lines.iter().map(|line| line.code.to_string()).collect()
}
