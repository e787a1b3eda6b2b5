//! Frame characters, drawn so that the lines of neighbouring cells meet, and the box for a missing glyph.

use super::pixels::{Area, Picture, Rgb};

/// The arms of a frame character, each 0 (none), 1 (light) or 2 (heavy).
#[derive(Clone, Copy)]
struct Arms {
    left: u32,
    right: u32,
    up: u32,
    down: u32,
}

/// Draws the character if it is a light, heavy or rounded frame, and says whether it was.
pub(super) fn draw(picture: &mut Picture, area: Area, character: char, ink: Rgb) -> bool {
    if let Some(towards) = rounded(character) {
        arc(picture, area, towards, ink);
        return true;
    }
    let Some(arms) = arms(character) else { return false };
    let thick = |weight: u32| weight * (area.height / 18).max(1);
    let (middle, centre) = (area.width / 2, area.height / 2);
    // An arm reaches to the far edge of the line it meets, so that corners are closed.
    let standing = (thick(arms.up.max(arms.down)) / 2).clamp(1, middle.max(1));
    let lying = (thick(arms.left.max(arms.right)) / 2).clamp(1, centre.max(1));
    let sideways =
        [(arms.left, 0, middle + standing), (arms.right, middle.saturating_sub(standing), area.width)];
    for (weight, from, to) in sideways {
        let top = centre.saturating_sub(thick(weight) / 2);
        picture.fill(area.part(from, top, to, top + thick(weight)), ink);
    }
    let upright = [(arms.up, 0, centre + lying), (arms.down, centre.saturating_sub(lying), area.height)];
    for (weight, from, to) in upright {
        let left = middle.saturating_sub(thick(weight) / 2);
        picture.fill(area.part(left, from, left + thick(weight), to), ink);
    }
    true
}

/// Draws an empty box, which nobody can take for a character.
pub(super) fn missing(picture: &mut Picture, area: Area, ink: Rgb) {
    let (inset, thick) = (area.height / 12, (area.height / 18).max(1));
    let (right, bottom) = (area.width.saturating_sub(inset / 2), area.height.saturating_sub(inset));
    for (left, top, right, bottom) in [
        (inset / 2, inset, right, inset + thick),
        (inset / 2, bottom.saturating_sub(thick), right, bottom),
        (inset / 2, inset, inset / 2 + thick, bottom),
        (right.saturating_sub(thick), inset, right, bottom),
    ] {
        picture.fill(area.part(left, top, right, bottom), ink);
    }
}

/// The arms of the characters in use; the mixed weights are left to the fonts.
fn arms(character: char) -> Option<Arms> {
    let (weight, arms) = match character {
        '─' | '│' | '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' => {
            (1, character)
        }
        '━' => (2, '─'),
        '┃' => (2, '│'),
        '┏' => (2, '┌'),
        '┓' => (2, '┐'),
        '┗' => (2, '└'),
        '┛' => (2, '┘'),
        '┣' => (2, '├'),
        '┫' => (2, '┤'),
        '┳' => (2, '┬'),
        '┻' => (2, '┴'),
        '╋' => (2, '┼'),
        '╴' | '╵' | '╶' | '╷' => (1, character),
        '╸' => (2, '╴'),
        '╹' => (2, '╵'),
        '╺' => (2, '╶'),
        '╻' => (2, '╷'),
        _ => return None,
    };
    let any = |with: &str| if with.contains(arms) { weight } else { 0 };
    Some(Arms {
        left: any("─┐┘┤┬┴┼╴"), right: any("─┌└├┬┴┼╶"), up: any("│└┘├┤┴┼╵"), down: any("│┌┐├┤┬┼╷")
    })
}

/// Where a rounded corner goes: (to the right, downwards).
fn rounded(character: char) -> Option<(bool, bool)> {
    match character {
        '╭' => Some((true, true)),
        '╮' => Some((false, true)),
        '╰' => Some((true, false)),
        '╯' => Some((false, false)),
        _ => None,
    }
}

/// A quarter circle from the side's middle, then straight on to the upper or lower edge.
#[expect(clippy::cast_precision_loss, reason = "pixels of one cell")]
fn arc(picture: &mut Picture, area: Area, (rightwards, downwards): (bool, bool), ink: Rgb) {
    let thick = (area.height / 18).max(1) as f32;
    // The middle of the light lines of the neighbours, in pixels.
    let middle = |length: u32| (length / 2) as f32 - (thick / 2.0).floor() + thick / 2.0;
    let (x0, y0) = (middle(area.width), middle(area.height));
    let radius = x0.min(area.width as f32 - x0);
    let centre_x = if rightwards { x0 + radius } else { x0 - radius };
    let centre_y = if downwards { y0 + radius } else { y0 - radius };
    for y in 0..area.height {
        for x in 0..area.width {
            let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
            let past_y = if downwards { py > centre_y } else { py < centre_y };
            let past_x = if rightwards { px > centre_x } else { px < centre_x };
            let off = match (past_x, past_y) {
                (true, true) => continue,
                (false, true) => (px - x0).abs(),
                (true, false) => (py - y0).abs(),
                (false, false) => ((px - centre_x).hypot(py - centre_y) - radius).abs(),
            };
            let share = (thick / 2.0 + 0.5 - off).clamp(0.0, 1.0);
            picture.blend(area.x + x, area.y + y, ink, share);
        }
    }
}
