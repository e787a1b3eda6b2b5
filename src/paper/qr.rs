//! QR codes as squares, dark or light.
use crate::text::layout::link::in_code;
use qrcode::{Color, EcLevel, QrCode};

/// A QR code: `side` rows of `side` squares, without a quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QrModules {
    /// Squares in a row: 21 for version 1, four more for each version after it.
    pub side: usize,
    /// What it says.
    pub text: String,
    dark: Vec<bool>,
}

impl QrModules {
    /// The code of a text, at error correction M: thermal paper fades, and V4-M holds a whole ticket link. Letters beyond
    /// ASCII are percent-encoded.
    ///
    /// `None` where the text is empty or longer than any QR code.
    pub fn of(text: &str) -> Option<QrModules> {
        let text = &*in_code(text);
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok().filter(|_| !text.is_empty())?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Some(QrModules { side: code.width(), text: text.to_owned(), dark })
    }

    /// Says whether a square is dark; everything outside is light.
    pub fn dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_ticket_link_is_version_three() {
        let link = "HTTPS://ZWFW.EXAMPLE.GOV.CN/R/4J7KQ2M9X0ABCDEFGHJKMNPQRS";
        assert_eq!((link.len(), QrModules::of(link).unwrap().side), (56, 29));
        // A receipt has 40 characters; the configuration allows a link of 50 before it, and version 4 is 33 squares wide.
        let receipt = "HTTPS://ZWFW.EXAMPLE.GOV.CN/A/HALL/OF/THE/CITY/R/".to_owned() + &"7".repeat(41);
        assert_eq!((receipt.len(), QrModules::of(&receipt).unwrap().side), (90, 33));
        assert_eq!(QrModules::of(&"Z".repeat(40)).unwrap().side, 29);
        assert_eq!(QrModules::of(""), None);
        assert_eq!(QrModules::of(&"长".repeat(2000)), None);
    }
}
