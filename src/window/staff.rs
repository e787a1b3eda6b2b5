//! The window's screen as one of the staff's.
use super::form::Form;
use super::{WindowEvent, WindowPage, WindowRequest, WindowScreen, WindowTouch, WindowUpdate};
use crate::ui::{
    Page,
    desk::{StaffEvent, StaffOutcome, StaffScreen},
};

impl StaffScreen for WindowScreen {
    type Target = WindowTouch;
    type News = WindowUpdate;
    type Request = WindowRequest;

    fn view(&self, page: &mut Page<'_, WindowTouch>) {
        WindowScreen::view(self, page);
    }

    fn hear(&mut self, event: StaffEvent<WindowTouch, WindowUpdate>) -> Vec<StaffOutcome<WindowRequest>> {
        let event = match event {
            StaffEvent::Key(key) => WindowEvent::Key(key),
            StaffEvent::Pasted(letter) => WindowEvent::Pasted(letter),
            StaffEvent::Touch(touch) => WindowEvent::Touch(touch),
            StaffEvent::Tick { now, at } => WindowEvent::Tick { now, at },
            StaffEvent::News(news) => WindowEvent::News(news),
        };
        let outcome = |request| match request {
            WindowRequest::Chime => StaffOutcome::Ring,
            WindowRequest::Leave => StaffOutcome::Leave,
            request => StaffOutcome::Do(request),
        };
        self.update(event).into_iter().map(outcome).collect()
    }

    fn is_commanded(&self) -> bool {
        match &self.sheet {
            WindowPage::Opening => true,
            WindowPage::SignIn(_) => false,
            WindowPage::Desk(desk) => matches!(desk.form, None | Some(Form::Ask(_))),
        }
    }

    fn sheet(&self) -> u32 {
        match &self.sheet {
            WindowPage::Opening => 0,
            WindowPage::SignIn(_) => 1,
            WindowPage::Desk(desk) => 2 + desk.form.as_ref().map_or(0, super::form::Form::sheet),
        }
    }
}
