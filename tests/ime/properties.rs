//! What holds for any keys: nothing panics, taking back restores, keys add up, nothing refused is offered.
use super::lexicon::Refused;
use fastrand::Rng;
use service_hall::ime::{CandidatePage, Composition, Mode};

const MODES: [(Mode, &str); 3] = [
    // Letters that make syllables are more frequent than others.
    (Mode::Pinyin, "abcdefghijklmnopqrstuvwxyzaaaiiiuuuneeooggnnhhzs'"),
    (Mode::NineKeys, "23456789'"),
    (Mode::Strokes, "12345*"),
];

/// Some keys, at random.
fn keys(rng: &mut Rng, of: &str) -> Vec<char> {
    let of: Vec<char> = of.chars().collect();
    (0..rng.usize(1..24)).map(|_| of[rng.usize(..of.len())]).collect()
}

fn press(input: &mut Composition, keys: &[char]) {
    for &key in keys {
        input.press(key);
    }
}

#[test]
fn taking_back_restores_exactly_what_was_there() {
    let mut rng = Rng::with_seed(29);
    for (mode, of) in MODES {
        for _ in 0..300 {
            let (mut input, mut pages): (Composition, Vec<CandidatePage>) =
                (Composition::new(mode), Vec::new());
            for key in keys(&mut rng, of) {
                let before = input.page(0);
                if input.press(key) {
                    pages.push(before);
                }
            }
            while let Some(page) = pages.pop() {
                assert!(input.take_back_key());
                assert_eq!(input.page(0), page, "{:?}", input.keys());
            }
            assert!(!input.take_back_key());
        }
    }
}

#[test]
fn the_keys_of_what_is_chosen_add_up() {
    let mut rng = Rng::with_seed(2_029);
    for (mode, of) in MODES {
        for _ in 0..300 {
            let mut input = Composition::new(mode);
            press(&mut input, &keys(&mut rng, of));
            while !input.keys().is_empty() {
                let candidates = input.candidates();
                let before = input.keys().to_owned();
                let Some(candidate) = candidates.get(rng.usize(..candidates.len().max(1))) else { break };
                let number = candidates.iter().position(|other| other == candidate).unwrap();
                assert!(candidate.keys > 0 && candidate.keys <= before.len(), "{before}: {candidate:?}");
                assert_eq!(input.choose(number).as_ref(), Some(&candidate.text));
                let rest = before[candidate.keys..].trim_start_matches('\'');
                assert_eq!(input.keys(), rest, "{before}: {candidate:?}");
            }
        }
    }
}

#[test]
fn pages_are_cut_out_of_all_candidates() {
    let mut rng = Rng::with_seed(9);
    for (mode, of) in MODES {
        for _ in 0..60 {
            let mut input = Composition::new(mode);
            press(&mut input, &keys(&mut rng, of));
            let all = input.candidates();
            let (mut pages, mut number) = (Vec::new(), 0);
            loop {
                let page = input.page(number);
                pages.extend(page.candidates);
                number += 1;
                if !page.has_more {
                    break;
                }
            }
            assert_eq!(pages, all, "{}", input.keys());
        }
    }
}

#[test]
fn nothing_refused_is_offered_for_any_keys() {
    let refused = Refused::read();
    let mut rng = Rng::with_seed(404);
    for (mode, of) in MODES {
        for _ in 0..200 {
            let mut input = Composition::new(mode);
            press(&mut input, &keys(&mut rng, of));
            for candidate in input.candidates() {
                assert!(!refused.has(&candidate.text), "{}", input.keys());
            }
        }
    }
}

#[test]
fn a_syllable_taken_back_leaves_what_was_typed_before_it() {
    let mut rng = Rng::with_seed(77);
    for (mode, of) in MODES {
        for _ in 0..200 {
            let mut input = Composition::new(mode);
            press(&mut input, &keys(&mut rng, of));
            let before = input.keys().to_owned();
            if input.take_back_syllable() {
                assert!(before.starts_with(input.keys()) && input.keys().len() < before.len(), "{before}");
                let mut anew = Composition::new(mode);
                press(&mut anew, &input.keys().chars().collect::<Vec<_>>());
                assert_eq!(anew.page(0), input.page(0), "{before}");
            }
        }
    }
}
