//! Every reason why something is not done has words, in both languages, that fit the line they stand on.
use service_hall::hall::queue::{NoStep, TicketState};
use service_hall::text::Lang;
use service_hall::text::wrap::columns;
use service_hall::window::{Keys, refusal};
use std::collections::HashSet;

fn every() -> Vec<NoStep> {
    let over = TicketState::ALL.map(|(state, _)| NoStep::Over(state));
    let others = [
        NoStep::NoTicket,
        NoStep::Elsewhere("A05".into()),
        NoStep::NotCalled,
        NoStep::BeingServed,
        NoStep::IsHeld,
        NoStep::StillWaits,
        NoStep::EnoughCalls(4),
        NoStep::TooSoon(7),
        NoStep::KeptTooLong,
        NoStep::KeptFor("A05".into()),
        NoStep::InHand("A012".into()),
        NoStep::NobodyWaits,
        NoStep::NotOnDuty,
        NoStep::WindowTaken,
        NoStep::NothingInHand,
        NoStep::Paused,
        NoStep::NoLine,
        NoStep::NoWindow,
        NoStep::NobodyThere,
        NoStep::Personal,
        NoStep::TooLong,
    ];
    over.into_iter().chain(others).collect()
}

#[test]
fn every_refusal_has_words_that_fit() {
    for lang in [Lang::Zh, Lang::En] {
        let mut said = HashSet::new();
        for no in every() {
            let words = refusal(&no, &Keys::default(), lang);
            let han = words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(!words.is_empty() && han == (lang == Lang::Zh), "{no:?}: {words}");
            assert!(columns(&words) <= 74, "{no:?} is cut at 80 columns: {words}");
            said.insert(words);
        }
        assert!(said.len() >= 24, "different reasons, different words: {}", said.len());
    }
}

#[test]
fn refusals_name_what_helps() {
    let say = |no| refusal(&no, &Keys::default(), Lang::En);
    assert!(say(NoStep::IsHeld).contains("F8") && say(NoStep::TooSoon(7)).contains("7 s"));
    assert!(say(NoStep::KeptFor("A05".into())).contains("A05") && say(NoStep::TooLong).contains("100"));
}
