//! `cases.toml`: the limits of opinions, complaints and other cases, and who reads them.
use super::centre;
use super::problem::ConfigFault;
use super::sheet::brief;
use super::table::{Located, Table};
use super::units::NameRegister;
use crate::hall::Name;
use crate::hall::cases::{CaseClass, CaseLimit, CaseReaders, CaseRules, CaseSource, SourceRules};

/// The most characters of the link before a receipt: with it the receipt's QR code is of version 4 at most.
const LINK: usize = 50;

/// Reads `cases.toml`; what it does not say is as usual.
pub(super) fn read(table: &mut Table<'_>) -> CaseRules {
    let usual = CaseRules::default();
    let mut rules = CaseRules {
        visit_limit: number(table, "visit_limit", 1..=99, usual.visit_limit),
        kiosk_limit: number(table, "kiosk_limit", 1..=9_999, usual.kiosk_limit),
        urge_days: number(table, "urge_days", 1..=99, usual.urge_days),
        confirm_days: number(table, "confirm_days", 1..=99, usual.confirm_days),
        callback_days: number(table, "callback_days", 1..=99, usual.callback_days),
        callback_tries: number(table, "callback_tries", 1..=9, usual.callback_tries),
        publishes_by_two: table.flag("publish_by_two").unwrap_or(usual.publishes_by_two),
        extension_days: number(table, "extension_days", 1..=99, usual.extension_days),
        receipt_days: number(table, "receipt_days", 1..=3_660, usual.receipt_days),
        ticket_days: number(table, "ticket_days", 0..=366, usual.ticket_days),
        ladder: ladder(table, usual.ladder),
        receipt_link: centre::link(table, "receipt_link", LINK),
        sources: usual.sources,
    };
    let mut seen = NameRegister::default();
    let read = table.tables("source", |table| {
        let at = table.at();
        let kind = table.choice("kind", &CaseSource::ALL.map(|(source, word)| (word, source)));
        if kind.is_none() && table.place("kind") == at {
            table.wrong(at, ConfigFault::MissingKey { key: "kind".into() });
        }
        if let Some(kind) = kind {
            seen.note(table, table.place("kind"), kind.word());
        }
        let before = rules.of(kind.unwrap_or_default()).clone();
        (kind, source(table, before))
    });
    for (kind, read) in read {
        let place = CaseSource::ALL.iter().position(|(source, _)| Some(*source) == kind);
        if let Some(place) = place.and_then(|place| rules.sources.get_mut(place)) {
            *place = read;
        }
    }
    rules
}

fn number<T: TryFrom<i64>>(
    table: &mut Table<'_>,
    key: &'static str,
    range: std::ops::RangeInclusive<i64>,
    usual: T,
) -> T {
    table.number(key, range).and_then(|number| T::try_from(number).ok()).unwrap_or(usual)
}

/// Three rising numbers of working days.
fn ladder(table: &mut Table<'_>, usual: [u32; 3]) -> [u32; 3] {
    if !table.holds("ladder") {
        // Asked for all the same, so that it is among the keys that are known.
        table.numbers("ladder", &(1..=99));
        return usual;
    }
    let given = table.members("ladder");
    let days: Vec<u32> =
        table.numbers("ladder", &(1..=99)).iter().filter_map(|day| u32::try_from(day.value).ok()).collect();
    match days[..] {
        [one, two, three] if one < two && two < three => [one, two, three],
        // What is wrong with one of them was said.
        _ if days.len() < given => usual,
        _ => {
            table.wrong(table.place("ladder"), ConfigFault::LadderOrder);
            usual
        }
    }
}

fn source(table: &mut Table<'_>, before: SourceRules) -> SourceRules {
    let first_contact = if table.holds("first_contact") {
        limit(table, "first_contact")
    } else {
        table.text("first_contact");
        before.first_contact
    };
    let answer = if table.holds("answer") {
        limit(table, "answer").unwrap_or(before.answer)
    } else {
        table.text("answer");
        before.answer
    };
    let mut seen = NameRegister::default();
    let has_classes = table.holds("class");
    let classes = table.tables("class", |table| class(table, &mut seen));
    SourceRules {
        first_contact,
        answer,
        classes: if has_classes { classes } else { before.classes },
        closes_with_thanks: table.flag("closes_with_thanks").unwrap_or(before.closes_with_thanks),
        calls_back: table.flag("calls_back").unwrap_or(before.calls_back),
        is_shielded: table.flag("shielded").unwrap_or(before.is_shielded),
        is_sealed: table.flag("sealed").unwrap_or(before.is_sealed),
        text: readers(table, "text_for", before.text),
        contact: readers(table, "contact_for", before.contact),
    }
}

fn class(table: &mut Table<'_>, seen: &mut NameRegister) -> CaseClass {
    let code = code(table);
    seen.note(table, table.place("code"), &code);
    let name = Name::new(table.required("name"), table.text("name_en").unwrap_or_default());
    let answer = if table.holds("answer") {
        limit(table, "answer")
    } else {
        table.text("answer");
        table.wrong(table.at(), ConfigFault::MissingKey { key: "answer".into() });
        None
    };
    CaseClass { code, name, answer: answer.unwrap_or(CaseLimit::SameDay) }
}

/// The most characters of a class's code.
const CODE: usize = 20;

/// A code is typed behind `--class`, and is in what scripts read: small letters, digits, and `_` or `-` between them.
pub(super) fn code(table: &mut Table<'_>) -> String {
    let code = table.required("code");
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    let ends = [code.chars().next(), code.chars().next_back()];
    let has_ends = ends.into_iter().flatten().all(|c| c.is_ascii_alphanumeric());
    let is_code = code.len() <= CODE && code.chars().all(fits) && has_ends;
    if !is_code && !code.is_empty() {
        table.wrong(table.place("code"), ConfigFault::BadClassCode { value: brief(&code) });
    }
    code
}

/// `"at_once"`, `"same_day"`, `{ minutes }`, `{ days }`; `"none"` where nothing is asked for.
fn limit(table: &mut Table<'_>, key: &'static str) -> Option<CaseLimit> {
    if table.holds_text(key) {
        let mut words = vec![("at_once", Some(CaseLimit::AtOnce)), ("same_day", Some(CaseLimit::SameDay))];
        if key == "first_contact" {
            words.push(("none", None));
        }
        return table.choice(key, &words).flatten();
    }
    let read = table.table(key, |limit| {
        let said = [limit.holds("minutes"), limit.holds("days")];
        let numbers = (limit.number("minutes", 1..=9_999), limit.number("days", 1..=999));
        let read = match numbers {
            (Some(minutes), None) if said == [true, false] => {
                u32::try_from(minutes).ok().map(CaseLimit::Minutes)
            }
            (None, Some(days)) if said == [false, true] => u16::try_from(days).ok().map(CaseLimit::Days),
            _ => None,
        };
        // A key that nobody knows, and a number out of range, are said by themselves.
        let is_said = limit.has_more() || (said[0] != said[1] && read.is_none());
        (read, is_said)
    });
    if matches!(read, Some((None, false))) {
        table.wrong(table.place(key), ConfigFault::BadCaseLimit { key: key.into() });
    }
    read.and_then(|(read, _)| read)
}

/// Who reads a part beside the centre.
fn readers(table: &mut Table<'_>, key: &'static str, usual: CaseReaders) -> CaseReaders {
    let is_said = table.holds(key);
    let listed = table.texts(key);
    for Located { value, at } in &listed {
        if !["department", "supervisor"].contains(&value.as_str()) {
            let known = vec!["department".to_owned(), "supervisor".to_owned()];
            table.wrong(*at, ConfigFault::NotOneOf { key: key.into(), value: value.clone(), known });
        }
    }
    let has = |word: &str| listed.iter().any(|reader| reader.value == word);
    if is_said { CaseReaders { department: has("department"), supervisor: has("supervisor") } } else { usual }
}
