//! `rules.toml`: the centre itself, the same on every machine of the hall.
use super::problem::ConfigFault;
use super::table::Table;
use crate::hall::{HallCode, HallIdentity, Name, Setup, calendar::Span};

/// The most characters the front part of a ticket's QR code may have.
const LINK: usize = 80;

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

/// Only what a QR code packs two to eleven bits may stand before a ticket's code, so that the code stays small.
fn ticket_link(table: &mut Table<'_>) -> String {
    let link = table.text("ticket_link").unwrap_or_default();
    let packed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || " $%*+-./:".contains(c);
    if link.len() > LINK || !link.chars().all(packed) {
        table.wrong(table.place("ticket_link"), ConfigFault::BadLink { value: super::sheet::brief(&link) });
    }
    link
}
