//! Ratings as rows: read and written.
use crate::hall::ratings::{
    Grade, Rating, RatingChannel, RatingState, RatingSubject, RatingTurn, ServedWork,
};
use crate::hall::{ClerkCode, KioskCode, LineCode, WindowCode};
use crate::store::engine::change_set::{ChangeSet, ColumnValue, Columns};
use crate::store::engine::database::{Database, Row, Value, all};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{moment, moment_or_none, written};

/// Statements begin with it: what is read of a rating, in the order in which [`read`] reads it.
pub(in crate::store) const SELECT: &str = "SELECT number, subject_kind, subject, turn, grade, reasons, channel, anonymous,
     has_text, state, case_number, served_at, line, at_window, clerk, departments, matter, class, from_appointment, lang, kiosk,
     visit, request, at, changed_at, changes FROM rating WHERE hall = :hall";

/// Between the reasons, and the departments, of a column.
const SEPARATOR: &str = "\n";

/// Reads a rating out of a row of [`SELECT`].
pub(in crate::store) fn read(row: &dyn Row) -> Result<Rating, Fault> {
    let subject = RatingSubject::in_row(row.text(1)?, row.text(2)?);
    Ok(Rating {
        number: row.count(0)?,
        subject: subject.ok_or("a rating is of nothing that there is")?,
        turn: RatingTurn::of(row.count(3)?).ok_or("a rating has a turn that there is not")?,
        grade: Grade::of(row.text(4)?).ok_or("a rating has a grade that there is not")?,
        reasons: listed(row.text(5)?),
        channel: RatingChannel::of(row.text(6)?).ok_or("a rating came by no way that there is")?,
        is_anonymous: row.number(7)? != 0,
        has_text: row.number(8)? != 0,
        state: RatingState::of(row.text(9)?).ok_or("a rating stands where none can")?,
        case: Some(row.count(10)?).filter(|case| *case > 0),
        work: work(row)?,
        lang: row.text(19)?.to_owned(),
        kiosk: KioskCode::in_field(row.text(20)?),
        visit: row.text(21)?.to_owned(),
        request: row.text(22)?.to_owned(),
        at: moment(row.text(23)?)?,
        changed_at: moment(row.text(24)?)?,
        changes: row.count(25)?,
    })
}

fn work(row: &dyn Row) -> Result<ServedWork, Fault> {
    Ok(ServedWork {
        finished_at: moment_or_none(row.text(11)?)?,
        line: Some(row.text(12)?).filter(|line| !line.is_empty()).map(LineCode::from),
        window: WindowCode::in_field(row.text(13)?),
        clerk: ClerkCode::in_field(row.text(14)?),
        departments: listed(row.text(15)?),
        matter: row.text(16)?.to_owned(),
        class: row.text(17)?.to_owned(),
        from_appointment: row.number(18)? != 0,
    })
}

fn listed(column: &str) -> Vec<String> {
    column.split(SEPARATOR).filter(|one| !one.is_empty()).map(str::to_owned).collect()
}

/// Ratings that fulfil a condition, whose values begin at `$1`.
pub(in crate::store) fn ratings(
    database: &mut dyn Database,
    condition: &str,
    values: &[Value<'_>],
) -> Result<Vec<Rating>, Fault> {
    all(database, &format!("{SELECT} AND {condition}"), values, read)
}

/// The ratings of a thing, the first one first.
pub(in crate::store) fn of(
    database: &mut dyn Database,
    subject: &RatingSubject,
) -> Result<Vec<Rating>, Fault> {
    let code = subject.code();
    let values = [subject.word().into(), (&code).into()];
    ratings(database, "subject_kind = $1 AND subject = $2 ORDER BY turn", &values)
}

/// Adds a rating.
pub(in crate::store) fn insert(changes: &mut ChangeSet, rating: &Rating) {
    let work = &rating.work;
    let mut set = changing(rating);
    set.extend([
        ("number", rating.number.into()),
        ("subject_kind", rating.subject.word().into()),
        ("subject", (&rating.subject.code()).into()),
        ("turn", rating.turn.number().into()),
        ("served_at", (&work.finished_at.map(written).unwrap_or_default()).into()),
        ("line", work.line.as_deref().unwrap_or_default().into()),
        ("at_window", work.window.as_deref().unwrap_or_default().into()),
        ("clerk", work.clerk.as_deref().unwrap_or_default().into()),
        ("departments", (&work.departments.join(SEPARATOR)).into()),
        ("matter", (&work.matter).into()),
        ("class", (&work.class).into()),
        ("from_appointment", work.from_appointment.into()),
        ("visit", ColumnValue::FreeText(rating.visit.clone())),
        ("at", (&written(rating.at)).into()),
    ]);
    changes.insert("rating", set);
}

/// Changes a rating, which must still have been changed so often as before.
pub(in crate::store) fn change(changes: &mut ChangeSet, before: &Rating, after: &Rating) {
    let key = || vec![("number", before.number.into())];
    changes.require("rating", key().into_iter().chain([("changes", before.changes.into())]).collect());
    changes.update("rating", key(), changing(after));
}

/// What another press within the visit changes.
fn changing(rating: &Rating) -> Columns {
    vec![
        ("grade", rating.grade.word().into()),
        ("reasons", (&rating.reasons.join(SEPARATOR)).into()),
        ("channel", rating.channel.word().into()),
        ("anonymous", rating.is_anonymous.into()),
        ("has_text", rating.has_text.into()),
        ("state", rating.state.word().into()),
        ("case_number", rating.case.unwrap_or(0).into()),
        ("lang", (&rating.lang).into()),
        ("kiosk", rating.kiosk.as_deref().unwrap_or_default().into()),
        ("request", ColumnValue::FreeText(rating.request.clone())),
        ("changed_at", (&written(rating.changed_at)).into()),
        ("changes", rating.changes.into()),
    ]
}
