//! What a part of the catalogue is called on its pages.
use crate::app::screen::Context;
use crate::hall::catalogue::{CataloguePart, Theme};

/// A theme by its name.
pub(super) fn theme<'c>(context: &'c Context, name: &str) -> Option<&'c Theme> {
    context.hall.setup.themes.iter().find(|theme| theme.name.zh == name)
}

/// What a theme is called; an empty name stands for the matters that have none.
pub(super) fn theme_name<'c>(context: &'c Context, name: &'c str) -> &'c str {
    match theme(context, name) {
        Some(theme) => context.say(&theme.name),
        None if name.is_empty() => context.words().other_matters,
        None => name,
    }
}

/// What a part of the catalogue is called by what was chosen last.
pub(super) fn part_name(part: &CataloguePart, context: &Context) -> String {
    let words = context.words();
    let name = match (&part.department, &part.theme) {
        (Some(department), _) => context.department(department),
        _ if !part.without.is_empty() => words.other_departments,
        (None, Some(theme)) => theme_name(context, theme),
        (None, None) if part.organisations == Some(true) => words.organisations,
        (None, None) => words.people,
    };
    name.to_owned()
}
