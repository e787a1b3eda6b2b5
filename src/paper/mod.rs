//! What goes on paper: slips as data, then as rows of text or as bytes for a printer. No device is known here.
mod dots;
mod drawn;
mod escpos;
mod face;
mod gbk;
mod glyphs;
mod guide_slip;
mod lines;
mod profile;
mod qr;
mod raster;
mod script;
mod setting;
mod slip;
mod slip_font;
mod strip;
mod test_slip;
mod ticket_slip;
mod trouble;
mod window_list;

pub use drawn::{drawn, perforation};
pub use escpos::script;
pub use glyphs::{Glyph, Glyphs, NoGlyphs};
pub use guide_slip::guide_slip;
pub use profile::{Answers, Cut, ErrorBit, Knows, Letters, Presenter, Profile};
pub use script::Script;
pub use slip::{Align, Part, Size, Slip};
pub use slip_font::SlipFont;
pub use test_slip::test_slip;
pub use ticket_slip::{reprint_slip, ticket_slip};
pub use trouble::{Consequence, Health, Printed, Trouble};

use crate::hall::Name;
use crate::text::Lang;

/// A name in a language; the Chinese one where nobody has written the other.
fn named(name: &Name, lang: Lang) -> &str {
    if lang == Lang::En && !name.en.is_empty() { &name.en } else { &name.zh }
}
