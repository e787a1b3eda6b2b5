//! A sample ticket set for a model of printer: what support sends to a printer that does not do what it should.
use crate::clock;
use crate::config::Config;
use crate::hall::{Hall, forecast::Wait, queue::Ticket};
use crate::paper::{Glyphs, Part, Profile, Script, Slip, script, ticket_slip};
use crate::text::Lang;
use crate::text::printer::profile::words;

/// A code of the form tickets have.
const CODE: &str = "F617XPFXK2WSDTRK9D9YCDQNG7Z2164K1EQMB22G";
/// Dots in a millimetre.
const DOTS: usize = 8;

/// A sample ticket.
pub(super) struct Sample {
    slip: Slip,
    /// Its bytes.
    pub script: Script,
}

/// A ticket of the first line of the hall, with rare characters at its foot.
pub(super) fn sample(config: Option<&Config>, profile: &Profile, glyphs: &dyn Glyphs, lang: Lang) -> Sample {
    let hall = config.map_or_else(Hall::default, |config| config.hall.clone());
    let now = clock::now(config.map_or_else(clock::beijing, |config| config.machine.utc_offset));
    let ticket = Ticket {
        day: now.date(),
        line: hall.setup.lines.first().map_or_else(|| "A".into(), |line| line.code.clone()),
        number: 12,
        issued_at: now,
        kiosk: hall.setup.kiosk.clone(),
        priority: false,
        ahead: 5,
        matter: None,
        code: CODE.into(),
        ..Ticket::default()
    };
    let mut slip = ticket_slip(&ticket, &hall, lang, Wait::estimate(5, 2, (4, 8)));
    slip.parts.push(Part::plain(words(lang).rare));
    let script = script(&slip, profile, glyphs);
    Sample { slip, script }
}

impl Sample {
    /// How long it is.
    pub fn millimetres(&self) -> usize {
        self.script.length.div_ceil(DOTS)
    }

    /// The words of its parts, from the top; a QR code's text among them.
    pub fn words(&self) -> Vec<&str> {
        self.slip.parts.iter().flat_map(words_of).collect()
    }
}

fn words_of(part: &Part) -> Vec<&str> {
    match part {
        Part::Text { words, .. } | Part::Qr(words) => vec![words],
        Part::Pair { left, right } => vec![left, right],
        Part::Rule | Part::Space(_) => Vec::new(),
    }
}
