//! The slip of a service guide (办事指南): what to bring, how long it takes, where to go; to take home.
use super::{LetterSize, Part, Slip};
use crate::hall::catalogue::{Guide, Handling, LimitUnit, Material, Situation, TimeLimit};
use crate::hall::{Hall, Name};
use crate::text::Lang;
use crate::text::kiosk::whereabouts;
use crate::text::slip::{SlipWords, words};

/// The longest link whose QR code (V7-M) can still be drawn on 80 mm paper, in bytes.
const LONGEST_LINK: usize = 122;

/// The guide of one matter on paper, in a situation where one was chosen. What the source does not say is left out.
pub fn guide_slip(guide: &Guide, situation: Option<&Situation>, hall: &Hall, lang: Lang) -> Slip {
    let words = words(lang);
    let mut parts = vec![
        Part::centred(lang.say(&hall.setup.centre)),
        Part::heading(lang.say(&guide.name), LetterSize::TALL),
        Part::centred(department(guide, hall, lang)),
        Part::Rule,
    ];
    parts.extend(situation.map(|chosen| heading(&(words.situation)(lang.say(&chosen.name)))));
    parts.extend(materials(guide, situation, lang));
    parts.extend(time_and_fee(guide, words));
    parts.extend(place(guide, &hall.setup.centre, lang));
    parts.extend(steps(guide, words));
    parts.extend(online(guide, words));
    parts.push(Part::Rule);
    parts.push(Part::plain((words.phones)(&hall.setup.phone)));
    parts.push(Part::plain(words.guide_caution));
    parts.retain(|part| !matches!(part, Part::Text { words, .. } if words.is_empty()));
    Slip { parts }
}

fn department<'a>(guide: &'a Guide, hall: &'a Hall, lang: Lang) -> &'a str {
    let known = hall.setup.departments.iter().find(|department| department.name.zh == guide.department);
    known.map_or(guide.department.as_str(), |department| lang.say(&department.name))
}

fn heading(words: &str) -> Part {
    Part::Text { words: words.to_owned(), size: LetterSize::PLAIN, align: super::Align::Left, bold: true }
}

fn materials(guide: &Guide, situation: Option<&Situation>, lang: Lang) -> Vec<Part> {
    let words = words(lang);
    let listed: Vec<&Material> = guide.materials_in(situation).collect();
    if listed.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![heading(words.bring)];
    for (n, material) in (1..).zip(&listed) {
        // Whoever is not sure reads which situations alone need it.
        let needing = guide.needing(material).filter(|_| situation.is_none());
        let only: Vec<&str> = needing.map(|needing| lang.say(&needing.name)).collect();
        parts.push(Part::plain(format!("{n}. {}", bring(material, &only, lang))));
    }
    if listed.iter().any(|material| material.may_follow) {
        parts.push(Part::plain(words.may_follow_note));
    }
    parts
}

fn bring(material: &Material, only: &[&str], lang: Lang) -> String {
    let words = words(lang);
    let some = |n: Option<u16>| n.filter(|n| *n > 0);
    let notes = [
        (!only.is_empty()).then(|| (words.only_in)(&lang.list(only))),
        some(material.originals).map(words.originals),
        some(material.copies).map(words.copies),
        material.may_follow.then(|| words.may_follow.to_owned()),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    lang.noted(&material.name, &notes)
}

fn time_and_fee(guide: &Guide, words: &SlipWords) -> Vec<Part> {
    let days = |limit: TimeLimit| (words.days)(limit.days, limit.unit == LimitUnit::WorkingDays);
    let at_once = guide.handling == Handling::WhileYouWait;
    let promised = guide.promised.map(days).map(|days| field(words.promised, &days));
    let promised = if at_once { Some(field(words.takes, words.while_you_wait)) } else { promised };
    let statutory = guide.statutory.map(days).map(|days| field(words.statutory, &days));
    let fee = written(words.fee, &guide.fee);
    promised.into_iter().chain(statutory).chain(fee).collect()
}

fn place(guide: &Guide, centre: &Name, lang: Lang) -> Vec<Part> {
    let words = words(lang);
    let fields = [
        written(words.place, &whereabouts::place(lang, centre, &guide.place)),
        written(words.window, &whereabouts::windows(lang, &guide.windows)),
        written(words.hours, &whereabouts::hours(lang, &guide.hours)),
        written(words.phone, &guide.phone),
        written(words.complaints, &guide.complaints),
    ];
    fields.into_iter().flatten().collect()
}

fn steps(guide: &Guide, words: &SlipWords) -> Vec<Part> {
    if guide.process.is_empty() {
        return Vec::new();
    }
    let lines = (1..).zip(&guide.process).map(|(n, step)| Part::plain(format!("{n}. {}", step.trim())));
    std::iter::once(heading(words.steps)).chain(lines).collect()
}

fn online(guide: &Guide, words: &SlipWords) -> Vec<Part> {
    let link = guide.link.trim();
    if link.is_empty() || link.len() > LONGEST_LINK {
        return Vec::new();
    }
    vec![Part::centred(words.online), Part::Qr(link.to_owned())]
}

fn field(name: &str, value: &str) -> Part {
    Part::plain(format!("{name}{value}"))
}

fn written(name: &str, value: &str) -> Option<Part> {
    Some(value.trim()).filter(|value| !value.is_empty()).map(|value| field(name, value))
}
