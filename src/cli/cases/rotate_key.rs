//! `hall cases rotate-key`: a new key for receipts.
use super::CaseDesk;
use crate::cli::exercise::machine;
use crate::cli::login::{Login, denied};
use crate::cli::{Exit, Stop};
use crate::hall::cases::CaseRules;
use crate::text::command::cases::words;
use anyhow::anyhow;
use clap::Args;
use std::io::{self, Write};

/// Seal receipts under a new key from now on; older receipts stay true.
///
/// The first key is made with the store. Keys are given up once no receipt under them is answered any more.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hall cases rotate-key\n\n\
    Exit codes:\n  0 done   1 all 64 keys are in use, or no right to it   69 store   78 configuration")]
pub(super) struct RotateKey {
    #[command(flatten)]
    login: Login,
}

pub(super) fn run(desk: &mut CaseDesk<'_>, rotate: &RotateKey) -> Result<Exit, Stop> {
    let words = words(desk.context.lang);
    let (authority, machine) = (desk.authority(&rotate.login, None)?, machine());
    let setup = &desk.config.hall.setup;
    // A ticket is shown as long as what was done may be rated.
    let ticket_days = setup.cases.ticket_days.max(setup.ratings.rate_days);
    let rules = CaseRules { ticket_days, ..setup.cases.clone() };
    let rotated = desk.store.acting(&authority, &machine, desk.now).rotate_receipt_key(&rules)?;
    let Some(rotated) = rotated.map_err(|no| denied(desk.context, no))? else {
        return Err(Stop::Failed(Exit::Refused, anyhow!(words.no_key_left)));
    };
    let said = (words.rotated)(rotated.number, rotated.kept, rotated.dropped);
    writeln!(crate::cli::fit(io::stdout().lock()), "{said}")?;
    Ok(Exit::Done)
}
