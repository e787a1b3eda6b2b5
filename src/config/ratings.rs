//! `ratings.toml`: how long people may rate, and the reasons they choose among.
use super::cases::code;
use super::problem::ConfigFault;
use super::table::Table;
use super::units::NameRegister;
use crate::hall::Name;
use crate::hall::ratings::{Grade, RatingReason, RatingRules};

/// Reads `ratings.toml`; what it does not say is as usual.
pub(super) fn read(table: &mut Table<'_>) -> RatingRules {
    let usual = RatingRules::default();
    let rate_days = table.number("rate_days", 1..=366).and_then(|days| u16::try_from(days).ok());
    let small_count = table.number("small_count", 1..=99).and_then(|count| u32::try_from(count).ok());
    let has_follow_up = table.flag("follow_up");
    let (mut seen, has_reasons) = (NameRegister::default(), table.holds("reason"));
    let reasons = table.tables("reason", |table| reason(table, &mut seen));
    RatingRules {
        rate_days: rate_days.unwrap_or(usual.rate_days),
        has_follow_up: has_follow_up.unwrap_or(usual.has_follow_up),
        small_count: small_count.unwrap_or(usual.small_count),
        reasons: if has_reasons { reasons.into_iter().flatten().collect() } else { usual.reasons },
    }
}

fn reason(table: &mut Table<'_>, seen: &mut NameRegister) -> Option<RatingReason> {
    let code = code(table);
    seen.note(table, table.place("code"), &code);
    let at = table.at();
    let grade = table.choice("grade", &Grade::ALL.map(|(grade, word)| (word, grade)));
    if grade.is_none() && table.place("grade") == at {
        table.wrong(at, ConfigFault::MissingKey { key: "grade".into() });
    }
    let name = Name::new(table.required("name"), table.text("name_en").unwrap_or_default());
    let is_retired = table.flag("retired").unwrap_or(false);
    grade.map(|grade| RatingReason { code, grade, name, is_retired })
}
