//! What people said, as somebody has reviewed it, and what was changed because of it.
use super::reading::{self, Paragraph};
use crate::app::case_progress::PublishedChange;
use crate::app::message::Answer;
use crate::app::screen::{Context, Outcome, Screen};
use crate::kiosk::heading::{heading, message};
use crate::text::cases::source;
use crate::text::kiosk::opinion::words;
use crate::ui::{Page, Role, TextTone};

/// What was published, once it was read.
#[derive(Default)]
pub(super) struct PublishedChanges {
    published: PublishedState,
    page: usize,
}

#[derive(Default)]
enum PublishedState {
    #[default]
    Asked,
    Failed,
    Read(Vec<PublishedChange>),
}

/// To another page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ToPage(usize);

fn paragraphs(context: &Context, published: &[PublishedChange]) -> Vec<Paragraph> {
    let said = words(context.lang);
    let mut all = Vec::new();
    for change in published {
        let head = format!("{}  {}", (said.date)(change.at.date()), source(context.lang, change.source));
        all.push(Paragraph::new(head, Role::Label).apart());
        all.push(Paragraph::new(&change.subject, Role::Fact));
        let changed = (said.changed)(&change.changed);
        all.push(Paragraph::new(changed, Role::Body.in_tone(TextTone::Good)));
    }
    all
}

impl Screen for PublishedChanges {
    type Message = ToPage;

    fn view(&self, context: &Context, page: &mut Page<'_, ToPage>) {
        let said = words(context.lang);
        let body = heading(page, page.area, said.published_title);
        match &self.published {
            PublishedState::Asked => message(page, body, context.words().please_wait),
            PublishedState::Failed => message(page, body, &format!("{}\n{}", said.not_asked, said.ask_later)),
            PublishedState::Read(all) if all.is_empty() => message(page, body, said.nothing_published),
            PublishedState::Read(all) => {
                reading::draw(context, page, body, (&paragraphs(context, all), self.page), ToPage);
            }
        }
    }

    fn update(&mut self, ToPage(to): ToPage, _context: &Context) -> Outcome {
        self.page = to;
        Outcome::stay()
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Published(all) => self.published = PublishedState::Read(all.clone()),
            Answer::StoreFailed => self.published = PublishedState::Failed,
            _ => {}
        }
        Outcome::stay()
    }
}
