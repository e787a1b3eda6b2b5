//! Which fields every entry of every document has: one table, which a test compares with what reads the documents.
use crate::hall::SPECIAL_DAYS;

/// Where the codes come from that a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The Chinese names of units.
    Departments,
    /// The codes of lines.
    Lines,
    /// The codes of windows.
    Windows,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldShape {
    /// Words; Chinese, or English where the key ends in `_en`.
    Words,
    /// A code: letters and digits.
    Code,
    /// A whole number, from and to.
    Number(i64, i64),
    /// Yes or no, and what holds where nothing is said.
    Flag(bool),
    /// Stretches of a day, such as `09:00-12:00`.
    Spans,
    /// One of these words; the first holds where nothing is said.
    Choice(&'static [&'static str]),
    /// One of what another document names.
    One(Reference),
    /// Several of what another document names.
    Some(Reference),
    /// Several of these words.
    Marks(&'static [&'static str]),
    /// A list of words.
    List,
    /// A list of whole numbers, from and to.
    Numbers(i64, i64),
    /// A function key, `F1` to `F12`; the usual number.
    FunctionKey(u8),
    /// What becomes of somebody who missed the call.
    Missed,
    /// Who is next.
    Policy,
    /// How long something may take; with or without `none`.
    Limit(bool),
    /// A date.
    Date,
    /// Dates of a year, marked on a calendar.
    Dates,
    /// Something a screen neither shows nor writes: the mark of a PIN, or what is each machine's own.
    Kept,
}

/// A field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// Its key.
    pub key: &'static str,
    /// What it holds.
    pub shape: FieldShape,
    /// An entry without it is wrong.
    pub is_needed: bool,
}

/// A kind of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the entry of the heading in `KINDS`")]
pub enum KindId {
    Centre,
    Department,
    Theme,
    Line,
    Window,
    Calling,
    Alarms,
    Class,
    Pause,
    Outcome,
    Keys,
    Voice,
    Clerk,
    Board,
    Notice,
    Cases,
    Source,
    CaseClass,
    Ratings,
    RatingReason,
    Saying,
    SpecialDay,
    Year,
}

/// A kind of entry, the document it stands in and its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryKind {
    /// Which one.
    pub id: KindId,
    /// The document; `workdays/` is one a year.
    pub document: &'static str,
    /// The names above its fields; none is the document itself.
    pub heading: &'static [&'static str],
    /// There are several.
    pub is_list: bool,
    /// The key whose text tells entries apart; empty where there is one, or they have no such key.
    pub code: &'static str,
    /// Its fields, in the order of the form.
    pub fields: &'static [FieldSpec],
}

const fn field(key: &'static str, shape: FieldShape) -> FieldSpec {
    FieldSpec { key, shape, is_needed: false }
}

const fn needed(key: &'static str, shape: FieldShape) -> FieldSpec {
    FieldSpec { key, shape, is_needed: true }
}

use FieldShape::{
    Choice, Code, Date, Dates, Flag, FunctionKey, Kept, Limit, List, Marks, Missed, Number, Numbers, One,
    Policy, Some as Several, Spans, Words,
};

const NAME: FieldSpec = needed("name", Words);
const NAME_EN: FieldSpec = field("name_en", Words);
const NAMED: &[FieldSpec] = &[needed("code", Code), NAME, NAME_EN];
const READERS: FieldShape = Marks(&["department", "supervisor"]);
/// The kinds of cases, as `cases.toml` names them.
const SOURCES: FieldShape = Choice(&[
    "suggestion",
    "criticism",
    "praise",
    "enquiry",
    "help",
    "complaint",
    "unresolved",
    "bad_rating",
    "supervision",
    "patrol",
    "staff_note",
]);

/// The grades of ratings, as `ratings.toml` names them.
const GRADES: FieldShape =
    Choice(&["very_satisfied", "satisfied", "basically_satisfied", "dissatisfied", "very_dissatisfied"]);

const fn list(
    id: KindId,
    document: &'static str,
    heading: &'static [&'static str],
    code: &'static str,
    fields: &'static [FieldSpec],
) -> EntryKind {
    EntryKind { id, document, heading, is_list: true, code, fields }
}

const fn one(
    id: KindId,
    document: &'static str,
    heading: &'static [&'static str],
    fields: &'static [FieldSpec],
) -> EntryKind {
    EntryKind { id, document, heading, is_list: false, code: "", fields }
}

/// Every kind of entry.
#[rustfmt::skip]
pub const KINDS: &[EntryKind] = &[
    one(KindId::Centre, "rules.toml", &[], &[
        NAME, NAME_EN,
        // By it the store is opened: it stays that of the folder.
        field("code", Kept),
        needed("help_desk", Words), field("help_desk_en", Words), needed("phone", Words), needed("hours", Spans),
        field("ticket_link", Words),
    ]),
    list(KindId::Department, "departments.toml", &["department"], "name", &[
        NAME, NAME_EN, field("kind", Choice(&["resident", "delegated"])), field("floor", Number(0, 99)),
        field("area", Words), field("phone", Words),
    ]),
    list(KindId::Theme, "themes.toml", &["theme"], "name", &[NAME, NAME_EN, field("glyph", Words)]),
    list(KindId::Line, "lines.toml", &["line"], "code", &[
        needed("code", Code), NAME, NAME_EN, field("departments", Several(Reference::Departments)),
        needed("open", Spans), needed("quota", Numbers(0, 99_999)), field("day_cap", Number(1, 99_999)),
        field("priority", Flag(false)), needed("minutes", Numbers(1, 480)), field("missed", Missed),
        field("policy", Policy), field("general", Flag(false)),
    ]),
    list(KindId::Window, "windows.toml", &["window"], "code", &[
        needed("code", Code), NAME, NAME_EN, field("floor", Number(0, 99)),
        field("department", One(Reference::Departments)), field("lines", Several(Reference::Lines)),
        field("prefer", Choice(&["listed", "oldest"])), field("late", Number(1, 480)), field("open", Spans),
        field("entrusted", Flag(false)),
    ]),
    one(KindId::Calling, "calling.toml", &[], &[
        field("recalls", Number(0, 9)), field("cool_down", Number(0, 300)), field("early", Number(0, 480)),
        field("late", Number(0, 480)), field("lock", Number(0, 120)), field("undo", Number(0, 600)),
        field("code_forms", List),
    ]),
    one(KindId::Alarms, "calling.toml", &["alarms"], &[
        field("longest_wait", Number(1, 999)), field("waiting", Number(1, 999)), field("unserved", Number(1, 999)),
        field("serving", Number(1, 999)), field("idle", Number(1, 999)), field("pause", Number(1, 999)),
    ]),
    list(KindId::Class, "calling.toml", &["class"], "code", &[
        needed("code", Code), NAME, NAME_EN, field("rank", Number(1, 8)),
    ]),
    list(KindId::Pause, "calling.toml", &["pause"], "code", NAMED),
    list(KindId::Outcome, "calling.toml", &["outcome"], "code", NAMED),
    one(KindId::Keys, "calling.toml", &["keys"], &[
        field("next", FunctionKey(1)), field("recall", FunctionKey(2)), field("start", FunctionKey(3)),
        field("finish", FunctionKey(4)), field("miss", FunctionKey(5)), field("abandon", FunctionKey(6)),
        field("hold", FunctionKey(7)), field("bring_back", FunctionKey(8)), field("transfer", FunctionKey(9)),
        field("pause", FunctionKey(10)), field("call", FunctionKey(11)), field("more", FunctionKey(12)),
    ]),
    // It names programs to run, and so is each machine's own.
    one(KindId::Voice, "calling.toml", &["voice"], &[
        field("speak", Kept), field("voices", Kept), field("play", Kept), field("clips", Kept),
        field("languages", Kept),
    ]),
    // Whom the file names is taken in once; after that they are accounts.
    list(KindId::Clerk, "clerks.toml", &["clerk"], "code", &[
        needed("code", Kept), needed("name", Kept), field("name_en", Kept), needed("pin", Kept),
        field("windows", Kept), field("lead", Kept),
    ]),
    list(KindId::Board, "boards.toml", &["board"], "code", &[
        needed("code", Code), NAME, NAME_EN, field("windows", Several(Reference::Windows)),
        field("floors", Numbers(-9, 99)),
    ]),
    list(KindId::Notice, "boards.toml", &["board", "notice"], "", &[
        needed("text", Words), field("text_en", Words),
    ]),
    one(KindId::Cases, "cases.toml", &[], &[
        field("visit_limit", Number(1, 99)), field("kiosk_limit", Number(1, 9_999)),
        field("urge_days", Number(1, 99)), field("confirm_days", Number(1, 99)),
        field("callback_days", Number(1, 99)), field("callback_tries", Number(1, 9)),
        field("publish_by_two", Flag(true)), field("extension_days", Number(1, 99)),
        field("receipt_days", Number(1, 3_660)), field("ticket_days", Number(0, 366)),
        field("ladder", Numbers(1, 99)), field("receipt_link", Words),
    ]),
    list(KindId::Source, "cases.toml", &["source"], "kind", &[
        needed("kind", SOURCES), field("first_contact", Limit(true)), field("answer", Limit(false)),
        field("closes_with_thanks", Flag(false)), field("calls_back", Flag(false)), field("shielded", Flag(false)),
        field("sealed", Flag(true)),
        field("text_for", READERS), field("contact_for", READERS),
    ]),
    list(KindId::CaseClass, "cases.toml", &["source", "class"], "code", &[
        needed("code", Code), NAME, NAME_EN, needed("answer", Limit(false)),
    ]),
    one(KindId::Ratings, "ratings.toml", &[], &[
        field("rate_days", Number(1, 366)), field("follow_up", Flag(true)), field("small_count", Number(1, 99)),
    ]),
    list(KindId::RatingReason, "ratings.toml", &["reason"], "code", &[
        needed("code", Code), needed("grade", GRADES), NAME, NAME_EN, field("retired", Flag(false)),
    ]),
    list(KindId::Saying, "synonyms.toml", &["synonym"], "", &[needed("say", List), needed("mean", List)]),
    list(KindId::SpecialDay, SPECIAL_DAYS, &["day"], "date", &[
        needed("date", Date), field("lines", Several(Reference::Lines)), field("open", Spans),
        field("note", Words), field("note_en", Words),
    ]),
    one(KindId::Year, "workdays/", &[], &[field("off", Dates), field("work", Dates)]),
];

impl KindId {
    /// Its row of the table.
    pub fn kind(self) -> &'static EntryKind {
        // Every kind has a row, which a test says; the first stands for one that has none.
        KINDS.iter().find(|kind| kind.id == self).unwrap_or(&KINDS[0])
    }

    /// The kind whose entries lie below those of this one.
    pub fn below(self) -> Option<KindId> {
        match self {
            KindId::Board => Some(KindId::Notice),
            KindId::Source => Some(KindId::CaseClass),
            _ => None,
        }
    }
}

impl EntryKind {
    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The keys that come before one, in the order of the form.
    pub fn before(&self, key: &str) -> Vec<&'static str> {
        self.fields.iter().map(|field| field.key).take_while(|known| *known != key).collect()
    }

    /// The fields that a screen shows.
    pub fn shown(&self) -> impl Iterator<Item = &'static FieldSpec> {
        self.fields.iter().filter(|field| field.shape != FieldShape::Kept)
    }

    /// The name of its list, the last of its heading.
    pub fn name(&self) -> &'static str {
        self.heading.last().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::cases::CaseSource;
    use crate::hall::desk::Action;

    #[test]
    fn every_kind_has_one_row() {
        for kind in KINDS {
            assert_eq!(KINDS.iter().filter(|other| other.id == kind.id).count(), 1);
            assert_eq!(kind.id.kind(), kind);
            assert!(kind.code.is_empty() || kind.field(kind.code).is_some(), "{:?}", kind.id);
        }
    }

    #[test]
    fn words_of_a_choice_are_those_of_the_hall() {
        let sources: Vec<&str> = CaseSource::ALL.iter().map(|(_, word)| *word).collect();
        assert_eq!(KindId::Source.kind().fields[0].shape, SOURCES);
        assert!(matches!(SOURCES, Choice(words) if words == sources));
        let keys = KindId::Keys.kind().fields.iter().map(|field| (field.key, field.shape));
        let actions = Action::KEYED.iter().map(|(_, word, usual)| (*word, FunctionKey(*usual)));
        assert!(keys.eq(actions));
    }
}
