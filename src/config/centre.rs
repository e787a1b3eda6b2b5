//! `rules.toml`: the centre itself, the same on every machine of the hall.
use super::problem::ConfigFault;
use super::table::Table;
use crate::hall::{HallCode, HallIdentity, Name, Setup, calendar::Span};

/// The most characters the front part of a ticket's QR code may have.
const LINK: usize = 80;
/// The most it should have: with a receipt of 40 characters the code is of version 4 at error correction M.
const USUAL_LINK: usize = 50;

/// Reads `rules.toml` into a setup without units, lines and matters.
pub(super) fn read(table: &mut Table<'_>) -> Setup {
    let centre = Name::new(table.required("name"), table.text("name_en").unwrap_or_default());
    let help_desk = Name::new(table.required("help_desk"), table.text("help_desk_en").unwrap_or_default());
    let phone = table.required("phone");
    let hours: Vec<Span> = table.spans("hours").into_iter().map(|span| span.value).collect();
    if hours.is_empty() {
        table.wrong(table.place("hours"), ConfigFault::MissingKey { key: "hours".into() });
    }
    let identity = identity(table, &centre);
    Setup { identity, centre, help_desk, phone, hours, ticket_link: ticket_link(table), ..Setup::default() }
}

/// The link before a ticket's code. One so long that the code is of version 5 or more is still taken, since slips were printed
/// with it, but warned of.
fn ticket_link(table: &mut Table<'_>) -> String {
    let value = link(table, "ticket_link", LINK);
    if value.len() > USUAL_LINK {
        table.warn(
            table.place("ticket_link"),
            ConfigFault::BadLink { value: value.clone(), most: USUAL_LINK },
        );
    }
    value
}

/// The code in every key of the store; the usual one where none is named.
fn identity(table: &mut Table<'_>, centre: &Name) -> HallIdentity {
    let named = table.text("code");
    let code = named.as_deref().map(str::parse::<HallCode>);
    if let (Some(value), Some(Err(_))) = (&named, &code) {
        let value = super::sheet::brief(value);
        table.wrong(table.place("code"), ConfigFault::BadHallCode { value });
    }
    HallIdentity {
        code: code.and_then(Result::ok).unwrap_or_default(),
        is_named: named.is_some(),
        centre: centre.zh.clone(),
    }
}

/// Only what a QR code packs two to eleven bits may stand before a code, so that the code stays small.
pub(super) fn link(table: &mut Table<'_>, key: &'static str, most: usize) -> String {
    let link = table.text(key).unwrap_or_default();
    let packed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || " $%*+-./:".contains(c);
    if link.len() > most || !link.chars().all(packed) {
        let value = super::sheet::brief(&link);
        table.wrong(table.place(key), ConfigFault::BadLink { value, most });
    }
    link
}
