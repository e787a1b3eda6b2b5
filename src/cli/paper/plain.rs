//! The printer without a screen: a line for each happening, orders by lines.
use super::shop::{News, Shop};
use crate::cli::Stop;
use crate::devices::terminal::{Reader, Reading, Signals};
use crate::devices::virtual_printer::Happening;
use std::io::{self, BufRead, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

/// Stays until somebody orders the end or the program is told to stop. The end of stdin is no order.
pub(super) fn stay(shop: &mut Shop, inbox: &Sender<News>, news: &Receiver<News>) -> Result<(), Stop> {
    let mut out = io::stdout();
    let _open = hear_signals(inbox)?;
    hear_stdin(inbox)?;
    writeln!(out, "{}", (shop.words.ready)(&shop.link))?;
    while let Ok(news) = news.recv() {
        match news {
            News::Happened(Happening::Piece(piece)) => {
                let said = shop.keep(&piece);
                writeln!(out, "{said}")?;
            }
            News::Happened(Happening::Unplugged) => writeln!(out, "{}", shop.words.pulled)?,
            News::Happened(Happening::PaperOut) => writeln!(out, "{}", shop.words.paper_ended)?,
            News::Happened(Happening::Changed) => {}
            News::Ordered(line, who) => {
                let answer = shop.obey(&line);
                let ends = answer.is_none();
                let answer = answer.unwrap_or_else(|| shop.done());
                match who {
                    Some(who) => who.hear(&answer.json),
                    None => writeln!(out, "{}", answer.said)?,
                }
                if ends {
                    break;
                }
            }
            News::Stop => break,
        }
    }
    Ok(())
}

fn hear_stdin(inbox: &Sender<News>) -> io::Result<()> {
    let inbox = inbox.clone();
    let hear = move || {
        for line in io::stdin().lock().lines().map_while(Result::ok) {
            if inbox.send(News::Ordered(line, None)).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("orders".into()).spawn(hear)?;
    Ok(())
}

/// Waits for SIGTERM and its like; the end returned must be kept, since hanging up would be a signal too.
fn hear_signals(inbox: &Sender<News>) -> io::Result<UnixStream> {
    let (open, silent) = UnixStream::pair()?;
    let inbox = inbox.clone();
    Reader::on(OwnedFd::from(silent), Signals::listen()?)?
        .start(move |reading| !matches!(reading, Reading::Stop(_)) || inbox.send(News::Stop).is_ok())?;
    Ok(open)
}
