//! The printer's font, out of the fonts of this computer: outlines made into 24 rows of dots.
use crate::picture::{Fonts, draw};
use crate::thermal::Face;
use ratatui::{buffer::Buffer, layout::Rect, style::Color, style::Style};
use std::cell::RefCell;
use std::collections::HashMap;

/// Outlines as dots, each character drawn once.
pub(super) struct Outlines {
    fonts: Fonts,
    drawn: RefCell<HashMap<char, [u32; 24]>>,
}

impl Outlines {
    /// A font of the outlines found.
    pub fn new(fonts: Fonts) -> Outlines {
        Outlines { fonts, drawn: RefCell::default() }
    }

    fn draw(&self, c: char) -> [u32; 24] {
        // Lines and blocks fill their place; a printer's place for them is as wide as a Han character's.
        let block = ('\u{2500}'..='\u{25FF}').contains(&c);
        let (columns, cell) = if block { (1, (24, 24)) } else { (2, (12, 24)) };
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 1));
        let style = Style::new().fg(Color::Rgb(0, 0, 0)).bg(Color::Rgb(255, 255, 255));
        buffer.set_style(buffer.area, style);
        buffer.set_string(0, 0, c.to_string(), style);
        let picture = draw(&buffer, cell, &self.fonts);
        let mut rows = [0_u32; 24];
        for (at, pixel) in picture.rgb().chunks_exact(3).enumerate() {
            if pixel[0] < 128 {
                rows[at / 24] |= 1 << (23 - at % 24);
            }
        }
        rows
    }
}

impl Face for Outlines {
    fn glyph(&self, c: char) -> Option<[u32; 24]> {
        Some(*self.drawn.borrow_mut().entry(c).or_insert_with(|| self.draw(c)))
    }
}
