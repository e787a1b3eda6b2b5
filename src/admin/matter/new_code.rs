//! A code for a new matter: the one after the last of its unit.
use crate::admin::AdminSession;
use crate::hall::drafts::DraftSubject;

/// A code that nothing has, like those of a unit; `like` is one of them where it is known.
pub(super) fn propose(department: &str, like: &str, here: &AdminSession) -> String {
    let own = here.hall.catalogue.iter().filter(|(_, matter)| matter.department == department);
    let last = own.map(|(_, matter)| matter.code).max();
    let any = || here.hall.catalogue.iter().map(|(_, matter)| matter.code).max();
    let model = last.or(Some(like).filter(|like| !like.is_empty())).or_else(any).unwrap_or("1");
    let mut code = next(model);
    // In a catalogue of a million matters the next free one is still near.
    for _ in 0..1000 {
        if !is_taken(&code, here) {
            break;
        }
        code = next(&code);
    }
    code
}

/// Says whether a matter in force or in the draft has a code.
pub(super) fn is_taken(code: &str, here: &AdminSession) -> bool {
    here.hall.catalogue.coded(code).is_some()
        || here.change_of(&DraftSubject::Matter(code.to_owned())).is_some()
}

/// The code after another one: its last digits counted on, as many as there are.
fn next(code: &str) -> String {
    let digits = code.chars().rev().take_while(char::is_ascii_digit).count();
    let (front, number) = code.split_at(code.len() - digits);
    let mut counted: Vec<u8> = number.bytes().collect();
    for digit in counted.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return front.to_owned() + &String::from_utf8_lossy(&counted);
        }
        *digit = b'0';
    }
    format!("{front}1{}", String::from_utf8_lossy(&counted))
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn codes_are_counted_on() {
        for (code, after) in
            [("A009", "A010"), ("A999", "A1000"), ("1100X001-1-00", "1100X001-1-01"), ("X", "X1"), ("", "1")]
        {
            assert_eq!(next(code), after);
        }
    }
}
