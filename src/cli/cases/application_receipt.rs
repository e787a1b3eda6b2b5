//! `hall cases receipt`: what an applicant comes back with, on the terminal or on paper.
use super::CaseDesk;
use super::application_show::say_no;
use crate::cli::slips::{self, NoWatcher};
use crate::cli::{Exit, Stop};
use crate::hall::applications::Application;
use crate::hall::receipts::Receipt;
use crate::paper::{Slip, SlipOutcome, application_slip, drawn};
use crate::text::command::applications::words;
use crate::text::layout::{half_width, wrap::columns};
use anyhow::anyhow;
use clap::Args;
use serde_json::json;
use std::io::{self, IsTerminal, Write};

/// Columns of the slip on a terminal, and on paper of a usual printer.
const COLUMNS: usize = 48;
/// A terminal may be dark, and a scanner wants dark squares on light ground.
const DARK_ON_LIGHT: (&str, &str) = ("\x1b[30;107m", "\x1b[0m");

/// Give a receipt for an application (办件回执); whoever has it sees its steps, the promised day and the lamp.
///
/// At a kiosk it is held before the scanner, or its code is typed. It is drawn here with its QR code; with --print it comes out
/// of this machine's printer of slips. The same application always gets the same receipt. Nothing about the application can be
/// read out of it, and it is answered for a year after the application has ended.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall cases receipt 36990020261105010000127\n",
    "  hall cases receipt 36990020261105010000127 --print\n\n",
    "With --json: {application, receipt, code}; `code` is what the receipt's QR code says;\n",
    "  where there is no such application: {refused, message}, exit code 1\n\n",
    "Exit codes:\n  0 done   1 no such application, or not printed   2 usage   69 store   78 configuration"
))]
pub(super) struct GiveReceipt {
    /// The number of the application (办件编号).
    #[arg(value_name = "CODE")]
    application: String,
    /// Print it on this machine's printer of slips.
    #[arg(long, conflicts_with = "json")]
    print: bool,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(desk: &mut CaseDesk<'_>, arguments: &GiveReceipt) -> Result<Exit, Stop> {
    let code = half_width::code(&arguments.application);
    let code = code.trim();
    let receipt = match desk.store.application_receipt(code, desk.now)? {
        Ok(receipt) => receipt,
        Err(no) => return say_no(desk, no, arguments.json),
    };
    let hall = &desk.config.hall;
    if arguments.json {
        let (receipt, qr) = (receipt.to_string(), receipt.in_code(&hall.setup.cases.receipt_link));
        writeln!(
            crate::cli::fit(io::stdout().lock()),
            "{}",
            json!({ "application": code, "receipt": receipt, "code": qr })
        )?;
        return Ok(Exit::Done);
    }
    let shown = Application { code: code.to_owned(), ..Application::default() }.masked_code();
    let slip = application_slip(&shown, &receipt, hall, desk.context.lang);
    if arguments.print { print(desk, &slip) } else { show(desk, &receipt, &slip) }
}

/// Draws the slip below the code of the receipt.
fn show(desk: &CaseDesk<'_>, receipt: &Receipt, slip: &Slip) -> Result<Exit, Stop> {
    let mut stdout = io::stdout().lock();
    let (begin, end) = if stdout.is_terminal() { DARK_ON_LIGHT } else { ("", "") };
    writeln!(stdout, "{}\n", (words(desk.context.lang).receipt)(&receipt.in_groups()))?;
    for row in drawn(slip, COLUMNS) {
        // On a terminal the ground reaches from edge to edge.
        let blank = if begin.is_empty() { 0 } else { COLUMNS.saturating_sub(columns(&row)) };
        writeln!(stdout, "{begin}{row}{}{end}", " ".repeat(blank))?;
    }
    Ok(Exit::Done)
}

/// Prints the slip, and says what became of it.
fn print(desk: &CaseDesk<'_>, slip: &Slip) -> Result<Exit, Stop> {
    let (machine, lang) = (&desk.config.machine, desk.context.lang);
    let mut printer = slips::printer(machine, None);
    // Hundredths of a second: two slips cannot be begun in the same.
    let token = u32::try_from(desk.now.and_utc().timestamp_millis() / 10 % 70_000_000).unwrap_or(1);
    let words = words(lang);
    let said = match printer.print(slip, token, &mut NoWatcher).printed {
        SlipOutcome::Confirmed => words.printed.to_owned(),
        SlipOutcome::Sent => words.sent.to_owned(),
        SlipOutcome::Drawn => (words.drawn)(&machine.slips.display().to_string()),
        SlipOutcome::Not(trouble) | SlipOutcome::Unsure(trouble) => {
            let said = (words.not_printed)(trouble.words(lang), trouble.cure(lang));
            return Err(Stop::Failed(Exit::Refused, anyhow!(said)));
        }
    };
    writeln!(crate::cli::fit(io::stdout().lock()), "{said}")?;
    Ok(Exit::Done)
}
