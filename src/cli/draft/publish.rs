//! Publishing the draft at a command, now or at a moment, and calling off what is planned.
use super::desk::{DraftDesk, WhoActs, refused};
use super::show::{publication_json, removed, tell_differences, tell_findings};
use crate::cli::line::plain;
use crate::cli::question::{answer, can_be_asked};
use crate::cli::{CliContext, Exit, Stop};
use crate::hall::drafts::{
    DraftReview, DraftSeverity, DraftSubject, Publication, PublicationState, PublishOrder,
};
use crate::text::command::calling::words as calling;
use crate::text::command::drafts::words;
use crate::text::command::is_yes;
use crate::text::layout::half_width;
use anyhow::anyhow;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::json;
use std::io::{self, Write};

/// How and why it is published.
pub(super) struct PublishArguments<'a> {
    pub reason: &'a str,
    /// When; at once where nothing is said.
    pub at: Option<&'a str>,
    pub yes: bool,
    pub json: bool,
}

pub(super) fn publish(
    context: &CliContext,
    arguments: &PublishArguments<'_>,
    who: &WhoActs,
) -> Result<Exit, Stop> {
    let said = words(context.lang);
    let reason = plain("--reason", arguments.reason, calling(context.lang))?;
    let wrong = |text: &str| Stop::Failed(Exit::Usage, anyhow!((said.bad_moment)(text)));
    let due = arguments.at.map(|text| moment(text).ok_or_else(|| wrong(text))).transpose()?;
    let mut desk = DraftDesk::open(context)?;
    let authority = desk.authority(who, "draft publish")?;
    let (_, review) = desk.look()?;
    if !arguments.json {
        tell_findings(context, &mut io::stderr().lock(), &review)?;
        tell_differences(context, &mut crate::cli::fit(io::stdout().lock()), &review)?;
    }
    // A conflict is told by whoever publishes, who knows what it is.
    let has_errors = review.count(DraftSeverity::Error) > review.conflicts.len();
    if has_errors {
        return Err(Stop::Failed(Exit::Data, anyhow!(said.wrong)));
    }
    if !arguments.yes && !agrees(context, &review, arguments.json)? {
        return Err(refused(said.needs_yes.to_owned()));
    }
    let order = PublishOrder { turn: review.turn, ready: review.ready, reason, due };
    let done = desk.publish(&authority, &order)?;
    tell(context, &done, arguments.json)
}

/// Warnings, and what vanishes, want a yes.
fn agrees(context: &CliContext, review: &DraftReview, is_json: bool) -> io::Result<bool> {
    let (warnings, removed) = (review.count(DraftSeverity::Warning), removed(review));
    if warnings == 0 && removed == 0 {
        return Ok(true);
    }
    Ok(can_be_asked(is_json) && is_yes(&answer(&(words(context.lang).ask_publish)(warnings, removed))?))
}

fn tell(context: &CliContext, done: &Publication, is_json: bool) -> Result<Exit, Stop> {
    let (said, mut out) = (words(context.lang), crate::cli::fit(io::stdout().lock()));
    if is_json {
        writeln!(out, "{}", publication_json(done))?;
        return Ok(Exit::Done);
    }
    if done.state == PublicationState::Planned {
        let due = done.due.format("%Y-%m-%d %H:%M").to_string();
        writeln!(out, "{}", (said.planned)(done.number, &due))?;
    } else {
        writeln!(out, "{}", (said.published)(done.setup_edition, done.catalogue_edition))?;
    }
    Ok(Exit::Done)
}

pub(super) fn cancel(context: &CliContext, number: u32, who: &WhoActs, is_json: bool) -> Result<Exit, Stop> {
    let said = words(context.lang);
    let mut desk = DraftDesk::open(context)?;
    let authority = desk.authority(who, "draft cancel")?;
    let is_done = desk.act(&authority, |acting| acting.cancel_publication(number))?;
    if !is_done {
        return Err(refused((said.not_planned)(number)));
    }
    let returned = desk.store.draft_ground()?.returned;
    if !returned.is_empty() {
        let names: Vec<&str> = returned.iter().map(DraftSubject::name).collect();
        writeln!(io::stderr().lock(), "{}", (said.came_back)(&context.lang.list(&names)))?;
    }
    let told = if is_json {
        json!({ "number": number, "state": PublicationState::Cancelled.word() }).to_string()
    } else {
        (said.cancelled)(number)
    };
    writeln!(crate::cli::fit(io::stdout().lock()), "{told}")?;
    Ok(Exit::Done)
}

/// A moment as people write it: `2026-12-05T00:00`, with a blank, with seconds, or a day alone, which begins at midnight.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = half_width::code(text).trim().replace(' ', "T");
    let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let read = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok());
    read.or_else(|| Some(text.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_people_write_it() {
        let midnight: NaiveDateTime = "2026-12-05T00:00:00".parse().unwrap();
        for text in ["2026-12-05T00:00", "2026-12-05 00:00", "2026-12-05", "２０２６-12-05T00:00:00"] {
            assert_eq!(moment(text), Some(midnight), "{text}");
        }
        for wrong in ["", "tomorrow", "2026-13-01", "2026-12-05T25:00"] {
            assert_eq!(moment(wrong), None, "{wrong}");
        }
    }
}
