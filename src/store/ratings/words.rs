//! What people write with a rating: with the case of a bad one, where its rules say who reads it, and else beside the rating.
use crate::hall::Hall;
use crate::hall::cases::{Case, CaseActor, Submission};
use crate::hall::ratings::Rating;
use crate::store::cases::text_part::{NAME, PHONE, TEXT};
use crate::store::engine::change_set::{ChangeSet, ColumnValue};
use crate::store::engine::database::{Database, all};
use crate::store::engine::fault::Fault;
use crate::store::rows::case::{self, CaseNote, append_step, append_text};

/// The word of a step that was made because a rating was changed.
pub(super) const CHANGED: &str = "rating_changed";

/// Writes the text of a rating that no case came of, over the one that was there; `""` leaves none to be read.
pub(super) fn keep(
    database: &mut dyn Database,
    changes: &mut ChangeSet,
    rating: &Rating,
    text: &str,
) -> Result<(), Fault> {
    let statement = "SELECT part FROM rating_text WHERE hall = :hall AND number = $1";
    let is_there = !all(database, statement, &[rating.number.into()], |_| Ok(()))?.is_empty();
    let (number, part) = (("number", rating.number.into()), ("part", TEXT.into()));
    let body = ("body", ColumnValue::FreeText(text.to_owned()));
    if is_there {
        changes.update("rating_text", vec![number, part], vec![body]);
    } else if !text.is_empty() {
        changes.insert("rating_text", vec![number, part, body]);
    }
    Ok(())
}

/// Writes nothing over what was submitted with a case that was taken back, since its rating is good now: what was said, and how to reach
/// whoever said it, is not kept of a good one.
pub(super) fn blank(database: &mut dyn Database, changes: &mut ChangeSet, case: &Case) -> Result<(), Fault> {
    let statement = "SELECT part FROM case_text WHERE hall = :hall AND number = $1 AND step = 1";
    let there = all(database, statement, &[case.number.into()], |row| Ok(row.text(0)?.to_owned()))?;
    for part in &there {
        let key = vec![("number", case.number.into()), ("step", 1.into()), ("part", part.into())];
        changes.update("case_text", key, vec![("body", ColumnValue::FreeText(String::new()))]);
    }
    Ok(())
}

/// Writes what is said now over what was submitted with a case that nobody has done anything with; says how the case is then.
pub(super) fn rewrite(
    database: &mut dyn Database,
    changes: &mut ChangeSet,
    before: &Case,
    asked: &Submission,
    hall: &Hall,
) -> Result<Case, Fault> {
    let number = before.number;
    let statement = "SELECT part FROM case_text WHERE hall = :hall AND number = $1 AND step = 1";
    let there = all(database, statement, &[number.into()], |row| Ok(row.text(0)?.to_owned()))?;
    for (part, words) in [(TEXT, &asked.text), (NAME, &asked.name), (PHONE, &asked.phone)] {
        if there.iter().any(|known| known == part) {
            let key = vec![("number", number.into()), ("step", 1.into()), ("part", part.into())];
            let body = ColumnValue::FreeText(words.reveal().to_owned());
            changes.update("case_text", key, vec![("body", body)]);
        } else {
            append_text(changes, &Case { steps: 1, ..before.clone() }, part, words.reveal());
        }
    }
    // The limits go on from when it came first; whoever leaves a number now is called from now on.
    let now = asked.case(number, hall);
    let after = Case {
        contact_due: if before.has_contact { before.contact_due } else { now.contact_due },
        has_text: now.has_text,
        has_contact: now.has_contact,
        steps: before.steps + 1,
        ..before.clone()
    };
    let contact_due = after.contact_due.filter(|_| after.has_contact);
    let after = Case { contact_due, ..after };
    case::require(changes, number, before.steps);
    case::resubmit(changes, &after);
    let actor = CaseActor::applicant();
    let note =
        CaseNote { act: "submitted", actor: &actor, at: asked.at, from: Some(before.state), detail: CHANGED };
    append_step(changes, &after, &note);
    Ok(after)
}
