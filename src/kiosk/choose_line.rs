//! Choosing a line to queue in, with how each stands.
use super::closed_line;
use super::heading::{heading, pair};
use super::{check_in::CheckIn, confirm::Confirm, hours::HoursScreen, line_counts::CountTimer, ticket_words};
use crate::app::message::Answer;
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::LineCode;
use crate::hall::queue::{Line, LineToday, Refusal};
use crate::text;
use crate::text::kiosk::arrival;
use crate::ui::{ButtonStyle, List, ListItem, Page, PageTurn, take_top};

/// The lines of the hall.
#[derive(Default)]
pub(super) struct ChooseLine {
    /// How the lines stand, once they were counted; a line where nobody took a number is not in it.
    today: Option<Vec<LineToday>>,
    list: List,
    timer: CountTimer,
}

/// What a touch means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Choose(LineCode),
    CheckIn,
    Hours,
    Turn(PageTurn),
}

impl ChooseLine {
    fn note(&self, context: &Context, line: &Line) -> String {
        let words = context.words();
        let none = LineToday::default();
        let today =
            self.today.as_ref().map(|all| all.iter().find(|today| today.line == line.code).unwrap_or(&none));
        let answer = match today {
            Some(today) => context.hall.would_give(line, today, context.now).map(|_| Some(today)),
            None => context.hall.gives_numbers(line, context.now).map(|()| None),
        };
        match answer {
            Ok(None) => String::new(),
            Ok(Some(today)) => {
                let ahead = today.ahead(line.policy, false, context.now);
                format!(
                    "{}   {}",
                    text::queue::ticket_state::ahead(context.lang, ahead),
                    ticket_words::wait(context, line, today, ahead)
                )
            }
            Err(no) if closed_line::special(context, &line.code, &no, today).is_some() => {
                closed_line::why(context, &line.code, &no, today)
            }
            Err(Refusal::ClosedUntil { opens }) => (words.line_opens)(opens),
            Err(Refusal::FullUntil { opens }) => (words.line_full_until)(opens),
            Err(Refusal::FullForToday) => words.line_full.to_owned(),
            Err(Refusal::Stopped) => words.line_stopped.to_owned(),
            Err(Refusal::WouldNotBeServed) => words.line_too_late.to_owned(),
            Err(Refusal::ClosedForToday) => words.closed_now.to_owned(),
            Err(Refusal::ClockNotSet) => words.clock_not_set_short.to_owned(),
            Err(refusal) => text::queue::refusal::refusal(context.lang, &refusal),
        }
    }
}

impl Screen for ChooseLine {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let words = context.words();
        let body = heading(page, page.area, words.choose_line);
        let (entry, body) = take_top(body, page.grid.finger_rows());
        let appointment = arrival::words(context.lang).have_appointment;
        let both = [
            (appointment, ButtonStyle::Soft, Message::CheckIn),
            (words.hours_title, ButtonStyle::Soft, Message::Hours),
        ];
        pair(page, entry, both);
        let item = |at: usize| {
            let line = context.hall.setup.lines.get(at)?;
            let name = format!("{}  {}", line.code, context.say(&line.name));
            let message = Message::Choose(line.code.clone());
            Some(ListItem { name, note: self.note(context, line), message, side: None })
        };
        self.list.view(page, body, context.hall.setup.lines.len(), item, context.turning(), Message::Turn);
    }

    fn update(&mut self, message: Message, _context: &Context) -> Outcome {
        match message {
            Message::Choose(line) => Confirm::open(line, None, false),
            Message::CheckIn => Outcome::open(CheckIn::default()),
            Message::Hours => Outcome::open(HoursScreen),
            Message::Turn(turn) => {
                self.list.turn(turn);
                Outcome::stay()
            }
        }
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        if let Answer::Lines(today) = answer {
            self.today = Some(today.clone());
        }
        Outcome::stay()
    }

    fn tick(&mut self, _context: &Context) -> Outcome {
        self.timer.tick()
    }
}
