//! QR codes in half blocks: dark modules on painted white, two modules of quiet zone, never clipped.
use super::Page;
use crate::text::layout::link::in_code;
use qrcode::{EcLevel, QrCode, bits::encode_auto};
use ratatui::{layout::Rect, style::Color};

const QUIET: usize = 2;
const DARK: Color = Color::Rgb(0, 0, 0);
const WHITE: Color = Color::Rgb(255, 255, 255);

/// How much of a code may be lost before it cannot be read; sparing codes are smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Density {
    /// Level M, for what is photographed from paper.
    Sturdy,
    /// Level L, for long links on a screen.
    Sparing,
}

/// Columns and rows that a QR code of some text takes, letters beyond ASCII percent-encoded; `None` where the text is too long for any code.
pub fn qr_size(data: &str, density: Density) -> Option<(u16, u16)> {
    // Laying the modules out costs a hundred times as much as choosing the version.
    let side = encode_auto(in_code(data).as_bytes(), level(density)).ok()?.version().width();
    let modules = usize::try_from(side).ok()? + 2 * QUIET;
    Some((u16::try_from(modules).ok()?, u16::try_from(modules.div_ceil(2)).ok()?))
}

/// The rows of half blocks of a QR code, quiet zone included; empty where the text is too long.
pub fn qr_cells(data: &str, density: Density) -> Vec<String> {
    let Some(code) = code(data, density) else { return Vec::new() };
    let side = code.width() + 2 * QUIET;
    let dark = |x: usize, y: usize| {
        let inside = (QUIET..QUIET + code.width()).contains(&x) && (QUIET..QUIET + code.width()).contains(&y);
        inside && code[(x - QUIET, y - QUIET)] == qrcode::Color::Dark
    };
    let symbol = |x, y| match (dark(x, y), dark(x, y + 1)) {
        (false, false) => ' ',
        (true, false) => '▀',
        (false, true) => '▄',
        (true, true) => '█',
    };
    (0..side).step_by(2).map(|y| (0..side).map(|x| symbol(x, y)).collect()).collect()
}

fn code(data: &str, density: Density) -> Option<QrCode> {
    QrCode::with_error_correction_level(&*in_code(data), level(density)).ok()
}

fn level(density: Density) -> EcLevel {
    if density == Density::Sturdy { EcLevel::M } else { EcLevel::L }
}

impl<M> Page<'_, M> {
    /// Draws a QR code in the middle of an area, whole or not at all. Says whether it was drawn.
    pub fn qr(&mut self, area: Rect, data: &str, density: Density) -> bool {
        let Some((width, height)) = qr_size(data, density) else { return false };
        if width > area.width || height > area.height || area.intersection(self.area) != area {
            return false;
        }
        let x = area.x + (area.width - width) / 2;
        let y = area.y + (area.height - height) / 2;
        for (row, y) in qr_cells(data, density).iter().zip(y..) {
            for (symbol, x) in row.chars().zip(x..) {
                let cell = Rect { x, y, width: 1, height: 1 };
                self.edge(cell, symbol.encode_utf8(&mut [0; 4]), DARK, WHITE);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_as_large_as_it_says() {
        let data = "HTTPS://ZWFW.EXAMPLE/T/7K3M9QX2V5T8W4N67K3M9QX2V5";
        let (width, height) = qr_size(data, Density::Sturdy).unwrap();
        let rows = qr_cells(data, Density::Sturdy);
        assert_eq!(rows.len(), usize::from(height));
        assert!(rows.iter().all(|row| row.chars().count() == usize::from(width)));
    }

    #[test]
    fn too_much_text_is_no_code() {
        assert_eq!(qr_size(&"x".repeat(4000), Density::Sparing), None);
        assert!(qr_cells(&"x".repeat(4000), Density::Sparing).is_empty());
    }
}
