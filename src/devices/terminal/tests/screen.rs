//! The screen on a pseudo-terminal: taken, and given back in every way.

use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

use super::reader::pseudo_terminal;
use crate::devices::terminal::{TerminalScreen, restore_after_panic};

const TAKEN: &str = "\x1b[?1049h\x1b[?25l\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?2004h";
const GIVEN_BACK: &str = "\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?25h\x1b[?1049l";

/// One test, for the panic hook gives back every terminal there is.
#[test]
fn the_terminal_is_taken_and_given_back() {
    let leave: [fn(TerminalScreen); 4] = [
        |mut screen| {
            screen.close();
            screen.close();
        },
        drop,
        |screen| {
            restore_after_panic();
            restore_after_panic();
            drop(screen);
        },
        |screen| {
            let panicking = std::thread::spawn(move || {
                let _held = screen;
                std::panic::resume_unwind(Box::new("as a bug would"));
            });
            assert!(panicking.join().is_err());
        },
    ];
    for leave in leave {
        let (keeper, tty) = pseudo_terminal();
        // Without this, a pseudo-terminal of its own accord writes a return before each line feed.
        let mut before = tcgetattr(&tty).unwrap();
        before.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&tty, OptionalActions::Now, &before).unwrap();
        let looked = |length: usize| {
            let mut bytes = vec![0; 4096];
            let count = rustix::io::read(&keeper, &mut bytes).unwrap();
            assert_eq!(count, length);
            String::from_utf8(bytes[..count].to_vec()).unwrap()
        };
        let screen = TerminalScreen::on(tty.try_clone().unwrap()).unwrap();
        assert_eq!(looked(TAKEN.len()), TAKEN);
        let raw = tcgetattr(&tty).unwrap().local_modes;
        assert!(
            !raw.intersects(LocalModes::ICANON | LocalModes::ISIG | LocalModes::ECHO | LocalModes::IEXTEN)
        );
        leave(screen);
        assert_eq!(looked(GIVEN_BACK.len()), GIVEN_BACK);
        assert_eq!(tcgetattr(&tty).unwrap().local_modes, before.local_modes);
        rustix::io::write(&tty, b"end").unwrap();
        assert_eq!(looked(3), "end");
    }
}
