//! The administration as one of the staff's screens.
use super::{AdminRequest, AdminScreen, AdminSheet, AdminTouch, AdminUpdate};
use crate::ui::{
    Page,
    desk::{StaffEvent, StaffOutcome, StaffScreen},
};
use ratatui::layout::Rect;

impl AdminScreen {
    /// Hears an event; what is to be done about it.
    pub fn update(&mut self, event: StaffEvent<AdminTouch, AdminUpdate>) -> Vec<AdminRequest> {
        let requests = match event {
            StaffEvent::Key(key) => self.key(key),
            StaffEvent::Pasted(letter) => self.paste(letter),
            StaffEvent::Touch(touch) => self.touch(&touch),
            StaffEvent::Tick { now, at } => self.tick(now, at),
            StaffEvent::News(news) => self.news(news),
        };
        for request in &requests {
            self.here.setup.send(request);
        }
        requests
    }
}

impl StaffScreen for AdminScreen {
    type Target = AdminTouch;
    type News = AdminUpdate;
    type Request = AdminRequest;

    fn view(&self, page: &mut Page<'_, AdminTouch>) {
        self.draw(page);
    }

    fn hear(&mut self, event: StaffEvent<AdminTouch, AdminUpdate>) -> Vec<StaffOutcome<AdminRequest>> {
        let outcome = |request| match request {
            AdminRequest::Leave => StaffOutcome::Leave,
            request => StaffOutcome::Do(request),
        };
        self.update(event).into_iter().map(outcome).collect()
    }

    fn is_commanded(&self) -> bool {
        matches!(&self.sheet, AdminSheet::Open(stack) if stack.is_commanded())
    }

    fn fit(&mut self, area: Rect) {
        self.here.area = area;
    }

    fn sheet(&self) -> u32 {
        match &self.sheet {
            AdminSheet::SignIn(_) => 0,
            AdminSheet::Locked(..) => 1,
            AdminSheet::Open(stack) => 2 + stack.sheet(),
        }
    }
}
