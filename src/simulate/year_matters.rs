//! The matters of a made-up year: those of the catalogue, with limits that a year like the planned one is possible with.
use super::Rng;
use crate::hall::catalogue::{Guide, Handling, Kind, LimitUnit, TimeLimit};

/// Statutory limits in working days, as they are usual.
const STATUTORY: [u16; 6] = [10, 15, 20, 30, 45, 60];

/// A matter of a made-up year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearMatter {
    /// Its code.
    pub code: String,
    /// Its unit, by Chinese name.
    pub department: String,
    /// How often people come for it, beside others.
    pub weight: u32,
    /// While you wait, or promised.
    pub handling: Handling,
    /// Its statutory limit.
    pub statutory: Option<TimeLimit>,
    /// Its promised limit.
    pub promised: Option<TimeLimit>,
}

impl YearMatter {
    /// The matter of a guide, whose limits become its own: the same for the same seed.
    pub fn take_over(guide: &mut Guide, rng: &mut Rng) -> YearMatter {
        let working = |days| Some(TimeLimit { days, unit: LimitUnit::WorkingDays });
        let calendar = |days| Some(TimeLimit { days, unit: LimitUnit::CalendarDays });
        let place = usize::try_from(rng.between(0, 6)).unwrap_or(0);
        let days = STATUTORY.get(place).copied().unwrap_or(20);
        let per_cent = u16::try_from(rng.between(65, 91)).unwrap_or(75);
        let chance = rng.between(0, 40);
        // A licence without a limit of its own has the law's.
        let may_lack = guide.kind != Kind::Licence;
        (guide.statutory, guide.promised) = match (guide.handling, chance) {
            (Handling::WhileYouWait, 0..=3) if may_lack => (None, None),
            (Handling::WhileYouWait, _) => (working(3), working(1)),
            (Handling::Promised, 0) if may_lack => (None, working(10)),
            (Handling::Promised, 1) => (calendar(60), working(20)),
            (Handling::Promised, 2..=4) => (calendar(days * 2), calendar(days * 2 * per_cent / 100)),
            (Handling::Promised, 5) => (working(days), None),
            (Handling::Promised, _) => (working(days), working(days * per_cent / 100)),
        };
        YearMatter {
            code: guide.code.clone(),
            department: guide.department.clone(),
            weight: u32::from(guide.popularity) + 1,
            handling: guide.handling,
            statutory: guide.statutory,
            promised: guide.promised,
        }
    }
}
