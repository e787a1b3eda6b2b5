//! The frame around every screen: header, footer, and the question whether anybody is still there.
use super::screen::{Context, FrameStyle};
use crate::hall::calendar::is_clock_set;
use crate::text::layout::wrap::columns;
use crate::ui::{Align, ButtonStyle, Grid, Page, Role, TextTone, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// What a touch on the frame means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameTouch {
    Back,
    Home,
    Language,
    Size,
    Help,
    /// Somebody is still there.
    GoOn,
    /// Nobody needs the machine any more.
    Finish,
}

/// Header, body and footer of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FrameLayout {
    pub header: Rect,
    pub body: Rect,
    pub footer: Rect,
}

impl FrameLayout {
    pub fn new(grid: &Grid, frame: FrameStyle) -> FrameLayout {
        let all = Rect::new(0, 0, grid.columns, grid.rows);
        if frame == FrameStyle::None {
            let nothing = Rect::default();
            return FrameLayout { header: nothing, body: all, footer: nothing };
        }
        let (header, rest) = take_top(all, header_rows(grid));
        let bottom = u16::from(grid.is_tall());
        let finger = grid.finger_rows();
        let (footer, body) = take_bottom(rest, finger + bottom);
        let footer = Rect { height: footer.height.saturating_sub(bottom), ..footer };
        FrameLayout { header, body: narrowed(body, 2), footer: narrowed(footer, 2) }
    }
}

/// The corner of the glass, above all that can be touched, behind which the entrance of the staff is.
pub(super) fn corner(grid: &Grid) -> Rect {
    let width = grid.finger_columns().max(grid.columns / 8).min(grid.columns);
    Rect::new(grid.columns - width, 0, width, header_rows(grid))
}

fn header_rows(grid: &Grid) -> u16 {
    match grid.rows {
        0..=26 => 2,
        27..=35 => 3,
        _ => 5,
    }
}

/// Draws the header: who, which machine, what time, until when.
pub(super) fn header<M>(context: &Context, page: &mut Page<'_, M>, area: Rect) {
    let theme = page.theme;
    let (band, accent) = take_top(area, area.height.saturating_sub(1));
    page.fill(band, theme.header);
    if context.printer.trouble.is_none() {
        page.edge(accent, "▀", theme.accent, theme.page);
    }
    let words = context.words();
    let inner = narrowed(Rect { y: band.y + u16::from(band.height > 3), ..band }, 3);
    let row = |y: u16| Rect { y: inner.y + y, height: 1, ..inner };
    let (date, clock) = if is_clock_set(context.now) {
        ((words.date)(context.now.date()), context.now.format("%H:%M").to_string())
    } else {
        (String::new(), words.clock_not_set_short.to_owned())
    };
    let centre = context.say(&context.hall.setup.centre);
    // Where there is one row only, when a closed hall opens is worth more than the date.
    let day = closed_words(context).into_iter().next().unwrap_or_else(|| date.clone());
    let right = if band.height < 2 { format!("{day}  {clock}").trim_start().to_owned() } else { clock };
    let name_room = inner.width.saturating_sub(u16::try_from(columns(&right)).unwrap_or(0) + 2);
    page.text(row(0), &right, Align::Right, Role::Fact);
    page.text(Rect { width: name_room, ..row(0) }, centre, Align::Left, Role::Title);
    if band.height >= 2 {
        let machine = (words.machine)(&context.hall.setup.kiosk);
        let mut said = open_words(context).into_iter().map(|said| format!("{date}  {said}"));
        let room = usize::from(inner.width).saturating_sub(columns(&machine) + 2);
        let today = said.find(|today| columns(today) <= room).unwrap_or_else(|| date.clone());
        page.text(row(1), &today, Align::Right, Role::Note);
        page.text(row(1), &machine, Align::Left, Role::Note);
    }
}

/// Draws, over the last rows of the header, what is the matter with the printer and what that means for people.
pub(super) fn banner<M>(context: &Context, page: &mut Page<'_, M>, header: Rect) {
    let Some((text, said)) = context.printer_words() else { return };
    let theme = page.theme;
    let text = if columns(&text) + 4 > header.width.into() { said.to_owned() } else { text };
    let height = if header.height >= 5 { 2 } else { 1 };
    let area = Rect { y: header.bottom() - height, height, ..header };
    page.fill(area, theme.accent);
    if height > 1 {
        // Letters stand high in their row, so the band begins half a row above them.
        page.edge(Rect { height: 1, ..area }, "▄", theme.accent, theme.header);
    }
    let row = Rect { y: area.bottom() - 1, height: 1, ..area };
    page.text(row, &text, Align::Centre, Role::Fact.in_tone(TextTone::Warning));
}

/// Until when the hall is open today, or when it opens.
fn open_words(context: &Context) -> Vec<String> {
    if !is_clock_set(context.now) {
        return Vec::new();
    }
    let today = context.hall.setup.hours_on(context.now.date()).unwrap_or_default();
    match today.iter().find(|span| span.contains(context.now.time())) {
        Some(span) => vec![(context.words().open_until)(span.until)],
        None => closed_words(context),
    }
}

/// When a hall that is closed opens, then shorter words for where these have no room; nothing while it is open.
fn closed_words(context: &Context) -> Vec<String> {
    let (words, hall) = (context.words(), &context.hall);
    let (today, time) = (context.now.date(), context.now.time());
    let Ok(hours) = hall.setup.hours_on(today) else { return Vec::new() };
    match hours.iter().find(|span| time < span.until) {
        Some(span) if span.contains(time) => return Vec::new(),
        Some(span) => return vec![(words.opens_at)(span.from)],
        None => {}
    }
    let next = hall.setup.next_hours_after(today);
    let again = next.and_then(|(day, hours)| Some((day, hours.first()?)));
    let again = again.map(|(day, span)| (words.opens_on)(day, span.from));
    let closed = if hours.is_empty() { words.closed_today } else { words.closed_now };
    again.into_iter().chain([closed.to_owned()]).collect()
}

/// Draws the footer: the same buttons in the same place on every page.
pub(super) fn footer(context: &Context, frame: FrameStyle, page: &mut Page<'_, FrameTouch>, area: Rect) {
    let words = context.words();
    let size = if context.grid.large { words.normal_type } else { words.large_type };
    let mut buttons = vec![
        (words.other_language, FrameTouch::Language, ButtonStyle::Soft),
        (size, FrameTouch::Size, ButtonStyle::Soft),
        (words.help, FrameTouch::Help, ButtonStyle::Soft),
    ];
    if frame != FrameStyle::First {
        buttons.insert(0, (words.home, FrameTouch::Home, ButtonStyle::Soft));
        buttons.insert(0, (words.back, FrameTouch::Back, ButtonStyle::Primary));
    }
    let count = u16::try_from(buttons.len()).unwrap_or(1);
    for (place, (label, touch, look)) in
        crate::ui::tiles(area, count, 1, context.grid.gap()).into_iter().zip(buttons)
    {
        page.button(place, label, look, touch);
    }
}

/// Draws the question whether anybody is still there, with the seconds left.
pub(super) fn still_there(context: &Context, seconds: u64, page: &mut Page<'_, FrameTouch>) {
    let words = context.words();
    let theme = page.theme;
    let finger = context.grid.finger_rows();
    let height = (page.area.height * 3 / 5).max(finger + 10).min(page.area.height);
    let width = (page.area.width * 4 / 5).clamp(44.min(page.area.width), 76);
    let area = Rect { x: (page.area.width - width) / 2, y: (page.area.height - height) / 2, width, height };
    page.card_on(area, theme.accent, theme.page, theme.shadow);
    let card = Rect { x: area.x + 1, y: area.y + 1, width: width - 2, height: height - 2 };
    page.fill(card, theme.card);
    let inner = narrowed(Rect { y: card.y + 1, height: card.height - 1, ..card }, 2);
    let (question, rest) = take_top(inner, if context.grid.large && inner.height > 20 { 6 } else { 2 });
    page.display(question, words.still_there, Align::Centre, Role::Title.in_tone(TextTone::Plain));
    let (buttons, rest) = take_bottom(rest, finger + u16::from(context.grid.large));
    let (line, digits) = take_bottom(rest, 1);
    let (_, digits) = take_bottom(digits, 1);
    page.display(digits, &seconds.to_string(), Align::Centre, Role::Figure.in_tone(TextTone::Warning));
    page.text(line, words.then_home, Align::Centre, Role::Note);
    page.ground = theme.card;
    let places = crate::ui::tiles(buttons, 2, 1, context.grid.gap());
    for (place, (label, look, touch)) in places.into_iter().zip([
        (words.finish, ButtonStyle::Soft, FrameTouch::Finish),
        (words.go_on, ButtonStyle::Primary, FrameTouch::GoOn),
    ]) {
        page.button(place, label, look, touch);
    }
}
