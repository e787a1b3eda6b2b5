//! The colour of a text: by its role, its tone, and the ground it stands on.
use crate::ui::{ColourTheme, Role, TextTone, TonedRole};
use ratatui::style::Color;

/// Slips are printed in black, whatever the colours of the page.
const BLACK: Color = Color::Rgb(0, 0, 0);

/// The colour of a text on a ground; `drawn` where its letters are drawn from outlines.
pub(super) fn of(theme: ColourTheme, ground: Color, text: TonedRole, drawn: bool) -> Color {
    if text.role == Role::Slip {
        return BLACK;
    }
    let tone = if text.tone == TextTone::Usual { usual(text.role, drawn) } else { text.tone };
    if [theme.primary, theme.accent, theme.good, theme.pressed].contains(&ground) {
        return theme.bright;
    }
    if ground == theme.header && theme.header != theme.page {
        return if tone == TextTone::Quiet { theme.header_muted } else { theme.on_header };
    }
    match tone {
        TextTone::Usual | TextTone::Plain => theme.ink,
        TextTone::Quiet => theme.muted,
        TextTone::Primary => theme.primary,
        TextTone::Warning => theme.accent,
        TextTone::Good => theme.good,
    }
}

/// The tone that a role has by itself. A title is coloured only in large letters.
fn usual(role: Role, drawn: bool) -> TextTone {
    match role {
        Role::Title if drawn => TextTone::Primary,
        Role::Figure => TextTone::Primary,
        Role::Note | Role::Label => TextTone::Quiet,
        Role::Title | Role::Fact | Role::Body | Role::Button | Role::Slip => TextTone::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{CONTRAST, DARK, LIGHT};

    const ROLES: [Role; 7] =
        [Role::Title, Role::Figure, Role::Fact, Role::Body, Role::Note, Role::Button, Role::Label];
    const TONES: [TextTone; 6] = [
        TextTone::Usual,
        TextTone::Plain,
        TextTone::Quiet,
        TextTone::Primary,
        TextTone::Warning,
        TextTone::Good,
    ];

    fn luminance(colour: Color) -> f64 {
        let Color::Rgb(r, g, b) = colour else { panic!("{colour:?} is not an exact colour") };
        let part = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_stands_out_from_its_ground() {
        for (theme, least) in [(LIGHT, 7.0), (DARK, 7.0), (CONTRAST, 15.0)] {
            let filled = [theme.primary, theme.accent, theme.good, theme.pressed];
            for ground in [theme.page, theme.card, theme.soft, theme.header].into_iter().chain(filled) {
                for role in ROLES {
                    for (tone, drawn) in TONES.into_iter().flat_map(|tone| [(tone, false), (tone, true)]) {
                        let found = contrast(of(theme, ground, role.in_tone(tone), drawn), ground);
                        assert!(found >= least, "{role:?} {tone:?} on {ground:?}: {found:.2}");
                    }
                }
            }
        }
    }
}
