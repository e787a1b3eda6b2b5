//! A sheet that pages are written on, and two ways to write on it: the kiosk's, and ratatui's own.
use crate::visit::SIZE;
use ratatui::{Terminal, TerminalOptions, Viewport, backend::CrosstermBackend, layout::Size};
use service_hall::{
    app::App,
    devices::terminal::{FrugalBackend, repair_wide_chars},
    shell::turns::DrawnPage,
};
use std::{
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
};

/// The sheet a backend writes on, seen from outside.
#[derive(Clone, Default)]
pub struct Sheet(Rc<RefCell<Vec<u8>>>);

impl Sheet {
    /// Takes what was written away; says how much it was.
    pub fn take(&self) -> usize {
        let mut bytes = self.0.borrow_mut();
        let count = bytes.len();
        bytes.clear();
        count
    }
}

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Brings what the application shows onto the sheet.
pub type Draw = Box<dyn FnMut(&App)>;

/// Draws as the kiosk does.
pub fn frugally(sheet: &Sheet) -> Draw {
    let backend = FrugalBackend::new(sheet.clone(), || Size::new(SIZE.width, SIZE.height));
    let (mut terminal, mut shown) = (Terminal::new(backend).unwrap(), DrawnPage::default());
    Box::new(move |app| {
        shown.draw(app.area(), |page| drop(app.view(page)), &mut terminal, repair_wide_chars).unwrap();
    })
}

/// Draws as a program does that leaves everything to ratatui.
pub fn plainly(sheet: &Sheet) -> Draw {
    let options = TerminalOptions { viewport: Viewport::Fixed(SIZE) };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(sheet.clone()), options).unwrap();
    Box::new(move |app| {
        let drawn = terminal.draw(|frame| {
            app.view(frame.buffer_mut());
            repair_wide_chars(frame.buffer_mut());
        });
        drawn.unwrap();
    })
}
