//! What a class of people is called.
use crate::hall::queue::{APPOINTMENT, Class, GREEN};
use crate::text::Lang;
use crate::text::kiosk::arrival::words;

/// The name of a class by its code: as the centre lists it, else as built in; nothing for the empty code.
///
/// A class that the centre lists no more is a class all the same, and no code is shown to people.
pub fn class_name<'a>(lang: Lang, classes: &'a [Class], code: &str) -> &'a str {
    let said = words(lang);
    match classes.iter().find(|class| class.code == code) {
        Some(class) => lang.say(&class.name),
        None if code.is_empty() => "",
        None if code == GREEN => said.green,
        None if code == APPOINTMENT => said.appointment,
        None => said.some_class,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Name;

    #[test]
    fn no_code_is_ever_shown() {
        let listed = [Class { code: GREEN.into(), name: Name::new("优先", ""), rank: 2 }];
        let names =
            |lang, classes| ["", GREEN, APPOINTMENT, "gone"].map(|code| class_name(lang, classes, code));
        assert_eq!(names(Lang::Zh, &[]), ["", "绿色通道", "预约", "优先"]);
        assert_eq!(names(Lang::En, &[]), ["", "Priority lane", "Appointment", "Priority"]);
        assert_eq!(names(Lang::En, &listed)[1], "优先", "as the centre lists it");
    }
}
