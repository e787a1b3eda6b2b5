//! What the kiosk's screens say.
/// What the kiosk says about applications.
pub mod application;
/// What the kiosk says about appointments, codes and classes.
pub mod arrival;
mod en;
/// What the kiosk says about opinions and receipts.
pub mod opinion;
/// Rating what was done.
pub mod rating;
/// What the kiosk says to whoever tends it.
pub mod tending;
/// Where and when a matter is dealt with.
pub mod whereabouts;
mod words;
mod zh;

pub use words::KioskWords;

use super::Lang;

/// The words of a language.
pub fn words(lang: Lang) -> &'static KioskWords {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}
