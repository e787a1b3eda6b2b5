//! The lead's screen as it is drawn: header, alarms, lines and windows, the keys on the last line.
use super::{LeadPage, LeadScreen, LeadTouch, decision_form_view, lines, rows::HallSnapshot, windows};
use crate::app::input::Key;
use crate::hall::calendar::is_clock_set;
use crate::text::layout::wrap::columns;
use crate::ui::{
    Align, Page, Role, TextTone, desk::draw_hint_line, narrowed, take_bottom, take_right, take_top,
};
use ratatui::layout::Rect;

/// From so many columns lines and windows stand side by side.
const WIDE: u16 = 110;
/// Columns of the lines there, at least.
const LINES: u16 = 46;

/// A key, as it is written, what it does, and the key itself.
type LeadHint = (&'static str, &'static str, Key);

impl LeadScreen {
    /// Draws the screen on a page of any size.
    pub fn draw(&self, page: &mut Page<'_, LeadTouch>) {
        let area = page.area;
        page.fill(area, page.theme.page);
        let (head, rest) = take_top(area, 2);
        let (foot, rest) = take_bottom(rest, 1);
        let (note, body) = take_bottom(rest, 1);
        self.draw_head(page, head);
        self.draw_foot(page, foot);
        let note = narrowed(note, 2);
        page.text(note, &self.note(note.width), Align::Left, Role::Fact.in_tone(TextTone::Primary));
        let body = narrowed(body, 2);
        let Some(look) = self.shown() else {
            let said = if self.gone { self.words().gone_at_first } else { self.words().opening };
            page.text(take_top(body, 2).1, said, Align::Left, Role::Fact);
            return;
        };
        let body = self.draw_warning(page, body);
        match &self.sheet {
            LeadPage::Alarms => self.draw_alarms(page, look, body, true),
            LeadPage::Hall => self.draw_hall(page, look, body),
            LeadPage::Ask(ask) => {
                let body = self.draw_top(page, look, body);
                decision_form_view::draw(page, body, ask, &look.called(&ask.line), self.words());
            }
        }
    }

    /// The alarms at the top; what is left below them.
    fn draw_top(&self, page: &mut Page<'_, LeadTouch>, look: HallSnapshot<'_>, body: Rect) -> Rect {
        let count = u16::try_from(look.alarms.len()).unwrap_or(u16::MAX).max(1);
        let air = u16::from(body.height >= 22);
        let (alarms, rest) = take_top(take_top(body, air).1, count.min((body.height / 5).max(2)));
        self.draw_alarms(page, look, alarms, false);
        take_top(rest, air).1
    }

    fn draw_hall(&self, page: &mut Page<'_, LeadTouch>, look: HallSnapshot<'_>, body: Rect) {
        let rest = self.draw_top(page, look, body);
        if body.width >= WIDE {
            let lines_wide = (body.width * 3 / 10).max(LINES);
            let (right, left) = take_right(rest, body.width - lines_wide - 2, 2);
            lines::draw(page, left, look, self.chosen);
            windows::draw(page, right, look, self.turned);
        } else {
            let (top, below) = take_top(rest, rest.height / 2);
            lines::draw(page, top, look, self.chosen);
            windows::draw(page, below, look, self.turned);
        }
    }

    fn draw_head(&self, page: &mut Page<'_, LeadTouch>, area: Rect) {
        let words = self.words();
        page.fill(area, page.theme.header);
        let (top, below) = take_top(narrowed(area, 2), 1);
        let moment = format!("{} {}", (words.date)(self.now.date()), self.now.format("%H:%M:%S"));
        let (right, left) = take_right(top, u16::try_from(columns(&moment)).unwrap_or(0), 2);
        let title = format!("{} · {}", words.title, self.lang.say(&self.hall.setup.centre));
        page.text(left, &title, Align::Left, Role::Title);
        page.text(right, &moment, Align::Right, Role::Body);
        let summary = self.shown().map(|look| look.summary(below.width)).unwrap_or_default();
        // Who acts here is said where there is room for it beside the hall.
        let banner = match &self.guard.clerk {
            Some(clerk) => (words.acting)(clerk),
            None => words.looking_only.to_owned(),
        };
        let wide = columns(&summary) + columns(&banner) + 2 <= below.width.into();
        let room = if wide { u16::try_from(columns(&banner)).unwrap_or(0) } else { 0 };
        let (right, left) = take_right(below, room, if wide { 2 } else { 0 });
        page.text(left, &summary, Align::Left, Role::Note);
        page.text(right, &banner, Align::Right, Role::Fact);
    }

    /// Says that the store is gone or that the clock is not set, and takes the row for it.
    fn draw_warning(&self, page: &mut Page<'_, LeadTouch>, area: Rect) -> Rect {
        let said = match &self.seen {
            Some((_, at)) if self.gone => (self.words().gone)(&at.format("%H:%M:%S").to_string()),
            _ if !is_clock_set(self.now) => self.words().clock_not_set.to_owned(),
            _ => return area,
        };
        let (row, rest) = take_top(area, 1);
        page.fill(row, page.theme.accent);
        let role = Role::Fact.in_tone(TextTone::Warning);
        page.text(narrowed(row, 1), &format!("▲ {said}"), Align::Left, role);
        rest
    }

    /// The alarms: as many as there is room for, or all of them page by page.
    fn draw_alarms(&self, page: &mut Page<'_, LeadTouch>, look: HallSnapshot<'_>, area: Rect, all: bool) {
        let words = self.words();
        let mut said: Vec<String> =
            look.alarms.iter().map(|raised| format!("▲ {}", look.alarm(raised))).collect();
        let tone = if said.is_empty() { TextTone::Good } else { TextTone::Warning };
        if said.is_empty() {
            said.push(format!("● {}", words.all_well));
        }
        let (mut area, mut rows) = (area, usize::from(area.height));
        if all {
            let (head, rest) = take_top(area, 2);
            let shown = windows::turn(said.len(), rest.height.into(), self.turned);
            let title = format!("{}   {}", (words.alarms)(look.alarms.len()), shown.said(words));
            page.text(head, title.trim_end(), Align::Left, Role::Title);
            said = said.into_iter().skip(shown.from).collect();
            (area, rows) = (rest, rest.height.into());
        } else if said.len() > rows && rows > 0 {
            let left = said.len() + 1 - rows;
            said.truncate(rows - 1);
            said.push(format!("▲ {}", (words.more_alarms)(left)));
        }
        for (line, y) in said.iter().take(rows).zip(area.top()..area.bottom()) {
            page.text(Rect { y, height: 1, ..area }, line, Align::Left, Role::Fact.in_tone(tone));
        }
    }

    /// What was just done, else what there is to say of the line that is chosen, in so many columns if need be: that it is
    /// stopped comes first, and its name gives way to it.
    fn note(&self, room: u16) -> String {
        if let Some((note, _)) = &self.note {
            return note.clone();
        }
        if matches!(self.sheet, LeadPage::Alarms) {
            return String::new();
        }
        let Some((line, called, now)) = self.chosen() else { return String::new() };
        let words = self.words();
        let people = (words.people)(now.waiting(), now.today.waiting_priority);
        let Some(stop) = now.stop else { return (words.about)(&called, &people) };
        let stopped = (words.stopped_by)(&stop.at.format("%H:%M").to_string(), &stop.who, &stop.reason);
        let all = (words.about)(&called, &format!("{stopped} · {people}"));
        let shorter = (words.about)(&called, &stopped);
        let fits = |said: &String| columns(said) <= room.into();
        [all, shorter].into_iter().find(fits).unwrap_or_else(|| (words.about)(&line, &stopped))
    }

    fn hints(&self) -> Vec<LeadHint> {
        let keys = &self.words().keys;
        match &self.sheet {
            LeadPage::Hall => vec![
                ("↑↓", keys.choose, Key::Down),
                ("s", keys.stop, Key::Char('s')),
                ("r", keys.reopen, Key::Char('r')),
                ("b", keys.lend, Key::Char('b')),
                ("u", keys.take_back, Key::Char('u')),
                ("PgUp PgDn", keys.turn, Key::PageDown),
                ("a", keys.alarms, Key::Char('a')),
                ("l", keys.language, Key::Char('l')),
                ("q", keys.quit, Key::Char('q')),
            ],
            LeadPage::Alarms => vec![
                ("PgUp PgDn", keys.turn, Key::PageDown),
                ("Esc", keys.back, Key::Escape),
                ("l", keys.language, Key::Char('l')),
                ("q", keys.quit, Key::Char('q')),
            ],
            LeadPage::Ask(_) => vec![("Enter", keys.confirm, Key::Enter), ("Esc", keys.back, Key::Escape)],
        }
    }

    /// The keys; each may be touched as well.
    fn draw_foot(&self, page: &mut Page<'_, LeadTouch>, area: Rect) {
        page.fill(area, page.theme.soft);
        let hints = self.hints().into_iter().map(|(key, does, press)| (key, does, LeadTouch::Key(press)));
        draw_hint_line(page, narrowed(area, 2), hints.collect());
    }
}
