//! The slip of a number (号票): what a person needs until the number is called, and nothing about the person.
use super::window_list::window_list;
use super::{LetterSize, Part, Slip};
use crate::hall::forecast::Wait;
use crate::hall::queue::{GREEN, MissedPolicy, Ticket};
use crate::hall::{Hall, Name};
use crate::text::Lang;
use crate::text::slip::{SlipWords, words};

/// Groups of a code in a line.
const GROUPS: usize = 5;
/// Columns of a heading in double width that still fit on the narrowest paper.
const BIG_HEADING: usize = 16;

/// The slip of a ticket, in the order deployed halls print it; `wait` is `None` where nothing honest can be said.
///
/// The business is the line's name, never the matter's: a matter can tell more of a person than others should read.
pub fn ticket_slip(ticket: &Ticket, hall: &Hall, lang: Lang, wait: Option<Wait>) -> Slip {
    let words = words(lang);
    let mut parts = head(ticket, hall, lang, words);
    parts.push(Part::pair((words.ahead)(ticket.ahead), waiting(wait, words)));
    let windows = window_list(hall.windows_of(&ticket.line), words);
    if !windows.is_empty() {
        parts.push(Part::plain((words.windows)(&windows)));
    }
    parts.push(Part::plain(words.advice));
    if let Some(line) = hall.line(&ticket.line) {
        parts.push(Part::plain(missed(line.missed, words)));
    }
    parts.push(Part::Qr(format!("{}{}", hall.setup.ticket_link, ticket.code).to_ascii_uppercase()));
    parts.extend(in_groups(&ticket.code).into_iter().map(Part::centred));
    parts.extend(foot(ticket, hall, words));
    Slip { parts }
}

/// The same, with the situation (情形) that somebody has chosen: the window sees at once which documents were asked for. Of the matter
/// itself the slip says nothing all the same.
pub fn ticket_slip_in(
    ticket: &Ticket,
    hall: &Hall,
    lang: Lang,
    wait: Option<Wait>,
    situation: Option<&Name>,
) -> Slip {
    let mut slip = ticket_slip(ticket, hall, lang, wait);
    let behind = slip.parts.iter().position(|part| matches!(part, Part::Pair { .. }));
    if let (Some(situation), Some(behind)) = (situation, behind) {
        slip.parts.insert(behind, Part::centred((words(lang).situation)(lang.say(situation))));
    }
    slip
}

/// The slip of a ticket that is printed again (补打 `times`): the same number and code. How long the wait was when it
/// was given is not said again.
pub fn reprint_slip(ticket: &Ticket, hall: &Hall, lang: Lang, times: u32) -> Slip {
    let mut slip = ticket_slip(ticket, hall, lang, None);
    let ahead = slip.parts.iter().position(|part| matches!(part, Part::Pair { .. }));
    if let Some(ahead) = ahead {
        slip.parts[ahead] = Part::heading((words(lang).reprint)(times), LetterSize::PLAIN);
    }
    slip
}

fn head(ticket: &Ticket, hall: &Hall, lang: Lang, words: &SlipWords) -> Vec<Part> {
    let centre = lang.say(&hall.setup.centre);
    let size = if crate::text::layout::wrap::columns(centre) <= BIG_HEADING {
        LetterSize::BIG
    } else {
        LetterSize::TALL
    };
    let mut parts = vec![Part::heading(centre, size)];
    if let Some(line) = hall.line(&ticket.line) {
        parts.push(Part::centred((words.business)(lang.say(&line.name))));
    }
    parts.push(Part::heading(ticket.label().to_string(), LetterSize::HUGE));
    if let Some(entrance) = entrance(ticket, hall, lang, words) {
        parts.push(Part::heading(entrance, LetterSize::PLAIN));
    }
    parts
}

/// By which entrance the number was taken, where that was not the ordinary one: an appointment, a class, the priority lane.
fn entrance(ticket: &Ticket, hall: &Hall, lang: Lang, words: &SlipWords) -> Option<String> {
    if let Some(due) = ticket.due {
        return Some((words.appointment)(due.time()));
    }
    let class = hall.setup.classes.iter().find(|class| class.code == ticket.class && class.code != GREEN);
    match class {
        Some(class) => Some((words.class)(lang.say(&class.name))),
        None => ticket.priority.then(|| words.priority.to_owned()),
    }
}

fn foot(ticket: &Ticket, hall: &Hall, words: &SlipWords) -> Vec<Part> {
    let issued = ticket.issued_at.format("%Y-%m-%d %H:%M:%S").to_string();
    vec![
        Part::pair(issued, (words.kiosk)(&ticket.kiosk)),
        Part::pair((words.phones)(&hall.setup.phone), words.today_only),
    ]
}

fn waiting(wait: Option<Wait>, words: &SlipWords) -> String {
    match wait {
        None => words.wait_unknown.to_owned(),
        Some(wait) if wait.least == 0 => (words.wait_within)(wait.most),
        Some(wait) => (words.wait)(wait.least, wait.most),
    }
}

fn missed(missed: MissedPolicy, words: &SlipWords) -> String {
    match missed {
        MissedPolicy::Void => words.missed_void.to_owned(),
        MissedPolicy::Back { after, times } => (words.missed_back)(after, times),
        MissedPolicy::Kept { minutes } => (words.missed_kept)(minutes),
    }
}

/// A code in groups of four, for people who must read it out, in lines that fit on the narrowest paper.
fn in_groups(code: &str) -> Vec<String> {
    let letters: Vec<char> = code.to_ascii_uppercase().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(String::from_iter).collect();
    groups.chunks(GROUPS).map(|line| line.join(" ")).collect()
}
