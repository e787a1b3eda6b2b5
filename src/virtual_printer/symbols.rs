//! Codes the printer draws by itself: `GS ( k` keeps a QR code's settings and text until it is printed.
use super::picture::DotPicture;
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode};

/// The QR code being put together.
#[derive(Clone, Debug)]
pub(super) struct Symbol {
    module: usize,
    level: EcLevel,
    text: Vec<u8>,
}

impl Default for Symbol {
    fn default() -> Self {
        Symbol { module: 3, level: EcLevel::L, text: Vec::new() }
    }
}

impl Symbol {
    /// Takes one function of `GS ( k` for QR codes; says whether the code is to be printed now.
    pub fn take(&mut self, function: u8, data: &[u8]) -> bool {
        match (function, data) {
            (67, [module @ 1..=16, ..]) => self.module = (*module).into(),
            (69, [level, ..]) => {
                self.level = match level {
                    49 => EcLevel::M,
                    50 => EcLevel::Q,
                    51 => EcLevel::H,
                    _ => EcLevel::L,
                }
            }
            (80, [b'0', text @ ..]) => self.text = text.to_vec(),
            (81, _) => return true,
            _ => {}
        }
        false
    }

    /// What the code says.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }

    /// The code without a quiet zone, as printers draw it; nothing where there is no text or too much.
    pub fn draw(&self) -> Option<DotPicture> {
        let code: Result<QrCode, QrError> = QrCode::with_error_correction_level(&self.text, self.level);
        let code = code.ok().filter(|_| !self.text.is_empty())?;
        let module = self.module;
        let side = code.width() * module;
        Some(DotPicture::drawn(side, side, |x, y| code[(x / module, y / module)] == Color::Dark))
    }
}

/// What a bar code says, without the lengths and code sets around it.
pub(super) fn bar_text(command: &[u8]) -> String {
    let data = match command {
        [_, _, 0..=6, data @ ..] => data.split(|byte| *byte == 0).next().unwrap_or_default(),
        [_, _, _, _, data @ ..] => data,
        _ => &[],
    };
    String::from_utf8_lossy(data).into_owned()
}
