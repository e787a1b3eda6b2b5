//! Every reason why something is not done has words, in both languages, that fit the line they stand on.
use service_hall::hall::queue::{StepError, TicketState};
use service_hall::text::Lang;
use service_hall::text::layout::wrap::columns;
use service_hall::window::{FunctionKeys, refusal};
use std::collections::HashSet;

fn every() -> Vec<StepError> {
    let over = TicketState::ALL.map(|(state, _)| StepError::Over(state));
    let others = [
        StepError::NoTicket,
        StepError::Elsewhere("A05".into()),
        StepError::NotCalled,
        StepError::BeingServed,
        StepError::IsHeld,
        StepError::StillWaits,
        StepError::EnoughCalls(4),
        StepError::TooSoon(7),
        StepError::KeptTooLong,
        StepError::KeptFor("A05".into()),
        StepError::InHand("A012".parse().unwrap()),
        StepError::NobodyWaits,
        StepError::NotOnDuty,
        StepError::WindowTaken,
        StepError::NothingInHand,
        StepError::Paused,
        StepError::NoLine,
        StepError::NoWindow,
        StepError::NobodyThere,
        StepError::Personal,
        StepError::TooLong,
        StepError::NothingToUndo,
        StepError::TooLateToUndo(60),
        StepError::ChangedSince("A012".parse().unwrap()),
        StepError::RatedSince("A012".parse().unwrap()),
    ];
    over.into_iter().chain(others).collect()
}

#[test]
fn every_refusal_has_words_that_fit() {
    for lang in [Lang::Zh, Lang::En] {
        let mut said = HashSet::new();
        for no in every() {
            let words = refusal(&no, &FunctionKeys::default(), lang);
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
    let say = |no| refusal(&no, &FunctionKeys::default(), Lang::En);
    assert!(say(StepError::IsHeld).contains("F8") && say(StepError::TooSoon(7)).contains("7 s"));
    assert!(say(StepError::KeptFor("A05".into())).contains("A05") && say(StepError::TooLong).contains("100"));
}
